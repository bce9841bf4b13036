package dev.avatar4j.poser.selftest;

import dev.avatar4j.AvatarException;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.PoserVariant;
import dev.avatar4j.poser.PoserVariants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Posers that draw one grey and take the time they are told to, on a clock of their own. */
final class FakeVariants {
  final List<Pose> seen = new ArrayList<>();
  int open;
  boolean referenceOnly;
  private final Map<String, double[]> variants = new LinkedHashMap<>();
  private long nanos;

  /**
   * @param name device and precision, such as {@code cpu float32}
   * @param millis of a frame; a negative number fails
   * @param alpha of all pixels, in codes
   */
  FakeVariants with(String name, double millis, double alpha) {
    variants.put(name, new double[] {millis, alpha});
    return this;
  }

  /** On their own they take the last one's device. */
  PoserVariants variants() {
    return new PoserVariants(
        "fake",
        "fake engine 1",
        variants.keySet().stream().map(FakeVariants::variant).toList(),
        referenceOnly,
        variants.keySet().stream()
            .map(name -> name.split(" ")[0])
            .reduce((a, b) -> b)
            .orElseThrow(),
        List.of());
  }

  private static PoserVariant variant(String name) {
    String[] words = name.split(" ");
    return new PoserVariant(words[0], words[1], "tuned", new PoserSpec("fake", name, Map.of()));
  }

  long clock() {
    return nanos;
  }

  Poser create(PoserSpec spec) {
    double[] behaviour = variants.get(spec.target());
    if (behaviour[0] < 0) {
      throw new AvatarException("no memory left");
    }
    nanos += 1_000_000_000;
    open++;
    return new Poser() {
      @Override
      public PoserSpec spec() {
        return spec;
      }

      @Override
      public String description() {
        return "fake";
      }

      @Override
      public PoserSession open(CharacterImage image) {
        open++;
        return new Session(behaviour[0], (float) (behaviour[1] / 255));
      }

      @Override
      public void close() {
        open--;
      }
    };
  }

  private final class Session implements PoserSession {
    private final double millis;
    private final float alpha;

    /** The first frames take longer, as they do in earnest. */
    private double warmUp = 1000;

    Session(double millis, float alpha) {
      this.millis = millis;
      this.alpha = alpha;
    }

    @Override
    public void pose(Pose pose, Frame out) {
      seen.add(pose);
      nanos += (long) (1e6 * (millis + warmUp));
      warmUp = warmUp > 100 ? 100 : 0;
      out.clear();
      Arrays.fill(out.alpha(), alpha);
    }

    @Override
    public void close() {
      open--;
    }
  }
}
