package dev.avatar4j.benchmarks;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.FrameEncoder;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole frame as the server makes it: animator step, {@code warp}, conversion to 8 bit, encoding.
 * One thread, the default character, ordinary animation with speech at 25 frames per second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class WholeFrameBenchmark {
  /** The encoding of the frames. */
  @Param({"PNG", "QOI", "RAW"})
  public FrameFormat format;

  private final Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
  private final PixelBuffer pixels = new PixelBuffer(CharacterImage.SIZE, CharacterImage.SIZE);
  private final ByteSink bytes = new ByteSink(1 << 18);
  private final AnimationFrame animation = new AnimationFrame();
  private Animator animator;
  private Poser poser;
  private PoserSession session;
  private FrameEncoder encoder;
  private long time;

  /** Loads the default character. */
  @Setup
  public void open() {
    animator = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 1);
    animator.setTalking(true);
    poser = Posers.create("warp");
    session = poser.open(CharacterImages.defaultCharacter());
    encoder = format.newEncoder();
  }

  /** Frees the session. */
  @TearDown
  public void close() {
    encoder.close();
    session.close();
    poser.close();
  }

  /**
   * @return the number of bytes of the frame
   */
  @Benchmark
  public int frame() {
    time += 40_000_000L;
    animator.update(time);
    animator.apply(animation);
    session.pose(animation.pose(), frame);
    ColorTransfer.encode(frame, pixels);
    bytes.clear();
    encoder.encode(pixels, bytes);
    return bytes.length();
  }
}
