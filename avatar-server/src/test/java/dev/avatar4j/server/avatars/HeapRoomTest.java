package dev.avatar4j.server.avatars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeapRoomTest {
  private static final long MIB = 1 << 20;
  private long now;
  private long free = 100 * MIB;
  private long garbage;
  private int collections;

  private final HeapRoom room = new HeapRoom(() -> free, this::collect, () -> now);

  private void collect() {
    collections++;
    free += garbage;
    garbage = 0;
  }

  @Test
  void where_there_is_room_nothing_is_collected() {
    room.require(50 * MIB, "A thing");
    assertThat(collections).isZero();
  }

  @Test
  void garbage_makes_room() {
    garbage = 20 * MIB;
    room.require(70 * MIB, "A thing");
    assertThat(collections).isEqualTo(1);
  }

  @Test
  void what_would_leave_too_little_is_refused_with_the_reason_and_the_next_step() {
    assertThatThrownBy(() -> room.require(70 * MIB, "A thing"))
        .isInstanceOf(OutOfRoomException.class)
        .hasMessage(
            "A thing takes about 70 MiB of memory, and too little of it is left (100 MiB); unload"
                + " an avatar, try again later, or give the server more (-Xmx).");
  }

  @Test
  void those_who_keep_asking_cause_no_collection_each() {
    for (int i = 0; i < 100; i++) {
      now += 100_000_000L;
      assertThatThrownBy(() -> room.require(70 * MIB, "A thing"))
          .isInstanceOf(OutOfRoomException.class);
    }
    assertThat(collections).isEqualTo(5);
  }
}
