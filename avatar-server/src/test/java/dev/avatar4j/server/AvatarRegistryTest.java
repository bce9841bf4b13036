package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.Avatar;
import dev.avatar4j.AvatarClosedException;
import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.server.avatars.Automation;
import dev.avatar4j.server.avatars.AvatarLimits;
import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.avatars.AvatarRequest;
import dev.avatar4j.server.avatars.HeapRoom;
import dev.avatar4j.server.avatars.OutOfRoomException;
import dev.avatar4j.server.avatars.PoserPool;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.avatars.TooManyAvatarsException;
import dev.avatar4j.server.avatars.UnknownAvatarException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AvatarRegistryTest {
  private final AtomicLong now = new AtomicLong();
  private volatile long freeMemory = Long.MAX_VALUE;
  private final FakePoser poser = new FakePoser();
  private final Avatar main =
      Avatar.builder().poser(poser).image(TestServer.character("plain")).seed(1).build();
  private final AvatarRegistry registry =
      new AvatarRegistry(
          main,
          new PoserPool(poser, List.of()),
          new AvatarLimits(3, 60),
          Automation.DEFAULTS,
          now::get,
          new HeapRoom(() -> freeMemory, () -> {}, now::get));

  @AfterEach
  void close() {
    registry.close();
    main.close();
  }

  private void pass(double seconds) {
    now.addAndGet(Math.round(seconds * 1e9));
    registry.tick();
  }

  private ServedAvatar create() {
    return registry.create(AvatarRequest.of(TestServer.character("other")));
  }

  @Test
  void the_default_avatar_is_always_there() {
    assertThat(registry.require("default").avatar()).isSameAs(main);
    assertThat(registry.remove("default")).isFalse();
    pass(1e6);
    assertThat(registry.require("default").avatar()).isSameAs(main);
  }

  @Test
  void created_avatars_have_ids_nobody_can_guess_and_are_listed_by_age() {
    ServedAvatar first = create();
    ServedAvatar second = create();
    assertThat(first.id()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(registry.all()).containsExactly(registry.defaultAvatar(), first, second);
    assertThat(registry.require(second.id())).isSameAs(second);
  }

  @Test
  void what_a_request_leaves_out_is_as_the_server_began() {
    var start = main.settings();
    main.setSettings(start.with(dev.avatar4j.animation.FrameKeys.TARGET_FPS, 50.0));
    ServedAvatar created = create();
    assertThat(created.avatar().settings()).isEqualTo(start);
    assertThat(created.avatar().emotions().names()).contains("joy");
    assertThat(created.avatar().poser()).isSameAs(poser);
  }

  @Test
  void one_too_many_is_refused_until_one_is_removed() {
    ServedAvatar first = create();
    create();
    create();
    assertThatThrownBy(this::create)
        .isInstanceOf(TooManyAvatarsException.class)
        .hasMessageContaining("All 3 places");
    assertThat(registry.remove(first.id())).isTrue();
    assertThat(create().id()).isNotEqualTo(first.id());
  }

  @Test
  void an_avatar_that_memory_is_too_short_for_is_refused_and_takes_no_place() {
    freeMemory = HeapRoom.AVATAR_BYTES;
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(this::create)
          .isInstanceOf(OutOfRoomException.class)
          .hasMessageContaining("Another avatar takes about 64 MiB")
          .hasMessageContaining("-Xmx");
    }
    freeMemory = 2 * HeapRoom.AVATAR_BYTES;
    assertThat(create().id()).isNotEmpty();
  }

  @Test
  void a_refused_character_takes_no_place() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () -> registry.create(AvatarRequest.of(TestServer.character(FakePoser.REFUSED_NAME))))
          .isInstanceOf(AvatarException.class)
          .hasMessageContaining("cannot draw");
    }
    create();
    assertThat(registry.all()).hasSize(2);
  }

  @Test
  void removing_ends_the_subscriptions_and_is_done_once() {
    ServedAvatar created = create();
    FrameSubscription subscription = created.subscribe(FrameFormat.PNG);
    assertThat(registry.remove(created.id())).isTrue();
    assertThat(subscription.closed()).isTrue();
    assertThat(registry.remove(created.id())).isFalse();
    assertThatThrownBy(() -> registry.require(created.id()))
        .isInstanceOf(UnknownAvatarException.class)
        .hasMessageContaining(created.id());
    assertThatThrownBy(() -> created.subscribe(FrameFormat.PNG))
        .isInstanceOf(AvatarClosedException.class);
  }

  @Test
  void an_avatar_nobody_uses_expires() {
    ServedAvatar created = create();
    pass(59.9);
    assertThat(registry.find(created.id())).isPresent();
    pass(0.1);
    assertThat(registry.find(created.id())).isEmpty();
  }

  @Test
  void a_request_that_names_an_avatar_puts_off_its_expiry() {
    ServedAvatar created = create();
    pass(40);
    registry.require(created.id());
    pass(40);
    assertThat(registry.find(created.id())).isPresent();
    pass(20);
    assertThat(registry.find(created.id())).isEmpty();
  }

  @Test
  void an_avatar_somebody_watches_does_not_expire_and_the_time_counts_from_the_last_viewer() {
    ServedAvatar created = create();
    FrameSubscription one = created.subscribe(FrameFormat.PNG);
    FrameSubscription other = created.subscribe(FrameFormat.QOI);
    pass(1000);
    one.close();
    pass(1000);
    assertThat(created.viewers()).isEqualTo(1);
    other.close();
    pass(59);
    assertThat(registry.find(created.id())).isPresent();
    pass(1);
    assertThat(registry.find(created.id())).isEmpty();
  }

  @Test
  void posers_are_shared_and_freed_with_the_last_who_uses_them() {
    try (PoserPool pool = new PoserPool(poser, List.of())) {
      PoserPool.Lease one = pool.acquire(Optional.of("warp"), true);
      PoserPool.Lease other = pool.acquire(Optional.of("warp"), true);
      var shared = one.poser();
      assertThat(other.poser()).isSameAs(shared);
      one.close();
      one.close();
      assertThat(other.poser()).isSameAs(shared);
      other.close();
      try (PoserPool.Lease later = pool.acquire(Optional.of("warp"), true)) {
        assertThat(later.poser()).isNotSameAs(shared);
      }
    }
  }

  @Test
  void a_poser_that_is_not_offered_is_refused_and_names_tell_no_paths() {
    try (PoserPool pool = new PoserPool(poser, List.of("tha4:/home/me/models/hana/"))) {
      assertThat(pool.names()).containsExactly("fake", "tha4:hana", "warp");
      assertThatThrownBy(() -> pool.acquire(Optional.of("tha4:/etc"), false))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("Offered: fake, tha4:hana, warp");
    }
  }

  @Test
  void many_who_create_and_remove_at_once_never_exceed_the_limit_and_leave_nothing()
      throws Exception {
    AtomicInteger refused = new AtomicInteger();
    Callable<Set<String>> client =
        () -> {
          Set<String> ids = new HashSet<>();
          for (int i = 0; i < 25; i++) {
            try {
              ServedAvatar created = create();
              assertThat(registry.all()).hasSizeLessThanOrEqualTo(1 + 3);
              created.setEmotion(dev.avatar4j.emotion.EmotionMix.of("joy"));
              registry.tick();
              assertThat(registry.remove(created.id())).isTrue();
              ids.add(created.id());
            } catch (TooManyAvatarsException e) {
              refused.incrementAndGet();
            }
          }
          return ids;
        };
    Set<String> all = new HashSet<>();
    ExecutorService clients = Executors.newFixedThreadPool(6);
    try {
      List<Future<Set<String>>> results = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        results.add(clients.submit(client));
      }
      for (Future<Set<String>> result : results) {
        all.addAll(result.get());
      }
    } finally {
      clients.shutdown();
    }
    assertThat(all).hasSize(6 * 25 - refused.get());
    assertThat(registry.all()).containsExactly(registry.defaultAvatar());
    create();
    create();
    create();
  }
}
