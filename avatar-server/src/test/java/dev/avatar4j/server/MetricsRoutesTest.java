package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MetricsRoutesTest {
  @AutoClose private final TestServer server = TestServer.start();

  private List<String> scrape() throws Exception {
    var reply = server.get("/metrics");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    return Arrays.asList(reply.body().split("\n"));
  }

  private double value(String series) throws Exception {
    return scrape().stream()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + series));
  }

  /** A frame is counted after it has been handed out. */
  private void awaitAbove(double least, String series) throws Exception {
    long end = System.nanoTime() + 10_000_000_000L;
    while (value(series) <= least && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(value(series)).as(series).isGreaterThan(least);
  }

  @Test
  void frames_are_counted_and_timed_by_stage() throws Exception {
    try (RawClient viewer = RawClient.get(server.server.port(), "/api/v1/feed")) {
      viewer.readPart();
      viewer.readPart();
      assertThat(value("avatar4j_viewers{avatar=\"default\"}")).isEqualTo(1);
    }
    awaitAbove(1, "avatar4j_frames_rendered_total{avatar=\"default\"}");
    awaitAbove(1, "avatar4j_frames_sent_total");
    assertThat(value("avatar4j_frames_dropped_total")).isGreaterThanOrEqualTo(0);
    assertThat(value("avatar4j_frame_rate_target{avatar=\"default\"}")).isEqualTo(25);
    for (String stage : new String[] {"turn", "render", "filter", "encode"}) {
      awaitAbove(1, "avatar4j_frame_stage_seconds_count{stage=\"" + stage + "\"}");
    }
    awaitAbove(0, "avatar4j_frame_seconds_sum");
    awaitAbove(0, "avatar4j_frame_seconds_bucket{le=\"1.0\"}");
    assertThat(value("jvm_threads_live_threads")).isGreaterThan(0);
  }

  @Test
  void a_created_avatar_has_a_label_as_long_as_it_lives() throws Exception {
    var created = server.postJson("/api/v1/avatars", "{}");
    String id = TestServer.json(created).get("id").textValue();
    assertThat(value("avatar4j_avatars")).isEqualTo(2);
    assertThat(value("avatar4j_frames_rendered_total{avatar=\"" + id + "\"}")).isZero();
    try (RawClient viewer =
        RawClient.get(server.server.port(), "/api/v1/avatars/" + id + "/feed")) {
      viewer.readPart();
    }
    awaitAbove(0, "avatar4j_frame_seconds_count");
    server.server.avatars().remove(id);
    assertThat(scrape()).noneMatch(line -> line.contains(id));
    assertThat(value("avatar4j_avatars")).isEqualTo(1);
  }

  @Test
  void what_the_caches_of_a_poser_do_is_told_by_stage() throws Exception {
    String labels = "{avatar=\"default\",stage=\"paint\"}";
    assertThat(value("avatar4j_poser_cache_hits_total" + labels)).isEqualTo(3);
    assertThat(value("avatar4j_poser_cache_misses_total" + labels)).isEqualTo(1);
  }

  @Test
  void frames_sent_over_sockets_are_counted_too() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      client.ask("{\"type\": \"subscribe\", \"format\": \"png\"}");
      client.frame();
      client.frame();
    }
    awaitAbove(1, "avatar4j_frames_sent_total");
  }

  @Test
  void replies_are_counted_by_class() throws Exception {
    server.get("/api/nothing");
    assertThat(value("avatar4j_requests_seconds_count{status=\"4xx\"}")).isEqualTo(1);
  }

  @Test
  void they_can_be_left_out() throws Exception {
    try (TestServer without = TestServer.start(b -> b.metrics(false))) {
      assertThat(without.get("/metrics").statusCode()).isEqualTo(404);
    }
  }
}
