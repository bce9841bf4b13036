package dev.avatar4j.poser.djl.hybrid;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.MorphCategory;

/**
 * The two parts of a face that hardly see one another: brows and eyes, and the mouth. Each is kept
 * under the morphs that move it, so that eyes that blink go with every mouth that was ever drawn.
 */
enum FacePart {
  /** Brows, eyes and irises. */
  EYES(false),
  /** The mouth and its corners. */
  MOUTH(true);

  static final int COUNT = values().length;

  private final int[] morphs;

  FacePart(boolean mouth) {
    morphs =
        Morph.ALL.stream()
            .filter(morph -> morph.ordinal() < FaceStage.MORPHS)
            .filter(morph -> (morph.category() == MorphCategory.MOUTH) == mouth)
            .mapToInt(Morph::ordinal)
            .toArray();
  }

  /**
   * The first of the morphs that make an expression that lasts: those of the mouth begin with the
   * shapes of speech, which come and go while the corners stay.
   */
  int firstLasting() {
    return this == MOUTH ? Morph.MOUTH_OPEN.size() : 0;
  }

  int size() {
    return morphs.length;
  }

  /** The index in a pose of the n-th morph of this part. */
  int morph(int n) {
    return morphs[n];
  }
}
