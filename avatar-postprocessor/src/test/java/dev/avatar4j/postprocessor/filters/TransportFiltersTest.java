package dev.avatar4j.postprocessor.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the filters that move pixels or spoil rows do, apart from the reference's figures. */
class TransportFiltersTest {
  private static final ParameterValues DEFAULTS = ParameterValues.DEFAULTS;
  private static final Frame PICTURE = FilterRun.picture(96, 128);

  private static Stream<FilterType> types() {
    return Stream.of(
        new Zoom(),
        new AnalogRipplingHsync(),
        new AnalogRunawayHsync(),
        new AnalogVhsNoise(),
        new AnalogVhsglitches(),
        new AnalogVhsHeadswitching(),
        new AnalogVhstracking(),
        new DigitalGlitches(),
        new Datamosh());
  }

  @ParameterizedTest
  @MethodSource("types")
  void any_accepted_value_gives_finite_pixels_on_any_size(FilterType type) {
    for (Parameter<?> parameter : type.parameters()) {
      if (parameter instanceof NumberParameter number) {
        for (double value : new double[] {number.min(), number.max(), number.defaultValue()}) {
          runOnManySizes(type, DEFAULTS.with(number, value));
        }
      }
    }
  }

  private static void runOnManySizes(FilterType type, ParameterValues values) {
    FilterRun run;
    try {
      run = new FilterRun(type, values);
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageContaining("more than");
      return;
    }
    double now = 0;
    for (int[] size : new int[][] {{1, 1}, {2, 2}, {1, 9}, {9, 1}, {33, 20}, {2, 3}}) {
      for (int i = 0; i < 3; i++, now += 0.7) {
        Frame result = run.at(now, FilterRun.picture(size[0], size[1]));
        for (int channel = 0; channel < 4; channel++) {
          for (float value : result.plane(channel)) {
            assertThat(value).isBetween(0f, 1f);
          }
        }
      }
    }
  }

