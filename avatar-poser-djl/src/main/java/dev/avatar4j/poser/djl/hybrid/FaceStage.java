package dev.avatar4j.poser.djl.hybrid;

/**
 * Paints the face of one character: the part of a posing network that does not see how head and
 * body turn. A pure function of the pose. Used by one thread only, that of its poser's faces.
 */
public interface FaceStage extends AutoCloseable {
  /** What it sees of a pose: the first 39 values; head and body come after them. */
  int MORPHS = 39;

  /**
   * Paints the face.
   *
   * @param pose 45 values in range, of which the first {@link #MORPHS} are read
   * @param rgba receives R, G, B, A of each pixel of the model's area, row by row: linear light,
   *     premultiplied by alpha, nominally 0..1
   */
  void draw(float[] pose, float[] rgba);

  /** Frees what belongs to this character. Called once. */
  @Override
  void close();
}
