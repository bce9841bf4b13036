package dev.avatar4j.postprocessor.filters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ChainSpec;
import dev.avatar4j.postprocessor.FilterChain;
import dev.avatar4j.postprocessor.RowWorkers;
import java.util.Random;

/** Runs chains on small pictures in tests. */
final class Filtering {
  private Filtering() {}

  /** A copy of the frame, filtered at a frame number; two threads. */
  static Frame filtered(Frame frame, double frameNumber, String chain) {
    return frames(frame, chain, frameNumber)[0];
  }

  /** Copies of the frame, filtered by one running chain at each of the frame numbers. */
  static Frame[] frames(Frame frame, String chain, double... frameNumbers) {
    Frame[] results = new Frame[frameNumbers.length];
    try (RowWorkers workers = new RowWorkers(2);
        FilterChain running = FilterChain.open(ChainSpec.parse(chain), workers, 5)) {
      for (int i = 0; i < results.length; i++) {
        results[i] = copy(frame);
        running.apply(results[i], frameNumbers[i]);
      }
      assertThat(running.statistics()).allSatisfy(s -> assertThat(s.lastFailure()).isEmpty());
    }
    return results;
  }

  static Frame copy(Frame frame) {
    Frame copy = new Frame(frame.width(), frame.height());
    copy.copyFrom(frame);
    return copy;
  }

  /** All pixels alike. */
  static Frame plain(int width, int height, double red, double green, double blue, double alpha) {
    Frame frame = new Frame(width, height);
    for (int i = 0; i < frame.size(); i++) {
      set(frame, i, red, green, blue, alpha);
    }
    return frame;
  }

  /** Every pixel of a colour and an opacity of its own. */
  static Frame colourful(int width, int height) {
    Random random = new Random(4);
    Frame frame = new Frame(width, height);
    for (int i = 0; i < frame.size(); i++) {
      set(
          frame,
          i,
          random.nextDouble(),
          random.nextDouble(),
          random.nextDouble(),
          random.nextDouble());
    }
    return frame;
  }

  static void set(Frame frame, int i, double red, double green, double blue, double alpha) {
    frame.red()[i] = (float) red;
    frame.green()[i] = (float) green;
    frame.blue()[i] = (float) blue;
    frame.alpha()[i] = (float) alpha;
  }

  static double luminance(Frame frame, int i) {
    return 0.2126 * frame.red()[i] + 0.7152 * frame.green()[i] + 0.0722 * frame.blue()[i];
  }
}