  @Test
  void a_lowest_glitch_above_the_highest_is_refused_with_both_names() {
    ParameterValues values =
        DEFAULTS.with(DigitalGlitches.MIN_HEIGHT, 40.0).with(DigitalGlitches.MAX_HEIGHT, 30.0);
    assertThatThrownBy(() -> new FilterRun(new DigitalGlitches(), values))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "min_glitch_height is 40, more than max_glitch_height, which is 30. Lower the first"
                + " or raise the second.");
  }

  @Test
  void a_longest_hold_below_the_shortest_is_refused() {
    ParameterValues values = DEFAULTS.with(GlitchParameters.HOLD_MAX, 0.0);
    for (FilterType type : List.of(new DigitalGlitches(), new AnalogVhsglitches())) {
      assertThatThrownBy(() -> new FilterRun(type, values))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContainingAll("hold_min", "hold_max");
    }
  }

  @Test
  void a_zoom_of_one_changes_nothing() {
    Frame result = new FilterRun(new Zoom(), DEFAULTS.with(Zoom.FACTOR, 1.0)).at(0, PICTURE);
    assertThat(FilterRun.rowsThatDiffer(result, PICTURE)).containsOnly(false);
  }

  @Test
  void a_runaway_bends_only_the_last_eighth() {
    Frame straight = straight();
    Frame bent = new FilterRun(new AnalogRunawayHsync(), DEFAULTS).at(3, PICTURE);
    boolean[] rows = FilterRun.rowsThatDiffer(bent, straight);
    assertThat(Arrays.copyOf(rows, 112)).containsOnly(false);
    assertThat(Arrays.copyOfRange(rows, 114, 128)).containsOnly(true);
    // asymmetry above 0 moves the picture to the right: what was further left appears
    assertThat(bent.red()[127 * 96 + 48]).isLessThan(straight.red()[127 * 96 + 48]);
    Frame top =
        new FilterRun(new AnalogRunawayHsync(), DEFAULTS.with(AnalogRunawayHsync.PLACEMENT, "top"))
            .at(3, PICTURE);
    assertThat(Arrays.copyOfRange(FilterRun.rowsThatDiffer(top, straight), 17, 128))
        .containsOnly(false);
  }

  /** The picture warped without displacement. */
  private static Frame straight() {
    return new FilterRun(
            new AnalogRipplingHsync(),
            DEFAULTS
                .with(AnalogRipplingHsync.AMPLITUDE_1, 0.0)
                .with(AnalogRipplingHsync.AMPLITUDE_2, 0.0)
                .with(AnalogRipplingHsync.DENSITY_3, 0.0))
        .at(3, PICTURE);
  }

  @Test
  void head_switching_is_confined_to_its_band_and_keeps_alpha() {
    ParameterValues values = DEFAULTS.with(AnalogVhsHeadswitching.HEIGHT, 0.1);
    Frame result = new FilterRun(new AnalogVhsHeadswitching(), values).at(3, PICTURE);
    boolean[] rows = FilterRun.rowsThatDiffer(result, straight());
    assertThat(Arrays.copyOf(rows, 117)).containsOnly(false);
    assertThat(Arrays.copyOfRange(rows, 117, 128)).containsOnly(true);
    assertThat(result.alpha()).containsOnly(0.5f);
  }

  @Test
  void tracking_replaces_the_last_rows_of_all_channels_by_the_same_noise() {
    ParameterValues values =
        DEFAULTS
            .with(AnalogVhstracking.BASE_OFFSET, 0.1)
            .with(AnalogVhstracking.MAX_DYNAMIC_OFFSET, 0.0);
    Frame result = new FilterRun(new AnalogVhstracking(), values).at(0, PICTURE);
    int start = (128 - 6) * 96;
    assertThat(FilterRun.rowsThatDiffer(result, straight())).startsWith(new boolean[122]);
    assertThat(band(result.red(), start)).isNotEqualTo(band(PICTURE.red(), start));
    for (int channel = 1; channel < 4; channel++) {
      assertThat(band(result.plane(channel), start)).isEqualTo(band(result.red(), start));
    }
  }

  private static float[] band(float[] plane, int start) {
    return Arrays.copyOfRange(plane, start, plane.length);
  }

  @Test
  void tracking_noise_stays_for_a_tick_unless_each_frame_has_its_own() {
    assertThat(tracks(DEFAULTS)).isEqualTo(List.of(true, false));
    assertThat(tracks(DEFAULTS.with(AnalogVhstracking.REDRAW, "frame")))
        .isEqualTo(List.of(false, false));
  }

  /** Whether the noise is the same within a tick, and in the next one. */
  private static List<Boolean> tracks(ParameterValues values) {
    FilterRun run =
        new FilterRun(
            new AnalogVhstracking(),
            values
                .with(AnalogVhstracking.BASE_OFFSET, 1.0)
                .with(AnalogVhstracking.MAX_DYNAMIC_OFFSET, 0.0));
    int start = 64 * 96;
    float[] first = band(run.at(7.1, PICTURE).red(), start);
    float[] sameTick = band(run.at(7.6, PICTURE).red(), start);
    float[] nextTick = band(run.at(8.1, PICTURE).red(), start);
    return List.of(Arrays.equals(first, sameTick), Arrays.equals(sameTick, nextTick));
  }

  @Test
  void tape_noise_darkens_by_half_its_strength_and_keeps_alpha() {
    Frame grey = new Frame(128, 128);
    for (int channel = 0; channel < 4; channel++) {
      Arrays.fill(grey.plane(channel), 0.5f);
    }
    for (String mode : List.of("PAL", "NTSC")) {
      ParameterValues values =
          DEFAULTS.with(AnalogVhsNoise.STRENGTH, 0.4).with(AnalogVhsNoise.MODE, mode);
      FilterRun run = new FilterRun(new AnalogVhsNoise(), values);
      Frame result = run.at(0, grey);
      assertThat(result.alpha()).isEqualTo(grey.alpha());
      double sum = 0;
      for (float value : result.green()) {
        sum += value;
      }
      assertThat(sum / grey.size()).isBetween(0.39, 0.41);
      assertThat(run.at(0.9, grey).green()).isEqualTo(result.green());
      assertThat(run.at(1, grey).green()).isNotEqualTo(result.green());
    }
  }

  @Test
  void colour_noise_belongs_to_ntsc() {
    Frame pal =
        new FilterRun(new AnalogVhsNoise(), DEFAULTS.with(AnalogVhsNoise.MODE, "PAL"))
            .at(0, PICTURE);
    Frame ntsc =
        new FilterRun(new AnalogVhsNoise(), DEFAULTS.with(AnalogVhsNoise.MODE, "NTSC"))
            .at(0, PICTURE);
    assertThat(difference(pal, 500)).isCloseTo(difference(PICTURE, 500), offset());
    assertThat(difference(ntsc, 500)).isNotCloseTo(difference(PICTURE, 500), offset());
  }

  private static float difference(Frame frame, int i) {
    return frame.blue()[i] - frame.red()[i];
  }

  private static Offset<Float> offset() {
    return Offset.offset(1e-5f);
  }

  @Test
  void tape_damage_is_rows_of_grey_noise_that_stay_for_the_hold() {
    ParameterValues values =
        DEFAULTS
            .with(AnalogVhsglitches.STRENGTH, 1.0)
            .with(GlitchParameters.UNBOOST, 0.01)
            .with(GlitchParameters.HOLD_MIN, 3.0);
    FilterRun run = new FilterRun(new AnalogVhsglitches(), values);
    Frame first = run.at(0, PICTURE);
    boolean[] hit = FilterRun.rowsThatDiffer(first, PICTURE);
    int rows = 0;
    for (int y = 0; y < hit.length; y++) {
      rows += hit[y] ? 1 : 0;
      for (int x = 0; hit[y] && x < 96; x++) {
        assertThat(first.red()[y * 96 + x]).isEqualTo(first.blue()[y * 96 + x]);
      }
    }
    assertThat(rows).isBetween(3, 10);
    assertThat(first.alpha()).isEqualTo(PICTURE.alpha());
    assertThat(run.at(2.9, PICTURE).red()).isEqualTo(first.red());
    assertThat(run.at(3, PICTURE).red()).isNotEqualTo(first.red());
  }

  @Test
  void bands_jump_to_the_side_that_the_sign_says() {
    assertThat(jump(0.1)).isLessThan(-0.01f);
    assertThat(jump(-0.1)).isGreaterThan(0.01f);
  }

  /** By how much red, which grows to the right, changes most. */
  private static float jump(double strength) {
    ParameterValues values =
        DEFAULTS.with(DigitalGlitches.STRENGTH, strength).with(GlitchParameters.UNBOOST, 0.01);
    Frame result = new FilterRun(new DigitalGlitches(), values).at(0, PICTURE);
    float most = 0;
    for (int y = 0; y < 128; y++) {
      float change = result.red()[y * 96 + 48] - straight().red()[y * 96 + 48];
      most = Math.abs(change) > Math.abs(most) ? change : most;
    }
    return most;
  }
}
