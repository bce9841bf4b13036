package dev.avatar4j.postprocessor.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.SwitchParameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatamoshTest {
  private static final Frame PICTURE = FilterRun.picture(512, 256);

  /** Always some rectangles, all of one kind; they stay for exactly five ticks. */
  private static ParameterValues only(SwitchParameter wanted) {
    ParameterValues values =
        ParameterValues.DEFAULTS
            .with(GlitchParameters.UNBOOST, 0.01)
            .with(Datamosh.HOLD_MIN, 5.0)
            .with(Datamosh.HOLD_MAX, 5.0);
    for (SwitchParameter kind :
        List.of(Datamosh.CONSTANT, Datamosh.MISSING, Datamosh.BLUR, Datamosh.ZIGZAG)) {
      values = values.with(kind, kind == wanted);
    }
    return values;
  }

  private static Frame run(ParameterValues values) {
    return new FilterRun(new Datamosh(), values).at(0, PICTURE);
  }

  @Test
  void rectangles_stay_for_their_ticks_and_then_move() {
    FilterRun run = new FilterRun(new Datamosh(), only(Datamosh.MISSING));
    Frame first = run.at(0, PICTURE);
    assertThat(run.at(4.99, PICTURE).alpha()).isEqualTo(first.alpha());
    assertThat(run.at(5, PICTURE).alpha()).isNotEqualTo(first.alpha());
  }

  @Test
  void missing_data_are_transparent_or_black() {
    Frame transparent = run(only(Datamosh.MISSING));
    Frame black = run(only(Datamosh.MISSING).with(Datamosh.MISSING_DATA, "black"));
    int missing = 0;
    for (int i = 0; i < PICTURE.size(); i++) {
      if (transparent.alpha()[i] == 0) {
        missing++;
        assertThat(black.alpha()[i]).isEqualTo(1);
        assertThat(black.red()[i]).isZero();
      } else {
        assertThat(transparent.red()[i]).isEqualTo(PICTURE.red()[i]);
      }
    }
    // five rectangles of 32x16 to 160x64 pixels, some on top of others
    assertThat(missing).isBetween(32 * 16, 5 * 160 * 64);
  }

  @Test
  void a_constant_rectangle_is_opaque_and_flat() {
    Frame frame = run(only(Datamosh.CONSTANT));
    boolean[] rows = FilterRun.rowsThatDiffer(frame, PICTURE);
    int flat = 0;
    for (int i = 0; i + 1 < frame.size(); i++) {
      if (frame.alpha()[i] == 1 && frame.alpha()[i + 1] == 1) {
        flat += frame.red()[i] == frame.red()[i + 1] ? 1 : 0;
      }
    }
    assertThat(rows).contains(true);
    assertThat(flat).isGreaterThan(31 * 16 - 5 * 64);
  }

  @Test
  void a_blurred_rectangle_shows_means_of_squares() {
    Frame frame = run(only(Datamosh.BLUR).with(Datamosh.BLOCK, 16.0));
    int means = 0;
    for (int y = 0; y < 256; y += 16) {
      for (int x = 0; x < 512; x += 16) {
        int i = y * 512 + x;
        if (frame.red()[i] != PICTURE.red()[i] && frame.red()[i + 15] != PICTURE.red()[i + 15]) {
          means++;
          // the squares are those of the picture: the mean of a ramp is that of its ends
          float end = PICTURE.red()[i + 15];
          assertThat(frame.red()[i]).isBetween(PICTURE.red()[i], end);
          assertThat(frame.red()[i + 3]).isEqualTo(frame.red()[i]);
        }
      }
    }
    assertThat(means).isPositive();
  }

  @Test
  void a_zigzag_moves_rows_by_whole_pixels() {
    Frame frame = run(only(Datamosh.ZIGZAG));
    boolean moved = false;
    for (int i = 0; i < frame.size(); i++) {
      float steps = (frame.red()[i] - PICTURE.red()[i]) * 512 / 0.6f;
      assertThat(Math.abs(steps - Math.round(steps))).isLessThan(0.01f);
      moved |= Math.round(steps) != 0;
    }
    assertThat(moved).isTrue();
    assertThat(frame.green()).isEqualTo(PICTURE.green());
  }

  @Test
  void with_all_kinds_off_or_no_strength_it_does_nothing() {
    Frame off = run(only(null));
    Frame weak = run(only(Datamosh.BLUR).with(Datamosh.STRENGTH, 0.0));
    for (Frame frame : List.of(off, weak)) {
      assertThat(FilterRun.rowsThatDiffer(frame, PICTURE)).containsOnly(false);
    }
  }

  @Test
  void a_narrowest_rectangle_above_the_widest_is_refused() {
    ParameterValues values = ParameterValues.DEFAULTS.with(Datamosh.MIN_WIDTH, 200.0);
    assertThatThrownBy(() -> run(values))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("min_glitch_width is 200", "max_glitch_width, which is 160");
  }
}
