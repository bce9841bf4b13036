package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.pose.Morph;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TalkingDriverTest {
  private static final AnimatorSettings DEFAULTS = AnimatorSettings.DEFAULTS;
  private static final int AAA = Morph.MOUTH_AAA.ordinal();

  private final FrameTime time = new FrameTime();
  private final double[] target = new double[Morph.COUNT];
  private final double[] pose = new double[Morph.COUNT];

  @ParameterizedTest
  @ValueSource(doubles = {10, 12, 24, 25, 30, 60, 144})
  void fact_23_one_mouth_morph_moves_and_keeps_each_value_for_a_twelfth_of_a_second(double fps) {
    TalkingDriver driver = new TalkingDriver(new SplittableRandom(3));
    double last = Double.NaN;
    double since = 0;
    int draws = 0;
    for (long frame = 0; frame < 100 * fps; frame++) {
      Arrays.fill(pose, 0.4);
      move(driver, frame / fps, true);
      for (Morph morph : Morph.MOUTH_OPEN) {
        assertThat(morph == Morph.MOUTH_AAA || pose[morph.ordinal()] == 0).isTrue();
      }
      if (pose[AAA] != last) {
        assertThat(frame == 0 || time.now() - since > 1 / 12.0 - 1e-5).isTrue();
        since = time.now();
        last = pose[AAA];
        draws++;
      }
    }
    assertThat(draws).isGreaterThan(400);
  }

  @Test
  void fact_24_from_a_closed_mouth_it_opens_wide_half_of_the_time() {
    double[] values = firstDraws(0);
    assertThat(share(values, 1)).isCloseTo(0.5, within(0.02));
    assertThat(share(values, 0)).isCloseTo(0.25, within(0.02));
  }

  @Test
  void from_an_open_mouth_it_closes_half_of_the_time() {
    double[] values = firstDraws(1);
    assertThat(share(values, 0)).isCloseTo(0.5, within(0.02));
    assertThat(share(values, 1)).isCloseTo(0.25, within(0.02));
  }

  @Test
  void fact_25_when_it_stops_the_mouth_is_at_its_target_at_once() {
    TalkingDriver driver = new TalkingDriver(new SplittableRandom(3));
    move(driver, 0, true);
    for (Morph morph : Morph.MOUTH_OPEN) {
      target[morph.ordinal()] = 0.125;
    }
    move(driver, 0.04, false);
    for (Morph morph : Morph.MOUTH_OPEN) {
      assertThat(pose[morph.ordinal()]).isEqualTo(0.125);
    }
    Arrays.fill(pose, 0.3);
    move(driver, 0.08, false);
    assertThat(pose).containsOnly(0.3);
  }

  @Test
  void a_driven_morph_outside_the_mouth_moves_too() {
    AnimatorSettings smirk = DEFAULTS.with(AnimatorKeys.TALKING_MORPH, Morph.MOUTH_SMIRK);
    TalkingDriver driver = new TalkingDriver(new SplittableRandom(3));
    double[] seen = new double[200];
    for (int i = 0; i < seen.length; i++) {
      Time.move(time, Time.nanos(i * 0.1), () -> driver.apply(time, smirk, true, target, pose));
      seen[i] = pose[Morph.MOUTH_SMIRK.ordinal()];
      assertThat(pose[AAA]).isZero();
    }
    assertThat(seen).contains(0, 1);
  }

  private void move(TalkingDriver driver, double seconds, boolean talking) {
    Time.move(time, Time.nanos(seconds), () -> driver.apply(time, DEFAULTS, talking, target, pose));
  }

  private double[] firstDraws(double mouth) {
    SplittableRandom random = new SplittableRandom(5);
    double[] values = new double[10_000];
    for (int i = 0; i < values.length; i++) {
      pose[AAA] = mouth;
      move(new TalkingDriver(random), i * 0.04, true);
      values[i] = pose[AAA];
    }
    return values;
  }

  private static double share(double[] values, double wanted) {
    return Arrays.stream(values).filter(value -> value == wanted).count() / (double) values.length;
  }
}
