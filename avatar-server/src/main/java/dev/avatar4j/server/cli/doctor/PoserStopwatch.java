package dev.avatar4j.server.cli.doctor;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.StageStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measures how long a poser takes for a frame of ordinary animation. */
final class PoserStopwatch {
  private static final long BUDGET_NANOS = 4_000_000_000L;
  private static final int MAX_FRAMES = 300;

  /** What a measurement found. */
  record Result(double medianMillis, int frames, List<StageStatistics> stages) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.1f ms a frame = %.0f frames per second (median of %d)",
          medianMillis,
          1000 / medianMillis,
          frames);
    }
  }

  /** A stage's part of the frames, in one line. */
  static String describe(StageStatistics stage) {
    return String.format(
        Locale.ROOT,
        "%-10s %7.1f ms when computed; %3.0f %% of %d from its cache of %.0f MB",
        stage.name(),
        stage.meanMillis(),
        100 * stage.hitRate(),
        stage.hits() + stage.misses(),
        stage.bytes() / 1e6);
  }

  private PoserStopwatch() {}

  static Result measure(Poser poser) {
    CharacterImage image = poser.ownCharacter().orElseGet(CharacterImages::defaultCharacter);
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 1);
    animator.setEmotion("joy");
    AnimationFrame animation = new AnimationFrame();
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    long[] nanos = new long[MAX_FRAMES];
    int count = 0;
    List<StageStatistics> stages;
    try (PoserSession session = poser.open(image)) {
      long begin = System.nanoTime();
      while (count < MAX_FRAMES && (count < 3 || System.nanoTime() - begin < BUDGET_NANOS)) {
        animator.update(count * 40_000_000L);
        animator.apply(animation);
        long start = System.nanoTime();
        session.pose(animation.pose(), frame);
        nanos[count++] = System.nanoTime() - start;
      }
      stages = session.statistics().stages();
    }
    // The first half warms up the compiler and the caches.
    long[] settled = Arrays.copyOfRange(nanos, count / 2, count);
    Arrays.sort(settled);
    return new Result(settled[settled.length / 2] / 1e6, settled.length, stages);
  }
}
