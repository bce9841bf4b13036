package dev.avatar4j.benchmarks;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.djl.cache.ProgramCache;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.InferenceThread;
import dev.avatar4j.poser.djl.staged.StageTensor;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import dev.avatar4j.poser.djl.tha3.Tha3Model;
import dev.avatar4j.poser.djl.tha3.Tha3Network;
import dev.avatar4j.poser.djl.tha3.Tha3Settings;
import dev.avatar4j.poser.djl.tha3.Tha3Variant;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Random;

/** Frames of THA3 with random weights, a new random pose each; the decomposer has run before. */
final class Tha3Frames implements AutoCloseable {
  /** What has changed since the frame before, in the order of the published pose vector. */
  enum Change {
    /** Everything: combiner, face morpher, rotator, editor. */
    ALL,
    /** Eyes, mouth and body: face morpher, rotator, editor. */
    FACE,
    /** Head and body: rotator, editor. */
    BODY
  }

  private static final int VALUES = 4 * StagedNetwork.SIZE * StagedNetwork.SIZE;

  private final Random random = new Random(11);
  private final FloatBuffer out =
      ByteBuffer.allocateDirect(VALUES * Float.BYTES)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();
  private final InferenceThread thread;
  private StagedNetwork network;
  private StageTensor source;
  private StageTensor layers;
  private StageTensor eyebrows;
  private StageTensor face;

  /**
   * @param folder the weights of the variant; programs are kept there, too
   * @param variant which networks
   * @param form how they are written
   * @param threads libtorch's threads
   */
  Tha3Frames(Path folder, Tha3Variant variant, Tha3Settings.Form form, int threads) {
    thread = new InferenceThread("benchmark", threads);
    thread.run(
        () -> {
          Tha3Settings settings = Tha3Settings.on(Device.CPU).with(form);
          Tha3Model model = new Tha3Model(folder, variant);
          network = Tha3Network.load(model, settings, new ProgramCache(folder, folder));
          float[] picture = new float[VALUES];
          for (int i = 0; i < VALUES; i++) {
            picture[i] = 2 * random.nextFloat() - 1;
          }
          source = network.source(FloatBuffer.wrap(picture));
          layers = network.decompose(source);
          eyebrows = network.eyebrows(layers, pose());
          face = network.face(source, eyebrows, pose());
        });
  }

  /** Draws a frame. */
  FloatBuffer next(Change change) {
    return thread.call(
        () -> {
          float[] pose = pose();
          if (change == Change.ALL) {
            eyebrows.close();
            eyebrows = network.eyebrows(layers, pose);
          }
          if (change != Change.BODY) {
            face.close();
            face = network.face(source, eyebrows, pose);
          }
          network.body(face, pose, out);
          return out;
        });
  }

  private float[] pose() {
    float[] values = new float[Morph.COUNT];
    for (Morph morph : Morph.ALL) {
      values[morph.ordinal()] = morph.min() + (1 - morph.min()) * random.nextFloat();
    }
    return values;
  }

  @Override
  public void close() {
    thread.run(
        () -> {
          face.close();
          eyebrows.close();
          layers.close();
          source.close();
          network.close();
        });
    thread.close();
  }
}
