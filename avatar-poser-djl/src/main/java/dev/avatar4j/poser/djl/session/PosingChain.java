package dev.avatar4j.poser.djl.session;

import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.StageStatistics;
import dev.avatar4j.poser.djl.staged.OutputPicture;
import dev.avatar4j.poser.djl.staged.StageTensor;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The stages of a network for one character, each with a cache of its own. Made, used and closed on
 * the poser's inference thread; statistics may be asked by any.
 */
final class PosingChain implements AutoCloseable {
  private final StagedNetwork network;
  private final StageTensor source;
  private final StageTensor layers;
  private final StageCache<StageTensor> eyebrows;
  private final StageCache<StageTensor> faces;
  private final StageCache<StageTensor> drawnFaces;

  /** {@code null} if the character has no cels. */
  private final FaceCanvas canvas;

  private final double decomposeMillis;

  /**
   * @param network the network
   * @param picture the character
   * @param scratch 4x512x512
   * @param canvas draws its cels; {@code null} if it has none
   * @param budget bounds of the caches
   */
  PosingChain(
      StagedNetwork network,
      Frame picture,
      FloatBuffer scratch,
      FaceCanvas canvas,
      CacheBudget budget) {
    this.network = network;
    this.canvas = canvas;
    eyebrows = cache("eyebrows", FrameKey.EYEBROWS, budget.eyebrows());
    faces = cache("face", FrameKey.FACE, budget.faces());
    drawnFaces = cache("cels", FrameKey.CELS, budget.drawnFaces());
    PictureFormat.of(network).encode(picture, scratch);
    source = network.source(scratch);
    long start = System.nanoTime();
    try {
      layers = network.decompose(source);
    } catch (RuntimeException | Error e) {
      source.close();
      throw e;
    }
    decomposeMillis = (System.nanoTime() - start) / 1e6;
  }

  private static StageCache<StageTensor> cache(String name, int keyLength, long bytes) {
    return new StageCache<>(name, keyLength, bytes, StageTensor::bytes, StageTensor::close);
  }

  /**
   * Draws a picture. If a stage fails, nothing is kept, so that the next frame finds the memory
   * free.
   *
   * @param key what the picture depends on
   * @param pose the 45 values of the key
   * @param cels whether the canvas draws cels
   * @param out receives it, 4x512x512
   * @return how long the last stage took, in nanoseconds
   */
  long draw(float[] key, float[] pose, boolean cels, FloatBuffer out) {
    try {
      StageTensor face = cels ? drawnFace(key, pose, out) : face(key, pose);
      long start = System.nanoTime();
      network.body(face, pose, out);
      return System.nanoTime() - start;
    } catch (RuntimeException | Error e) {
      clear();
      throw e;
    }
  }

  private StageTensor face(float[] key, float[] pose) {
    StageTensor face = faces.find(key);
    if (face == null) {
      StageTensor brows = brows(key, pose);
      long start = System.nanoTime();
      face = network.face(source, brows, pose);
      faces.put(key, face, System.nanoTime() - start);
    }
    return face;
  }

  private StageTensor brows(float[] key, float[] pose) {
    StageTensor brows = eyebrows.find(key);
    if (brows == null) {
      long start = System.nanoTime();
      brows = network.eyebrows(layers, pose);
      eyebrows.put(key, brows, System.nanoTime() - start);
    }
    return brows;
  }

  private StageTensor drawnFace(float[] key, float[] pose, FloatBuffer scratch) {
    StageTensor drawn = drawnFaces.find(key);
    if (drawn == null) {
      StageTensor face = face(key, pose);
      long start = System.nanoTime();
      face.copyTo(scratch);
      canvas.draw(pose, scratch);
      drawn = network.source(scratch);
      drawnFaces.put(key, drawn, System.nanoTime() - start);
    }
    return drawn;
  }

  /**
   * @param pose 45 values
   * @param index of {@link StagedNetwork#outputs()}
   * @return that output
   */
  OutputPicture output(float[] pose, int index) {
    return network.output(source, pose, index);
  }

  List<StageStatistics> statistics() {
    return List.of(
        new StageStatistics(
            "decomposer", 0, 1, 1, source.bytes() + layers.bytes(), decomposeMillis),
        eyebrows.statistics(),
        faces.statistics(),
        drawnFaces.statistics());
  }

  private void clear() {
    drawnFaces.clear();
    faces.clear();
    eyebrows.clear();
  }

  @Override
  public void close() {
    clear();
    layers.close();
    source.close();
  }
}
