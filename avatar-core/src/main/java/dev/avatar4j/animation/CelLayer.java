package dev.avatar4j.animation;

import dev.avatar4j.cel.CelBuffer;
import dev.avatar4j.cel.CharacterCel;
import java.util.Set;

/**
 * The strengths of the character cels. Each eases towards the emotion's strength with the
 * interpolator's step; cels are matched by name, and one that a template does not mention is 0. The
 * eye-waver then divides the strength of {@code waver1} between its two pictures, and data eyes
 * replace the strengths of theirs.
 */
final class CelLayer {
  private final double[] current = new double[CharacterCel.COUNT];
  private final CelBuffer strengths = new CelBuffer();
  private final DataEyes dataEyes = new DataEyes();
  private int dataPictures = CharacterCel.DATA_EYES.size();
  private boolean wavers = true;

  /** Takes the target over at once. */
  void jumpTo(double[] target) {
    System.arraycopy(target, 0, current, 0, current.length);
  }

  /** Takes the target of one cel over at once. */
  void jumpTo(int cel, double target) {
    current[cel] = target;
  }

  /**
   * @param names the cels the character has; until this is called it is taken to have all
   */
  void setCels(Set<String> names) {
    dataPictures = 0;
    while (dataPictures < CharacterCel.DATA_EYES.size()
        && names.contains(CharacterCel.DATA_EYES.get(dataPictures).key())) {
      dataPictures++;
    }
    wavers = CharacterCel.EYE_WAVER.stream().allMatch(cel -> names.contains(cel.key()));
  }

  DataEyes dataEyes() {
    return dataEyes;
  }

  /**
   * @param time the time of the frame
   * @param settings rates of the eye-waver and the data eyes
   * @param step the interpolator's step for this frame
   * @param target the strengths the emotion asks for, overrides included, by ordinal
   */
  void apply(FrameTime time, AnimatorSettings settings, double step, double[] target) {
    PoseInterpolator.advance(current, target, step);
    for (int i = 0; i < current.length; i++) {
      strengths.set(CharacterCel.ALL.get(i), (float) current[i]);
    }
    if (wavers && settings.eyeWaverFps() > 0) {
      waver(time.now(), settings.eyeWaverFps());
    }
    dataEyes.apply(time, settings, dataPictures, strengths);
  }

  /** The strength is the eased one, so that the glitter comes and goes with the emotion. */
  private void waver(double now, double rate) {
    boolean second = (long) ((now + FrameTime.TOLERANCE) * rate) % 2 == 1;
    float strength = (float) current[CharacterCel.WAVER1.ordinal()];
    strengths.set(CharacterCel.WAVER1, second ? 0f : strength);
    strengths.set(CharacterCel.WAVER2, second ? strength : 0f);
  }

  CelBuffer strengths() {
    return strengths;
  }
}
