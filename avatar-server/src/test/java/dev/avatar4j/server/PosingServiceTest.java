package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.avatars.AvatarRequest;
import dev.avatar4j.server.avatars.HeapRoom;
import dev.avatar4j.server.avatars.OutOfRoomException;
import dev.avatar4j.server.posing.PosingService;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sessions that stills are drawn with: opened when needed, few, and closed again. */
class PosingServiceTest {
  private final GatedPoser poser = new GatedPoser();
  private final AtomicLong seconds = new AtomicLong();

  @AutoClose
  private final TestServer server =
      TestServer.startWith(poser, b -> b.clock(() -> TimeUnit.SECONDS.toNanos(seconds.get())));

  private final AvatarRegistry avatars = server.server.avatars();
  private final PosingService posing = server.server.posing();

  @BeforeEach
  void letDraw() {
    poser.gate.release(100);
  }

  private HttpResponse<String> pose(String id) throws Exception {
    return server.postJson("/api/v1/avatars/" + id + "/pose", "{}");
  }

  @Test
  void a_session_is_opened_for_the_first_still_kept_for_the_next_and_closed_when_idle()
      throws Exception {
    assertThat(poser.open.get()).isZero();
    pose("default");
    seconds.set(59);
    pose("default");
    assertThat(poser.open.get()).isEqualTo(1);
    seconds.set(118);
    posing.tick();
    assertThat(poser.open.get()).as("used a minute ago, not quite").isEqualTo(1);
    seconds.set(119);
    posing.tick();
    assertThat(poser.open.get()).isZero();
    assertThat(pose("default").statusCode()).isEqualTo(200);
  }

  @Test
  void another_character_is_drawn_by_another_session_in_place_of_the_first() throws Exception {
    pose("default");
    server.avatar.setCharacter(TestServer.character("other"));
    pose("default");
    assertThat(poser.open.get()).isEqualTo(1);
    assertThat(posing.sessions()).isEqualTo(1);
  }

  @Test
  void at_most_four_sessions_are_open_and_the_one_unused_longest_makes_room() throws Exception {
    List<String> ids = new ArrayList<>(List.of("default"));
    while (ids.size() < 5) {
      ids.add(avatars.create(AvatarRequest.DEFAULTS).id());
    }
    for (String id : ids) {
      seconds.incrementAndGet();
      assertThat(pose(id).statusCode()).isEqualTo(200);
    }
    assertThat(posing.sessions()).isEqualTo(4);
    assertThat(poser.open.get()).isEqualTo(4);
    seconds.addAndGet(57);
    posing.tick();
    assertThat(poser.open.get()).as("that of the second avatar is idle now").isEqualTo(3);
  }

  @Test
  void an_avatar_takes_its_session_along_when_it_is_unloaded() throws Exception {
    String id = avatars.create(AvatarRequest.DEFAULTS).id();
    pose(id);
    avatars.remove(id);
    assertThat(poser.open.get()).isZero();
    assertThat(pose(id).statusCode()).isEqualTo(404);
  }

  @Test
  void a_session_is_refused_when_memory_is_short() {
    HeapRoom full = new HeapRoom(() -> 0, () -> {}, seconds::get);
    try (PosingService none =
        new PosingService(served -> true, full, seconds::get, (served, done, total) -> {})) {
      assertThatThrownBy(() -> none.of(avatars.defaultAvatar()).outputs())
          .isInstanceOf(OutOfRoomException.class)
          .hasMessageContaining("still picture");
      assertThat(none.sessions()).isZero();
    }
    assertThat(poser.open.get()).isZero();
  }

  @Test
  void requests_are_worked_off_one_at_a_time_and_too_many_are_refused() throws Exception {
    poser.gate.drainPermits();
    List<CompletableFuture<HttpResponse<String>>> replies = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      replies.add(server.postJsonLater("/api/v1/pose", "{}"));
    }
    while (posing.of(avatars.defaultAvatar()).waiting() < 8) {
      Thread.onSpinWait();
    }
    assertThat(poser.waiting.get()).as("in the poser at once").isEqualTo(1);
    HttpResponse<String> refused = pose("default");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(TestServer.error(refused).get("reason").textValue()).contains("Too many stills");
    poser.gate.release(9);
    for (CompletableFuture<HttpResponse<String>> reply : replies) {
      assertThat(reply.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    assertThat(poser.open.get()).isEqualTo(1);
  }
}
