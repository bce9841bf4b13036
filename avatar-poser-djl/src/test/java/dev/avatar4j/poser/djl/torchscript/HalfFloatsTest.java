package dev.avatar4j.poser.djl.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfFloatsTest {
  @Test
  void every_finite_half_survives_and_halfway_goes_to_even() {
    for (int bits = 0; bits < 0x7c00; bits++) {
      float value = value(bits);
      assertThat(HalfFloats.fromFloat(value)).isEqualTo((short) bits);
      assertThat(HalfFloats.fromFloat(-value)).isEqualTo((short) (bits | 0x8000));
      // The next above the largest half is 2^16, which is infinity.
      float halfway = (value + value(bits + 1)) / 2;
      int even = (bits & 1) == 0 ? bits : bits + 1;
      assertThat(HalfFloats.fromFloat(halfway)).isEqualTo((short) even);
      assertThat(HalfFloats.fromFloat(Math.nextUp(halfway))).isEqualTo((short) (bits + 1));
      assertThat(HalfFloats.fromFloat(Math.nextDown(halfway))).isEqualTo((short) bits);
    }
  }

  @Test
  void what_is_no_finite_half_is_infinity_or_nan() {
    assertThat(HalfFloats.fromFloat(1e9f)).isEqualTo((short) 0x7c00);
    assertThat(HalfFloats.fromFloat(Float.NEGATIVE_INFINITY)).isEqualTo((short) 0xfc00);
    assertThat(HalfFloats.fromFloat(Float.NaN)).isEqualTo((short) 0x7e00);
    assertThat(HalfFloats.fromFloat(1e-9f)).isZero();
  }

  /** The value of a half by definition, carried on beyond the largest. */
  private static float value(int bits) {
    int exponent = bits >> 10;
    int fraction = bits & 0x3ff;
    return exponent == 0
        ? Math.scalb((float) fraction, -24)
        : Math.scalb(1024f + fraction, exponent - 25);
  }
}
