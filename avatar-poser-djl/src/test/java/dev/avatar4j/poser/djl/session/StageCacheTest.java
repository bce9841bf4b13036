package dev.avatar4j.poser.djl.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.poser.StageStatistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StageCacheTest {
  private final List<String> released = new ArrayList<>();

  /** Values take as many bytes as they have characters. */
  private StageCache<String> cache(int keyLength, long maxBytes) {
    return new StageCache<>("demo", keyLength, maxBytes, String::length, released::add);
  }

  private static float[] key(float... values) {
    return values;
  }

  @Test
  void a_value_is_found_by_the_part_of_the_key_that_the_stage_sees() {
    StageCache<String> cache = cache(2, 100);
    assertThat(cache.find(key(1, 2, 3))).isNull();
    cache.put(key(1, 2, 3), "one", 0);
    assertThat(cache.find(key(1, 2, 7))).isEqualTo("one");
    assertThat(cache.find(key(1, Math.nextUp(2f), 3))).isNull();
  }

  @Test
  void keys_with_the_same_hash_are_told_apart() {
    StageCache<String> cache = cache(2, 100);
    float[] one = key(Float.intBitsToFloat(1), Float.intBitsToFloat(31));
    float[] other = key(Float.intBitsToFloat(2), Float.intBitsToFloat(0));
    cache.put(one, "one", 0);
    assertThat(cache.find(other)).isNull();
    cache.put(other, "other", 0);
    assertThat(cache.find(one)).isEqualTo("one");
    assertThat(cache.find(other)).isEqualTo("other");
  }

  @Test
  void what_was_used_longest_ago_makes_room() {
    StageCache<String> cache = cache(1, 9);
    cache.put(key(1), "aaa", 0);
    cache.put(key(2), "bbb", 0);
    cache.put(key(3), "ccc", 0);
    assertThat(cache.find(key(1))).isEqualTo("aaa");
    cache.put(key(4), "ddd", 0);
    assertThat(released).containsExactly("bbb");
    cache.put(key(5), "12345678", 0);
    assertThat(released).containsExactly("bbb", "ccc", "aaa", "ddd");
    assertThat(cache.statistics().bytes()).isEqualTo(8);
  }

  @Test
  void the_newest_stays_even_if_it_is_too_large() {
    StageCache<String> cache = cache(1, 2);
    cache.put(key(1), "large", 0);
    assertThat(cache.find(key(1))).isEqualTo("large");
    cache.put(key(2), "larger", 0);
    assertThat(released).containsExactly("large");
    assertThat(cache.find(key(2))).isEqualTo("larger");
  }

  @Test
  void without_bytes_nothing_is_found_and_only_the_newest_is_held() {
    StageCache<String> cache = cache(1, 0);
    cache.put(key(1), "a", 0);
    assertThat(cache.find(key(1))).isNull();
    cache.put(key(1), "b", 0);
    assertThat(released).containsExactly("a");
  }

  @Test
  void clearing_releases_everything_once() {
    StageCache<String> cache = cache(1, 100);
    for (int i = 0; i < 20; i++) {
      cache.put(key(i), "v" + i, 0);
    }
    cache.clear();
    cache.clear();
    assertThat(released).hasSize(20).doesNotHaveDuplicates();
    StageStatistics statistics = cache.statistics();
    assertThat(statistics.entries()).isZero();
    assertThat(statistics.bytes()).isZero();
  }

  @Test
  void hits_misses_and_times_are_counted() {
    StageCache<String> cache = cache(1, 100);
    for (int i = 0; i < 4; i++) {
      assertThat(cache.find(key(i % 2))).isEqualTo(i < 2 ? null : "vv");
      if (i < 2) {
        cache.put(key(i), "vv", (i + 1) * 1_000_000L);
      }
    }
    StageStatistics statistics = cache.statistics();
    assertThat(statistics.name()).isEqualTo("demo");
    assertThat(statistics.hits()).isEqualTo(2);
    assertThat(statistics.misses()).isEqualTo(2);
    assertThat(statistics.hitRate()).isEqualTo(0.5);
    assertThat(statistics.entries()).isEqualTo(2);
    assertThat(statistics.bytes()).isEqualTo(4);
    assertThat(statistics.meanMillis()).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void it_behaves_like_a_map_in_order_of_use() {
    Random random = new Random(5);
    StageCache<String> cache = cache(1, 40);
    LinkedHashMap<Float, String> model = new LinkedHashMap<>(16, 0.75f, true);
    Map<String, Boolean> live = new HashMap<>();
    for (int round = 0; round < 20_000; round++) {
      float key = random.nextInt(30);
      String expected = model.get(key);
      assertThat(cache.find(key(key))).isEqualTo(expected);
      if (expected == null) {
        String value = round + "x".repeat(random.nextInt(5));
        cache.put(key(key), value, 1);
        model.put(key, value);
        live.put(value, true);
        while (model.values().stream().mapToInt(String::length).sum() > 40) {
          model.remove(model.keySet().iterator().next());
        }
        released.forEach(live::remove);
        released.clear();
        assertThat(live.keySet()).containsExactlyInAnyOrderElementsOf(model.values());
      }
    }
  }
}
