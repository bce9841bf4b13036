package dev.avatar4j.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Bad requests over all routes there are; number n is always the same. Three in four go to the
 * routes in turn, the others to where nothing is, or are no requests at all.
 */
final class HostileRequests {
  private static final List<String> PATHS =
      List.of(
          "/../../etc/passwd",
          "/%2e%2e/%2e%2e/etc/passwd",
          "/..%2f..%2fetc/passwd",
          "//api//v1/state",
          "/api/v1/state;jsessionid=1",
          "/api/v1/%00",
          "/%c0%af%c0%af",
          "/api/v1/emotions/%ff%fe",
          "/api/v1/emotions/..%2f..%2fpom.xml",
          "/api/v1/avatars/%20/state",
          "/%",
          "/%zz",
          "\\\\x",
          "/api/v1/avatars/" + "a".repeat(3000) + "/state",
          "/" + "a/".repeat(2000),
          "/api/v1/feed?format=" + "p".repeat(3000),
          "/api/v1/feed?%zz=%zz",
          "/api/v1/state?" + "a&".repeat(900),
          "http://evil.example/api/v1/state",
          "*",
          "/api/v1/avatars/..;/state",
          "/api/v1/state#x",
          "/api/v1/recording/result/../../../etc/passwd",
          "/api/v1/snapshot.png%00.exe",
          "/favicon.svg%00.js");

  private static final List<String> METHODS =
      List.of(
          "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "X", "");

  private static final List<String> PARAMETERS =
      List.of("default", "joy", "..", "%00", "%ff", "a".repeat(300), "-1", "%7B%7D", "'", "*");

  private static final List<String> QUERIES =
      List.of(
          "",
          "?format=qoi",
          "?format=jpeg&quality=1e9",
          "?format=tga&background=zz",
          "?instance_id=default",
          "?instance_id=%00",
          "?name=%ff%fe",
          "?key=" + "k".repeat(2000),
          "?fps=NaN&format=png",
          "?&&&=&%");

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json; charset=utf-16",
          "image/png",
          "text/plain",
          "",
          "multipart/form-data",
          "multipart/form-data; boundary=" + "b".repeat(2000),
          "application/octet-stream",
          "application/x-www-form-urlencoded",
          ";;;");

  private static final String FORM = "multipart/form-data; boundary=xyz";

  private final List<OpenApiRoutes.Route> routes;
  private final long number;
  private final Random random;
  private final HostileBodies bodies;

  /**
   * @param routes where to
   * @param number which request to make
   */
  HostileRequests(List<OpenApiRoutes.Route> routes, long number) {
    this.routes = routes;
    this.number = number;
    random = new Random(0x5eed + 31 * number);
    bodies = new HostileBodies(random);
  }

  byte[] next() {
    if (number % 4 < 3) {
      return to(routes.get((int) ((number - number / 4) % routes.size())));
    }
    return switch (random.nextInt(4)) {
      case 0 -> bodies.noise();
      case 1 -> headers();
      case 2 -> new HostileSockets(random, bodies).next();
      default -> bytes(line(bodies.oneOf(METHODS), bodies.oneOf(PATHS)) + "\r\n");
    };
  }

  private byte[] to(OpenApiRoutes.Route route) {
    String path = fill(route.path()) + bodies.oneOf(QUERIES);
    String method = random.nextInt(12) == 0 ? bodies.oneOf(METHODS) : route.method();
    if (route.types().isEmpty() && random.nextInt(4) > 0) {
      return bytes(line(method, path) + "\r\n");
    }
    if (route.types().isEmpty() || random.nextInt(6) == 0) {
      return body(method, path, bodies.oneOf(TYPES), bodies.noise());
    }
    String type = bodies.oneOf(route.types());
    return switch (type) {
      case "application/json" -> body(method, path, type, bodies.json());
      case "multipart/form-data" -> body(method, path, FORM, bodies.form());
      default -> body(method, path, type.replace("*", "png"), bodies.picture());
    };
  }

  /** Mostly with names that exist, so that requests get further than to a 404. */
  private String fill(String template) {
    String path = template;
    while (path.contains("{")) {
      int from = path.indexOf('{');
      int to = path.indexOf('}');
      String usual = path.startsWith("{id}", from) ? "default" : "joy";
      String value = random.nextInt(4) == 0 ? bodies.oneOf(PARAMETERS) : usual;
      path = path.substring(0, from) + value + path.substring(to + 1);
    }
    return path;
  }

  private static String line(String method, String path) {
    return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  }

  private byte[] headers() {
    StringBuilder head = new StringBuilder("GET /api/v1/state HTTP/1.1\r\n");
    switch (random.nextInt(8)) {
      case 0 -> head.append("X-Flood: a\r\n".repeat(2000));
      case 1 -> head.append("X-Long: ").append("a".repeat(100_000)).append("\r\n");
      case 2 -> head.append("Content-Length: 5\r\nContent-Length: 6\r\n");
      case 3 -> head.append("Transfer-Encoding: gzip, chunked, chunked\r\n");
      case 4 -> head.append("Content-Length: 99999999999999999999\r\n");
      case 5 -> head.append("Host: a\r\nHost: b\r\n");
      case 6 -> head.append("No colon at all\r\n\0\0\0: x\r\n");
      default -> head.append("Authorization: ").append("Bearer ".repeat(500)).append("\r\n");
    }
    return bytes(head.append("Host: localhost\r\nConnection: close\r\n\r\n").toString());
  }

  private byte[] body(String method, String path, String type, byte[] content) {
    String length =
        switch (random.nextInt(16)) {
          case 0 -> "Content-Length: " + (content.length + 1000);
          case 1 -> "Content-Length: " + random.nextInt(content.length + 1);
          case 2 -> "Content-Length: 9999999999";
          case 3 -> "Transfer-Encoding: chunked";
          default -> "Content-Length: " + content.length;
        };
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        bytes(
            line(method, path)
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                + length
                + "\r\n\r\n"));
    request.writeBytes(content);
    return request.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
