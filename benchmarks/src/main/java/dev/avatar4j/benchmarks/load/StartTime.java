package dev.avatar4j.benchmarks.load;

import dev.avatar4j.benchmarks.RandomModel;
import java.io.IOException;
import java.util.Arrays;

/**
 * How long {@code avatar serve} takes from the start of its JVM until a client has the first frame.
 * The first run may write a program and is not counted.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.avatar4j.benchmarks.load.StartTime \
 *   tha4:/path/to/character_model [runs, default 5]
 * }</pre>
 */
public final class StartTime {
  private StartTime() {}

  /**
   * @param args a poser's spec as for {@link RandomModel}, and the number of runs, if given
   * @throws IOException if the server does not start
   * @throws InterruptedException never
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int runs = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    double[] seconds = new double[runs];
    try (RandomModel model = new RandomModel(args[0])) {
      for (int run = -1; run < runs; run++) {
        long start = System.nanoTime();
        try (LoadServer server = new LoadServer("--poser", model.spec().toString())) {
          double address = (System.nanoTime() - start) / 1e9;
          int bytes = server.snapshot();
          double frame = (System.nanoTime() - start) / 1e9;
          System.out.printf(
              "%sserving after %.2f s, first frame (%d bytes) after %.2f s%n",
              run < 0 ? "not counted: " : "", address, bytes, frame);
          if (run >= 0) {
            seconds[run] = frame;
          }
        }
      }
    }
    Arrays.sort(seconds);
    System.out.printf("first frame: median %.2f s of %d%n", seconds[runs / 2], runs);
  }
}
