package dev.avatar4j.poser.djl.session;

import dev.avatar4j.cel.CelBuffer;
import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserOutput;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserStatistics;
import dev.avatar4j.poser.StageStatistics;
import dev.avatar4j.poser.warp.face.PosedCels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * One character on a neural poser. Poses are brought to their steps, finished frames are kept, and
 * what is missing is drawn by the chain on the poser's thread.
 */
final class NeuralSession implements PoserSession {
  private static final int SIZE = CharacterImage.SIZE;
  private static final long FRAME_BYTES = 4L * SIZE * SIZE * Float.BYTES;

  private final NeuralPoser poser;
  private final PoseSteps steps;
  private final PictureFormat format;
  private final PosingChain chain;
  private final StageCache<Frame> frames;
  private final Deque<Frame> spares = new ArrayDeque<>();

  /** {@code null} if the character has none. */
  private final PosedCels cels;

  private final List<CharacterCel> celNames;
  private final CelBuffer strengths = new CelBuffer();
  private final float[] values = new float[Morph.COUNT];
  private final FrameKey key = new FrameKey();
  private final FloatBuffer drawn =
      ByteBuffer.allocateDirect((int) FRAME_BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();

  private boolean celsShow;
  private final Supplier<Long> drawing;
  private volatile boolean closed;

  NeuralSession(NeuralPoser poser, CharacterImage character) {
    this.poser = poser;
    steps = poser.options().steps();
    format = PictureFormat.of(poser.network());
    celNames =
        CharacterCel.ALL.stream().filter(cel -> character.cels().containsKey(cel.key())).toList();
    cels = celNames.isEmpty() ? null : new PosedCels(character);
    FaceCanvas canvas =
        cels == null ? null : new FaceCanvas(cels, format == PictureFormat.PREMULTIPLIED);
    CacheBudget budget = CacheBudget.of(poser.options().cacheBytes(), cels != null);
    frames =
        new StageCache<>(
            "body", FrameKey.FRAME, budget.frames(), frame -> FRAME_BYTES, spares::push);
    chain =
        poser.add(
            () -> new PosingChain(poser.network(), character.picture(), drawn, canvas, budget));
    drawing = () -> chain.draw(key.values(), values, celsShow, drawn);
  }

  @Override
  public void pose(Pose pose, Frame out) {
    pose(pose, CelStrengths.NONE, out);
  }

  @Override
  public synchronized void pose(Pose pose, CelStrengths wanted, Frame out) {
    requireOpen();
    if (out.width() != SIZE || out.height() != SIZE) {
      throw new IllegalArgumentException(
          "This poser draws 512x512 frames; got " + out.width() + "x" + out.height() + ".");
    }
    steps.apply(pose.clamped(), values);
    for (int i = 0; i < celNames.size(); i++) {
      strengths.set(celNames.get(i), steps.strength(wanted.get(celNames.get(i))));
    }
    celsShow = cels != null && cels.update(strengths);
    key.set(values, strengths);
    Frame frame = frames.find(key.values());
    if (frame == null) {
      long nanos = poser.run(drawing);
      frames.makeRoom(FRAME_BYTES);
      frame = spares.isEmpty() ? new Frame(SIZE, SIZE) : spares.pop();
      format.decode(drawn, frame);
      frames.put(key.values(), frame, nanos);
    }
    out.copyFrom(frame);
  }

  @Override
  public List<String> outputs() {
    return poser.outputs();
  }

  @Override
  public synchronized PoserOutput output(Pose pose, int index) {
    requireOpen();
    Objects.checkIndex(index, outputs().size());
    steps.apply(pose.clamped(), values);
    return OutputDecoder.decode(poser.run(() -> chain.output(values, index)), format);
  }

  @Override
  public PoserStatistics statistics() {
    List<StageStatistics> stages = new ArrayList<>(chain.statistics());
    stages.add(frames.statistics());
    return new PoserStatistics(stages);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("This session of poser " + poser.spec() + " is closed.");
    }
    poser.requireOpen();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      frames.clear();
      spares.clear();
      poser.remove(chain);
    }
  }
}
