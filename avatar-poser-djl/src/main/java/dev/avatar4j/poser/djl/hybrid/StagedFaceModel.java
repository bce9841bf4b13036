package dev.avatar4j.poser.djl.hybrid;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.djl.engine.InferenceThread;
import dev.avatar4j.poser.djl.staged.StageTensor;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import dev.avatar4j.poser.warp.PixelArea;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The face stages of a network that can pose any picture (THA3, the THA4 teacher). */
public final class StagedFaceModel implements FaceModel {
  private static final int SIZE = StagedNetwork.SIZE;
  private static final int PIXELS = SIZE * SIZE;

  /** What the face morpher sees and replaces: rows 32 to 223, columns 160 to 351. */
  private static final PixelArea AREA = new PixelArea(160, 32, 192, 192);

  private final StagedNetwork network;
  private final Executor thread;
  private final Runnable end;

  /**
   * @param network the network; closed with this model
   * @param thread that of the network's inference
   * @param end what to do after the network has been closed, such as to end the thread
   */
  public StagedFaceModel(StagedNetwork network, Executor thread, Runnable end) {
    this.network = network;
    this.thread = thread;
    this.end = end;
  }

  /**
   * Loads a network on a thread of its own.
   *
   * @param name what it is for; part of the thread's name
   * @param threads how many processor threads libtorch may use for one operation
   * @param loader loads the network
   * @return a model on it
   * @throws dev.avatar4j.AvatarException if the network cannot be loaded
   */
  public static StagedFaceModel load(String name, int threads, Supplier<StagedNetwork> loader) {
    InferenceThread thread = new InferenceThread(name, threads);
    try {
      return new StagedFaceModel(thread.call(loader), thread::later, thread::close);
    } catch (RuntimeException | Error e) {
      thread.close();
      throw e;
    }
  }

  @Override
  public String description() {
    return network.description();
  }

  @Override
  public Executor thread() {
    return thread;
  }

  @Override
  public PixelArea area() {
    return AREA;
  }

  @Override
  public FaceStage open(CharacterImage character) {
    return new Stage(character.picture());
  }

  @Override
  public void close() {
    try {
      network.close();
    } finally {
      end.run();
    }
  }

  /** One picture on the network; its tensors are made by the first face. */
  private final class Stage implements FaceStage {
    private final Frame picture;
    private final FloatBuffer planes =
        ByteBuffer.allocateDirect(4 * PIXELS * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    private final float[] browPose = new float[StagedNetwork.EYEBROWS];
    private StageTensor source;
    private StageTensor layers;

    /** For {@link #browPose}; {@code null} before the first face. */
    private StageTensor brows;

    Stage(Frame picture) {
      this.picture = picture;
    }

    @Override
    public void draw(float[] pose, float[] rgba) {
      if (source == null) {
        writePicture();
        source = network.source(planes);
      }
      if (layers == null) {
        layers = network.decompose(source);
      }
      moveBrows(pose);
      try (StageTensor face = network.face(source, brows, pose)) {
        face.copyTo(planes);
      }
      cutOut(rgba);
    }

    private void moveBrows(float[] pose) {
      if (brows != null && Arrays.equals(pose, 0, browPose.length, browPose, 0, browPose.length)) {
        return;
      }
      if (brows != null) {
        brows.close();
        brows = null;
      }
      brows = network.eyebrows(layers, pose);
      System.arraycopy(pose, 0, browPose, 0, browPose.length);
    }

    private void writePicture() {
      float[] alpha = picture.alpha();
      for (int c = 0; c < 4; c++) {
        float[] plane = picture.plane(c);
        boolean multiply = c < 3 && network.premultiplied();
        for (int i = 0; i < PIXELS; i++) {
          planes.put(c * PIXELS + i, 2f * (multiply ? plane[i] * alpha[i] : plane[i]) - 1f);
        }
      }
    }

    private void cutOut(float[] rgba) {
      boolean multiply = !network.premultiplied();
      for (int i = 0; i < AREA.size(); i++) {
        int at = (AREA.y() + i / AREA.width()) * SIZE + AREA.x() + i % AREA.width();
        float alpha = 0.5f * planes.get(3 * PIXELS + at) + 0.5f;
        for (int c = 0; c < 3; c++) {
          float value = 0.5f * planes.get(c * PIXELS + at) + 0.5f;
          rgba[4 * i + c] = multiply ? value * Math.max(0f, alpha) : value;
        }
        rgba[4 * i + 3] = alpha;
      }
    }

    @Override
    public void close() {
      for (StageTensor tensor : new StageTensor[] {brows, layers, source}) {
        if (tensor != null) {
          tensor.close();
        }
      }
    }
  }
}
