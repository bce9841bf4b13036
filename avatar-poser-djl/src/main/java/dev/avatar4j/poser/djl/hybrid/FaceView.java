package dev.avatar4j.poser.djl.hybrid;

import dev.avatar4j.poser.warp.face.Texture;

/** Decides which face a frame shows. Used by one thread at a time. */
interface FaceView {
  /**
   * Puts the face of a frame into the picture.
   *
   * @param pose 45 values in range
   * @param canvas the picture
   */
  void show(float[] pose, Texture canvas);

  /**
   * @return the expression that was put there, as the first values of a pose
   */
  float[] shown();

  /** What happened so far; may be asked by any thread. */
  FaceStatistics statistics();

  /** Frees the face of the character; the poser still runs. Called once. */
  void close();
}
