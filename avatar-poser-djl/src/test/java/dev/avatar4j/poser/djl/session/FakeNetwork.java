package dev.avatar4j.poser.djl.session;

import dev.avatar4j.poser.djl.staged.OutputPicture;
import dev.avatar4j.poser.djl.staged.StageTensor;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network of plain formulas: eyebrows darken the head, the face greens the mouth, the body shifts
 * the picture by whole pixels and tints it. Counts its calls and its open tensors, and insists on
 * being used by one thread.
 */
final class FakeNetwork implements StagedNetwork {
  private static final int PIXELS = SIZE * SIZE;
  private static final int HEAD = 128;

  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger most = new AtomicInteger();
  final AtomicInteger decomposed = new AtomicInteger();
  final AtomicInteger browed = new AtomicInteger();
  final AtomicInteger faced = new AtomicInteger();
  final AtomicInteger bodied = new AtomicInteger();
  final List<float[]> bodyPoses = Collections.synchronizedList(new ArrayList<>());

  /** Fails the named stage while it is set. */
  volatile String failing = "";

  volatile Runnable onBody = () -> {};
  volatile boolean recordPoses;
  volatile boolean closed;

  private final boolean premultiplied;
  private final Thread thread = Thread.currentThread();

  FakeNetwork(boolean premultiplied) {
    this.premultiplied = premultiplied;
  }

  private final class Tensor implements StageTensor {
    private final float[] values;
    private boolean released;

    Tensor(float[] values) {
      this.values = values;
      most.accumulateAndGet(open.incrementAndGet(), Math::max);
    }

    float[] values() {
      if (released) {
        throw new AssertionError("A closed tensor is used");
      }
      return values;
    }

    @Override
    public long bytes() {
      return 4L * values.length;
    }

    @Override
    public void copyTo(FloatBuffer out) {
      enter("copy");
      out.put(0, values());
    }

    @Override
    public void close() {
      enter("close");
      if (!released) {
        released = true;
        open.decrementAndGet();
      }
    }
  }

  private void enter(String stage) {
    if (Thread.currentThread() != thread) {
      throw new AssertionError(stage + " on " + Thread.currentThread());
    }
    if (closed) {
      throw new AssertionError(stage + " after closing");
    }
    if (failing.equals(stage)) {
      throw new IllegalArgumentException("no luck with the " + stage);
    }
  }

  private static float[] values(StageTensor tensor) {
    return ((Tensor) tensor).values();
  }

  @Override
  public String description() {
    return "Fake network on plain Java";
  }

  @Override
  public boolean premultiplied() {
    return premultiplied;
  }

  @Override
  public StageTensor source(FloatBuffer picture) {
    enter("source");
    float[] values = new float[4 * PIXELS];
    picture.get(0, values);
    return new Tensor(values);
  }

  @Override
  public StageTensor decompose(StageTensor source) {
    enter("decompose");
    decomposed.incrementAndGet();
    float[] layers = new float[4 * HEAD * HEAD];
    for (int row = 0; row < 4 * HEAD; row++) {
      int from = row / HEAD * PIXELS + (64 + row % HEAD) * SIZE + 192;
      System.arraycopy(values(source), from, layers, row * HEAD, HEAD);
    }
    return new Tensor(layers);
  }

  @Override
  public StageTensor eyebrows(StageTensor layers, float[] pose) {
    enter("eyebrows");
    browed.incrementAndGet();
    float[] moved = values(layers).clone();
    float dark = weighted(pose, 0, EYEBROWS);
    for (int i = HEAD * 20; i < HEAD * 40; i++) {
      moved[i] = Math.max(-1f, moved[i] - 0.1f * dark);
    }
    return new Tensor(moved);
  }

  @Override
  public StageTensor face(StageTensor source, StageTensor eyebrows, float[] pose) {
    enter("face");
    faced.incrementAndGet();
    float[] face = values(source).clone();
    for (int row = 0; row < 4 * HEAD; row++) {
      int to = row / HEAD * PIXELS + (64 + row % HEAD) * SIZE + 192;
      System.arraycopy(values(eyebrows), row * HEAD, face, to, HEAD);
    }
    float green = weighted(pose, EYEBROWS, FACE);
    for (int y = 170; y < 180; y++) {
      for (int x = 245; x < 267; x++) {
        int i = PIXELS + y * SIZE + x;
        face[i] = Math.max(-1f, Math.min(face[i] + 0.1f * green, face[3 * PIXELS + y * SIZE + x]));
      }
    }
    return new Tensor(face);
  }

  @Override
  public void body(StageTensor face, float[] pose, FloatBuffer out) {
    enter("body");
    bodied.incrementAndGet();
    onBody.run();
    if (recordPoses) {
      bodyPoses.add(pose.clone());
    }
    float[] from = values(face);
    int dx = Math.round(9 * pose[40] + 7 * pose[41] + 5 * pose[42]);
    int dy = Math.round(4 * pose[39] + 3 * pose[43] + 5 * pose[44]);
    for (int row = 0; row < 4 * SIZE; row++) {
      int y = Math.max(0, Math.min(SIZE - 1, row % SIZE - dy));
      int start = (row / SIZE * SIZE + y) * SIZE;
      int to = row * SIZE;
      out.put(to + Math.max(0, dx), from, start + Math.max(0, -dx), SIZE - Math.abs(dx));
      for (int x = 0; x < Math.abs(dx); x++) {
        out.put(to + (dx > 0 ? x : SIZE - 1 - x), -1f);
      }
    }
    float tint = 0.5f + 0.5f * weighted(pose, FACE, 45) / 60;
    for (int i = 200 * SIZE; i < 210 * SIZE; i++) {
      out.put(i, -1f + tint * (out.get(i) + 1f));
    }
  }

  private static float weighted(float[] pose, int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += pose[i] * (1 + (i - from) / 7f);
    }
    return sum;
  }

  @Override
  public List<String> outputs() {
    return List.of("body.result", "body.grid", "face.eye_alpha");
  }

  @Override
  public OutputPicture output(StageTensor source, float[] pose, int output) {
    enter("output");
    if (output == 0) {
      float[] result = new float[4 * PIXELS];
      FloatBuffer out = FloatBuffer.wrap(result);
      try (StageTensor layers = decompose(source);
          StageTensor brows = eyebrows(layers, pose);
          StageTensor face = face(source, brows, pose)) {
        body(face, pose, out);
      }
      return new OutputPicture(outputs().get(0), 4, SIZE, SIZE, result);
    }
    int channels = output == 1 ? 2 : 1;
    float[] values = new float[channels * 16];
    java.util.Arrays.fill(values, pose[44]);
    return new OutputPicture(outputs().get(output), channels, 4, 4, values);
  }

  @Override
  public void close() {
    enter("network");
    closed = true;
  }
}
