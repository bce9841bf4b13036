package dev.avatar4j.emotion;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Sums up templates by weight. */
final class TemplateBlend {
  /** Below this, what the weights leave to 1 is rounding. */
  private static final double ROUNDING = 1e-9;

  private final double[] morphs = new double[Morph.COUNT];
  private final Map<String, Double> cels = new LinkedHashMap<>();

  private TemplateBlend() {}

  static EmotionTemplate of(
      EmotionMix mix, Function<String, EmotionTemplate> templates, EmotionTemplate neutral) {
    TemplateBlend blend = new TemplateBlend();
    double rest = 1;
    for (Map.Entry<String, Double> entry : mix.weights().entrySet()) {
      blend.add(templates.apply(entry.getKey()), entry.getValue());
      rest -= entry.getValue();
    }
    if (rest > ROUNDING) {
      blend.add(neutral, rest);
    }
    return blend.template(mix.dominant());
  }

  private void add(EmotionTemplate template, double weight) {
    for (int i = 0; i < morphs.length; i++) {
      morphs[i] += weight * template.pose().get(i);
    }
    template.cels().forEach((cel, strength) -> cels.merge(cel, weight * strength, Double::sum));
  }

  private EmotionTemplate template(String name) {
    float[] pose = new float[morphs.length];
    for (int i = 0; i < pose.length; i++) {
      pose[i] = (float) morphs[i];
    }
    Map<String, Float> strengths = new LinkedHashMap<>();
    cels.forEach((cel, strength) -> strengths.put(cel, (float) Math.min(1, strength)));
    return new EmotionTemplate(name, Pose.of(pose), strengths);
  }
}
