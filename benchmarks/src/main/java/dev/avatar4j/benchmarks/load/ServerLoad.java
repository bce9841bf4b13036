package dev.avatar4j.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;

/**
 * Puts a server under load and prints what that cost and whether viewers noticed.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.avatar4j.benchmarks.load.ServerLoad \
 *   [viewers | avatars | soak] [seconds] [number of viewers or avatars]
 * }</pre>
 *
 * <ul>
 *   <li>{@code viewers}: 50 healthy viewers of one avatar at 25 frames a second
 *   <li>{@code avatars}: 8 avatars with one healthy viewer each
 *   <li>{@code soak}: 10 healthy viewers and 10 that come and go
 * </ul>
 *
 * <p>In all of them, two slow, two stalled and two dying readers are there too.
 */
public final class ServerLoad {
  private static final String DEFAULT_FEED = "/api/v1/feed";
  private static final int WARM_UP_SECONDS = 5;
  private static final int REPORTS = 20;
  private static final int BAD_READERS = 6;

  private final LoadServer server;
  private final List<Viewer> viewers = new ArrayList<>();

  private ServerLoad(LoadServer server) {
    this.server = server;
  }

  /**
   * @param arguments scenario, seconds, number
   * @throws IOException if the server cannot be asked
   * @throws InterruptedException if this thread is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String scenario = arguments.length > 0 ? arguments[0] : "viewers";
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    int number = arguments.length > 2 ? Integer.parseInt(arguments[2]) : usual(scenario);
    String viewers = Integer.toString(2 * number + 2 * BAD_READERS);
    try (LoadServer server = new LoadServer("--max-viewers", viewers)) {
      ServerLoad load = new ServerLoad(server);
      try {
        load.prepare(scenario, number);
        load.measure(seconds);
      } finally {
        load.viewers.forEach(Viewer::stop);
      }
    }
  }

  private static int usual(String scenario) {
    return switch (scenario) {
      case "viewers" -> 50;
      case "avatars" -> 8;
      case "soak" -> 10;
      default -> throw new IllegalArgumentException("No scenario " + scenario);
    };
  }

  private void prepare(String scenario, int number) throws IOException, InterruptedException {
    for (int i = 0; i < number; i++) {
      String feed =
          scenario.equals("avatars") && i > 0
              ? "/api/v1/avatars/" + server.createAvatar() + "/feed"
              : DEFAULT_FEED;
      add(feed, Behaviour.HEALTHY);
      if (scenario.equals("soak")) {
        add(feed, Behaviour.VISITING);
      }
    }
    for (int i = 0; i < BAD_READERS; i += 3) {
      add(DEFAULT_FEED, Behaviour.SLOW);
      add(DEFAULT_FEED, Behaviour.STALLED);
      add(DEFAULT_FEED, Behaviour.DYING);
    }
  }

  private void add(String feed, Behaviour behaviour) {
    Viewer viewer = new Viewer(server.port(), feed, behaviour, viewers.size());
    viewers.add(viewer);
    Thread thread = new Thread(viewer, "viewer-" + viewers.size());
    thread.setDaemon(true);
    thread.start();
  }

  private void measure(int seconds) throws IOException, InterruptedException {
    sleep(WARM_UP_SECONDS);
    FrameTimes begin = server.frameTimes();
    double processor = server.processorSeconds();
    long frames = sum(Viewer::frames);
    long lost = sum(Viewer::lost);
    long start = System.nanoTime();
    int step = Math.max(1, seconds / REPORTS);
    for (int passed = 0; passed < seconds; passed += step) {
      sleep(Math.min(step, seconds - passed));
      System.out.printf(
          "%5.0f s  %4d MiB  %3d threads  %d frames lost by healthy viewers%n",
          elapsed(start), server.residentMib(), server.threads(), sum(Viewer::lost) - lost);
    }
    double elapsed = elapsed(start);
    long healthy = viewers.stream().filter(ServerLoad::isHealthy).count();
    System.out.printf(
        "%.0f s, %d healthy viewers: %.1f frames a second each, %d lost, %d connections refused or"
            + " ended%n",
        elapsed,
        healthy,
        (sum(Viewer::frames) - frames) / elapsed / healthy,
        sum(Viewer::lost) - lost,
        sum(Viewer::failures));
    System.out.printf(
        "server: %.0f %% of one processor; %s; %d connections made by all viewers%n",
        100 * (server.processorSeconds() - processor) / elapsed,
        server.frameTimes().since(begin),
        viewers.stream().mapToLong(Viewer::connections).sum());
  }

  private long sum(ToLongFunction<Viewer> value) {
    return viewers.stream().filter(ServerLoad::isHealthy).mapToLong(value).sum();
  }

  private static boolean isHealthy(Viewer viewer) {
    return viewer.behaviour() == Behaviour.HEALTHY;
  }

  private static double elapsed(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void sleep(int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
