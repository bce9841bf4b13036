package dev.avatar4j.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.Posers;
import dev.avatar4j.poser.djl.hybrid.HybridPoser;
import dev.avatar4j.poser.djl.hybrid.HybridSession;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Draws an avatar in real time, 25 frames a second, that changes its emotion every two seconds,
 * blinks, sways and talks half of the time; prints how long the frames took to draw, how many came
 * late, and what the process used. The poser is one of a spec, or, as {@code busy:MILLISECONDS}, a
 * hybrid one whose faces cost that much CPU time each, in place of a network that is not at hand;
 * {@code random:VARIANT?mode=hybrid} is THA3 with random weights.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.avatar4j.benchmarks.HybridRealTime \
 *   'tha4:/path/to/character_model?mode=hybrid' [seconds, default 60]
 * }</pre>
 */
public final class HybridRealTime {
  private static final long FRAME_NANOS = 40_000_000;
  private static final int FRAMES_PER_EMOTION = 50;
  private static final int WARMUP = 75;
  private static final List<String> EMOTIONS = List.of("joy", "neutral", "anger", "surprise");

  private HybridRealTime() {}

  /**
   * @param args the poser's spec, and the number of seconds, if given
   * @throws IOException if random weights cannot be written
   */
  public static void main(String[] args) throws IOException {
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    try (RandomModel model = new RandomModel(args[0]);
        Poser poser = poser(model.spec())) {
      CharacterImage character = poser.ownCharacter().orElseGet(CharacterImages::defaultCharacter);
      System.out.println(poser.description());
      try (PoserSession session = poser.openLive(character)) {
        run(session, seconds * 25);
      }
    }
  }

  private static Poser poser(PoserSpec spec) {
    if (!spec.scheme().equals("busy")) {
      return Posers.create(spec);
    }
    int milliseconds = Integer.parseInt(spec.target());
    return new HybridPoser(
        spec, new BusyFaceModel(milliseconds), HybridPoser.DEFAULT_CACHE_BYTES, System::nanoTime);
  }

  private static void run(PoserSession session, int frames) {
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 7);
    AnimationFrame animation = new AnimationFrame();
    Frame out = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double[] times = new double[frames];
    long[] ages = new long[frames];
    int late = 0;
    long cpu = 0;
    long start = System.nanoTime();
    for (int i = -WARMUP; i < frames; i++) {
      long due = start + (i + WARMUP) * FRAME_NANOS;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      if (i == 0) {
        cpu = system.getProcessCpuTime();
      }
      direct(animator, i + WARMUP);
      long begin = System.nanoTime();
      animator.update(due);
      animator.apply(animation);
      session.pose(animation.pose(), animation.cels(), out);
      long end = System.nanoTime();
      if (i >= 0) {
        times[i] = (end - begin) / 1e6;
        late += end - due > FRAME_NANOS ? 1 : 0;
        ages[i] = session instanceof HybridSession h ? h.faceStatistics().ageNanos() : 0;
      }
    }
    double used = (system.getProcessCpuTime() - cpu) / 1e6;
    Arrays.sort(times);
    Arrays.sort(ages);
    System.out.printf(
        "%d frames, %d not done within their 40 ms; %.1f frames/s%n",
        frames, late, 1e9 * (frames + WARMUP) / (System.nanoTime() - start));
    System.out.printf(
        "drawing: median %.1f ms, 95%% %.1f, 99%% %.1f, longest %.1f; process CPU %.1f ms a frame%n",
        at(times, 0.5), at(times, 0.95), at(times, 0.99), times[frames - 1], used / frames);
    System.out.printf(
        "age of the face: median %.0f ms, 95%% %.0f, longest %.0f%n",
        ages[frames / 2] / 1e6, ages[(int) (0.95 * frames)] / 1e6, ages[frames - 1] / 1e6);
    if (session instanceof HybridSession hybrid) {
      System.out.println(hybrid.faceStatistics());
    }
  }

  private static void direct(Animator animator, int frame) {
    if (frame % FRAMES_PER_EMOTION == 0) {
      animator.setEmotion(EMOTIONS.get(frame / FRAMES_PER_EMOTION % EMOTIONS.size()));
      animator.setTalking(frame / FRAMES_PER_EMOTION / 2 % 2 == 1);
    }
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
