package dev.avatar4j.poser.djl.staged;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * A loaded posing network, cut into its pure stages: the same inputs give the same result, bit for
 * bit. Pictures are planes of 512x512 in the order red, green, blue, alpha; linear light, -1..1.
 * Each {@code pose} holds all 45 values; a stage reads the part it depends on. To be used by one
 * thread, that of its poser's inference.
 */
public interface StagedNetwork extends AutoCloseable {
  /** The eyebrow morphs: what {@link #eyebrows} sees of a pose is {@code [0, EYEBROWS)}. */
  int EYEBROWS = 12;

  /** Eyebrow, eye, mouth and iris morphs: {@link #face} sees {@code [EYEBROWS, FACE)}. */
  int FACE = 39;

  /** Side of the pictures in pixels. */
  int SIZE = 512;

  /**
   * @return what it is and runs on, such as {@code THA3 separable_float on PyTorch 2.7.1 (CPU, 2
   *     threads, float32)}
   */
  String description();

  /**
   * @return whether the colours of its pictures are multiplied by alpha (THA4) or straight (THA3)
   */
  boolean premultiplied();

  /**
   * Brings a picture to the network's device: the character, or a face from {@link #face} that was
   * drawn on, to go on with {@link #body}.
   *
   * @param picture 4x512x512 values
   * @return the picture, on the network's device
   */
  StageTensor source(FloatBuffer picture);

  /**
   * @param source the source picture
   * @return the face without eyebrows, and the eyebrows; once per picture
   */
  StageTensor decompose(StageTensor source);

  /**
   * @param layers from {@link #decompose}
   * @param pose values 0..11 are read
   * @return the middle of the face with its eyebrows moved
   */
  StageTensor eyebrows(StageTensor layers, float[] pose);

  /**
   * @param source the source picture
   * @param eyebrows from {@link #eyebrows}
   * @param pose values 12..38 are read
   * @return the whole picture with its face posed, 4x512x512
   */
  StageTensor face(StageTensor source, StageTensor eyebrows, float[] pose);

  /**
   * @param face from {@link #face}
   * @param pose values 39..44 are read
   * @param out receives the final picture, 4x512x512; may overshoot -1..1 a little
   */
  void body(StageTensor face, float[] pose, FloatBuffer out);

  /**
   * @return the names of all outputs of all its networks, last network first; index 0 is the final
   *     picture. The order is that of the published pose editors.
   */
  List<String> outputs();

  /**
   * Computes one of {@link #outputs()}, through all stages and without any cache.
   *
   * @param source the source picture
   * @param pose all 45 values
   * @param output an index of {@link #outputs()}
   * @return that output, {@code channels x height x width}
   */
  OutputPicture output(StageTensor source, float[] pose, int output);

  /** Frees the network. Idempotent. */
  @Override
  void close();
}
