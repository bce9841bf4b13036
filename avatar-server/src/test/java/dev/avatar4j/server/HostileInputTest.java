package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bad requests over all routes do no harm. A normal build sends a sample, profile {@code fuzz} all
 * of them.
 */
class HostileInputTest {
  private static final Logger log = LoggerFactory.getLogger(HostileInputTest.class);
  private static final int REQUESTS = Integer.getInteger("avatar4j.hostile.requests", 400);
  private static final int WARM_UP = REQUESTS / 4;
  private static final int TIMEOUT_MILLIS = 60_000;
  private static final long SPARE_BYTES = 48L << 20;

  /** No reply at all: the server hung up on what was no HTTP. */
  private static final int NONE = 0;

  /** The reply to a good handshake. */
  private static final int SWITCHED = 101;

  /** Most that is read of what a socket sends. */
  private static final int SOCKET_BYTES = 1 << 20;

  private List<OpenApiRoutes.Route> routes;
  private final Map<Integer, Integer> replies = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  @Test
  void bad_requests_cause_no_failure_and_leave_nothing_behind() throws Exception {
    ServerAccess access = ServerAccess.DEFAULTS.withRequestsPerSecond(0);
    try (TestServer server = TestServer.start(b -> b.access(access))) {
      routes = OpenApiRoutes.of(OpenApiRoutes.parse(server.get("/openapi.yaml").body()));
      assertThat(REQUESTS).as("enough for each route").isGreaterThan(2 * routes.size());
      String survivor =
          server.server.avatars().create(dev.avatar4j.server.avatars.AvatarRequest.DEFAULTS).id();
      server.postJson("/api/v1/recording", "{\"format\": \"apng\"}");
      send(server, 0, WARM_UP);
      forget(server, survivor);
      Footprint before = Footprint.take();
      send(server, WARM_UP, REQUESTS);
      Set<String> left = ids(server);
      left.forEach(id -> requireAlive(server, id));
      forget(server, survivor);
      log.warn("{} bad requests were answered so: {}", REQUESTS, replies);
      assertThat(failures).isEmpty();
      assertThat(left).contains("default", survivor);
      Footprint.requireBackTo(before);
    }
  }

  private void send(TestServer server, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      byte[] request = new HostileRequests(routes, i).next();
      int status = status(server.server.port(), request);
      replies.merge(status, 1, Integer::sum);
      // 501 is the right reply to a transfer encoding or a method that nobody knows, 505 to a
      // version
      if (status >= 500 && status != 503 && status != 501 && status != 505) {
        failures.add("Request " + i + " got " + status + ": " + start(request));
      }
      if (!server.server.avatars().find("default").isPresent()) {
        failures.add("Request " + i + " lost the default avatar");
      }
    }
  }

  private static String start(byte[] request) {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    return text.substring(0, Math.min(400, text.length()));
  }

  private static int status(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        InputStream in = socket.getInputStream();
        String line = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
        int status = line.startsWith("HTTP/1.") ? Integer.parseInt(line.substring(9)) : NONE;
        if (status == SWITCHED) {
          // the messages are looked at now; the server says goodbye to a client that sends no more
          in.readNBytes(SOCKET_BYTES);
        }
        return status;
      } catch (SocketException e) {
        // the server hung up before it had read everything
        return NONE;
      }
    }
  }

  private static Set<String> ids(TestServer server) {
    return server.server.avatars().all().stream().map(it -> it.id()).collect(Collectors.toSet());
  }

  /** Everything but the default avatar and one that was there before goes, films too. */
  private static void forget(TestServer server, String survivor) throws Exception {
    server.sendJson("DELETE", "/api/v1/recording", "");
    server.sendJson("DELETE", "/api/v1/avatars/" + survivor + "/recording", "");
    for (String id : ids(server)) {
      if (!id.equals(survivor)) {
        server.server.avatars().remove(id);
      }
    }
  }

  private void requireAlive(TestServer server, String id) {
    server.server.avatars().require(id).resume();
    try (RawClient viewer =
        RawClient.get(server.server.port(), "/api/v1/avatars/" + id + "/feed")) {
      long first = viewer.readPart().sequence();
      if (viewer.readPart().sequence() <= first) {
        failures.add("Avatar " + id + " stands still");
      }
    } catch (IOException e) {
      failures.add("Avatar " + id + " is dead: " + e);
    }
  }

  /** What the process holds. */
  private record Footprint(long threads, long files, Set<Path> temporary, long heapBytes) {
    static Footprint take() throws IOException {
      return new Footprint(threads("avatar"), openFiles(), temporaryFiles(), heap());
    }

    /** Waits for what ends by itself, such as connections that are closing. */
    static void requireBackTo(Footprint before) throws Exception {
      long patience = System.nanoTime() + 60_000_000_000L;
      Footprint now = take();
      while (!now.isBackTo(before) && System.nanoTime() < patience) {
        Thread.sleep(200);
        now = take();
      }
      log.warn("Footprint before {} and after {}", before, now);
      assertThat(now.isBackTo(before)).as("%s after %s", now, before).isTrue();
    }

    private boolean isBackTo(Footprint before) {
      return threads <= before.threads + 8
          && files <= before.files + 8
          && before.temporary.containsAll(temporary)
          && heapBytes <= before.heapBytes + SPARE_BYTES;
    }

    private static long threads(String prefix) {
      return Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().startsWith(prefix))
          .count();
    }

    private static long openFiles() throws IOException {
      Path folder = Path.of("/proc/self/fd");
      if (!Files.isDirectory(folder)) {
        return 0;
      }
      try (var files = Files.list(folder)) {
        return files.count();
      }
    }

    private static Set<Path> temporaryFiles() throws IOException {
      try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
        return files
            // other programs and tests use the same folder; these are the parser's and ours
            .filter(
                file -> file.getFileName().toString().matches("(?i).*(multipart|jetty|avatar).*"))
            .collect(Collectors.toSet());
      }
    }

    private static long heap() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }
}
