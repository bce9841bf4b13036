package dev.avatar4j.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Bad requests over all routes; number n is always the same. */
final class HostileRequests {
  private static final List<String> GETS =
      List.of(
          "/",
          "/app.js",
          "/health",
          "/metrics",
          "/api/v1/health",
          "/api/modules",
          "/api/extensions",
          "/api/classify/labels",
          "/api/avatar/get_available_filters",
          "/api/v1/avatars",
          "/api/v1/state",
          "/api/v1/emotions",
          "/api/v1/emotions/joy",
          "/api/v1/talking",
          "/api/v1/settings/schema",
          "/api/v1/feed",
          "/api/v1/feed?format=qoi",
          "/api/v1/avatars/default/feed",
          "/api/talkinghead/unload",
          "/api/talkinghead/start_talking",
          "/api/talkinghead/result_feed",
          "/api/avatar/result_feed?instance_id=default",
          "/api/v1/avatars/default/socket");

  private static final List<String> JSON_ROUTES =
      List.of(
          "POST /api/classify",
          "POST /api/v1/avatars",
          "POST /api/v1/emotion",
          "PUT /api/v1/emotions",
          "POST /api/v1/talking",
          "POST /api/v1/gaze",
          "POST /api/v1/effects",
          "POST /api/v1/data_eyes",
          "POST /api/v1/overrides",
          "POST /api/v1/paused",
          "PATCH /api/v1/automation",
          "POST /api/v1/ping",
          "PATCH /api/v1/settings",
          "PUT /api/v1/settings",
          "PATCH /api/v1/avatars/default/settings",
          "POST /api/v1/avatars/default/emotion",
          "POST /api/talkinghead/set_emotion",
          "POST /api/talkinghead/load_emotion_templates",
          "POST /api/talkinghead/load_animator_settings",
          "POST /api/avatar/unload",
          "POST /api/avatar/start",
          "POST /api/avatar/stop",
          "POST /api/avatar/set_emotion",
          "POST /api/avatar/set_overrides",
          "POST /api/avatar/modify_overrides",
          "POST /api/avatar/load_emotion_templates",
          "POST /api/avatar/load_animator_settings",
          "POST /api/avatar/start_data_eyes",
          "DELETE /api/v1/avatars/default");

  private static final List<String> FORM_ROUTES =
      List.of(
          "POST /api/talkinghead/load",
          "POST /api/v1/character",
          "POST /api/v1/avatars",
          "POST /api/avatar/load",
          "POST /api/avatar/reload",
          "POST /api/imagefx/process",
          "POST /api/imagefx/upscale",
          "POST /api/v1/avatars/default/character");

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
          "/api/avatar/result_feed",
          "/api/avatar/result_feed?instance_id=",
          "/favicon.svg%00.js");

  private static final List<String> METHODS =
      List.of(
          "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "X", "");

  private final Random random;
  private final HostileBodies bodies;

  /**
   * @param number which request to make
   */
  HostileRequests(long number) {
    random = new Random(0x5eed + 31 * number);
    bodies = new HostileBodies(random);
  }

  byte[] next() {
    return switch (random.nextInt(10)) {
      case 0 -> bodies.noise();
      case 1 -> headers();
      case 2 -> bytes(line(bodies.oneOf(METHODS) + " " + bodies.oneOf(PATHS)) + end());
      case 3 -> bytes(line(bodies.oneOf(METHODS) + " " + bodies.oneOf(GETS)) + end());
      case 4, 5, 6 -> body(bodies.oneOf(JSON_ROUTES), "application/json", bodies.json());
      case 7 -> body(route(), type(), bodies.noise());
      default ->
          body(bodies.oneOf(FORM_ROUTES), "multipart/form-data; boundary=xyz", bodies.form());
    };
  }

  private String route() {
    List<String> routes = random.nextBoolean() ? JSON_ROUTES : FORM_ROUTES;
    return bodies.oneOf(routes);
  }

  private String type() {
    return bodies.oneOf(
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
            ";;;"));
  }

  private static String line(String methodAndPath) {
    return methodAndPath + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  }

  private static String end() {
    return "\r\n";
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

  private byte[] body(String route, String type, byte[] content) {
    int announced =
        switch (random.nextInt(12)) {
          case 0 -> content.length + 1000;
          case 1 -> random.nextInt(content.length + 1);
          default -> content.length;
        };
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        bytes(
            line(route)
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                + "Content-Length: "
                + announced
                + "\r\n\r\n"));
    request.writeBytes(content);
    return request.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
