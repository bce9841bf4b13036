package dev.avatar4j.poser.djl.session;

import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.djl.staged.StagedNetwork;

/**
 * All that a frame depends on, in the order in which the stages come to see it: what a stage sees
 * is a prefix of what the next one sees. Mutable and reused.
 */
final class FrameKey {
  /** What the eyebrow stage sees. */
  static final int EYEBROWS = StagedNetwork.EYEBROWS;

  /** What the face stage sees. */
  static final int FACE = StagedNetwork.FACE;

  /** What a face with cels depends on. */
  static final int CELS = FACE + CharacterCel.COUNT;

  /** What the whole frame depends on. */
  static final int FRAME = CELS + Morph.COUNT - FACE;

  private final float[] values = new float[FRAME];

  /**
   * @param pose 45 values
   * @param cels the cels to be drawn
   */
  void set(float[] pose, CelStrengths cels) {
    System.arraycopy(pose, 0, values, 0, FACE);
    for (int i = 0; i < CharacterCel.COUNT; i++) {
      values[FACE + i] = cels.get(CharacterCel.ALL.get(i));
    }
    System.arraycopy(pose, FACE, values, CELS, Morph.COUNT - FACE);
  }

  /**
   * @return {@value #FRAME} values, shared
   */
  float[] values() {
    return values;
  }
}
