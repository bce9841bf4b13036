package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.poser.djl.engine.MatrixProgram;
import dev.avatar4j.poser.djl.engine.NativeMatrix;

/** What one worker thread computes in: small enough to stay in its core's cache. */
final class Workspace implements AutoCloseable {
  /** Floats per matrix: 2048 pixels of the widest level at full size. */
  static final int CAPACITY = 2048 * 90;

  /** Floats worked on at a time between two matrix products. */
  static final int CHUNK = 4096;

  private final NativeMatrix first;
  private final NativeMatrix second;

  /** Scratch for whoever runs on this worker; never assumed to hold anything from before. */
  final float[] chunk = new float[CHUNK];

  final float[] columns = new float[CHUNK];
  final float[] rowPhase = new float[CHUNK];
  final float[] near = new float[CHUNK];
  final float[] far = new float[CHUNK];
  final float[] lowRow = new float[2 * CHUNK];
  final float[] outputs = new float[512 * Tha4Architecture.BODY_OUTPUTS];

  Workspace(MatrixProgram program) {
    first = program.newMatrix(CAPACITY);
    second = program.newMatrix(CAPACITY);
  }

  NativeMatrix first() {
    return first;
  }

  /** The matrix that is not the given one. */
  NativeMatrix other(NativeMatrix matrix) {
    return matrix == first ? second : first;
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
