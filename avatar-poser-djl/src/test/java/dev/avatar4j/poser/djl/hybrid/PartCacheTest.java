package dev.avatar4j.poser.djl.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartCacheTest {
  private final PartCache cache = new PartCache(1000);

  @Test
  void the_bound_in_bytes_holds_and_what_was_not_shown_for_longest_leaves_first() {
    cache.put(picture(1, 100));
    cache.put(picture(2, 100));
    assertThat(cache.bytes()).isEqualTo(800);
    cache.get(key(1));
    cache.put(picture(3, 100));
    assertThat(cache.bytes()).isEqualTo(800);
    assertThat(cache.contains(key(1))).isTrue();
    assertThat(cache.contains(key(2))).isFalse();
    assertThat(cache.contains(key(3))).isTrue();
  }

  @Test
  void a_picture_for_the_same_expression_takes_the_place_of_the_old_one() {
    cache.put(picture(1, 100));
    PartPicture other = picture(1, 50);
    cache.put(other);
    assertThat(cache.bytes()).isEqualTo(200);
    assertThat(cache.size()).isEqualTo(1);
    assertThat(cache.get(key(1))).isSameAs(other);
  }

  @Test
  void the_last_picture_stays_even_if_it_is_too_large() {
    cache.put(picture(1, 100));
    cache.put(picture(2, 1000));
    assertThat(cache.size()).isEqualTo(1);
    assertThat(cache.contains(key(2))).isTrue();
  }

  @Test
  void equal_units_of_another_part_are_another_expression() {
    assertThat(new ExpressionKey(FacePart.EYES)).isNotEqualTo(new ExpressionKey(FacePart.MOUTH));
    ExpressionKey copy = key(4).copy();
    assertThat(copy).isEqualTo(key(4)).hasSameHashCodeAs(key(4));
    copy.set(3, 7);
    assertThat(copy).isNotEqualTo(key(4));
  }

  private static ExpressionKey key(int value) {
    ExpressionKey key = new ExpressionKey(FacePart.MOUTH);
    key.set(0, value);
    return key;
  }

  private static PartPicture picture(int value, int floats) {
    return new PartPicture(key(value), new ExpressionKey(FacePart.EYES), false, new float[floats]);
  }
}
