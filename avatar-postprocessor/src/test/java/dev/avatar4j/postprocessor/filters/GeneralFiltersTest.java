package dev.avatar4j.postprocessor.filters;

import static dev.avatar4j.postprocessor.filters.Filtering.colourful;
import static dev.avatar4j.postprocessor.filters.Filtering.filtered;
import static dev.avatar4j.postprocessor.filters.Filtering.plain;
import static dev.avatar4j.postprocessor.filters.Filtering.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Filters outside of the imaginary video signal: posterize and pixelize. */
class GeneralFiltersTest {
  @Test
  void a_poster_has_the_nearest_of_equal_steps_of_the_encoding() {
    Frame frame = colourful(50, 40);
    Frame result = filtered(frame, 0, "[[\"posterize\", {\"levels\": 5}]]");
    for (int i = 0; i < frame.size(); i++) {
      double step = Math.rint(4 * ColorTransfer.toSrgb((double) frame.green()[i]));
      assertThat((double) result.green()[i])
          .isCloseTo(ColorTransfer.toLinear(step / 4), within(1e-6));
    }
    assertThat(result.alpha()).isEqualTo(frame.alpha());
  }

  @Test
  void linear_steps_are_steps_of_light() {
    Frame frame = plain(1, 4, 0, 0, 0, 1);
    float[] values = {0.24f, 0.26f, 0.76f, 7};
    System.arraycopy(values, 0, frame.blue(), 0, 4);
    Frame result = filtered(frame, 0, "[[\"posterize\", {\"levels\": 3, \"domain\": \"linear\"}]]");
    assertThat(result.blue()).containsExactly(0f, 0.5f, 1f, 1f);
  }

  @Test
  void dither_has_the_right_mean_of_only_the_two_neighbouring_levels() {
    Frame result =
        filtered(
            plain(16, 16, 0.25, 0, 1, 1),
            0,
            "[[\"posterize\", {\"levels\": 2, \"domain\": \"linear\", \"dither\": true}]]");
    float sum = 0;
    for (float value : result.red()) {
      assertThat(value).isIn(0f, 1f);
      sum += value;
    }
    assertThat(sum).isEqualTo(64);
    assertThat(result.green()).containsOnly(0);
    assertThat(result.blue()).containsOnly(1);
  }

  @Test
  void dither_does_not_change_what_is_on_a_level() {
    Frame frame = plain(8, 8, ColorTransfer.toLinear(0.5), 0.2, 0.2, 1);
    Frame result = filtered(frame, 0, "[[\"posterize\", {\"levels\": 3, \"dither\": true}]]");
    Set<Float> reds = new TreeSet<>();
    for (float value : result.red()) {
      reds.add(value);
    }
    assertThat(reds).hasSize(1);
  }

  @Test
  void a_large_pixel_has_the_mean_colour_of_what_is_visible() {
    Frame frame = plain(4, 2, 0, 0, 0, 0);
    set(frame, 0, 1, 0, 0, 1);
    set(frame, 1, 0, 1, 0, 0.5);
    set(frame, 4, 0.5, 0.5, 0.9, 0);
    Frame result = filtered(frame, 0, "[[\"pixelize\", {\"size\": 2}]]");
    for (int i : new int[] {0, 1, 4, 5}) {
      assertThat(result.red()[i]).isEqualTo(2 / 3f, within(1e-6f));
      assertThat(result.green()[i]).isEqualTo(1 / 3f, within(1e-6f));
      assertThat(result.blue()[i]).isZero();
      assertThat(result.alpha()[i]).isEqualTo(0.375f);
    }
    assertThat(result.alpha()[2]).isZero();
    assertThat(result.red()[2]).isZero();
  }

  @Test
  void blocks_are_cut_at_the_far_edges() {
    Frame frame = colourful(10, 7);
    Frame result = filtered(frame, 0, "[[\"pixelize\", {\"size\": 4}]]");
    for (int i = 0; i < frame.size(); i++) {
      int corner = i / 10 / 4 * 4 * 10 + i % 10 / 4 * 4;
      assertThat(result.red()[i]).isEqualTo(result.red()[corner]);
    }
    float mean = 0;
    for (int y = 4; y < 7; y++) {
      mean += (frame.alpha()[y * 10 + 8] + frame.alpha()[y * 10 + 9]) / 6;
    }
    assertThat(result.alpha()[6 * 10 + 9]).isEqualTo(mean, within(1e-6f));
  }

  @Test
  void blocks_of_one_pixel_change_nothing_visible() {
    Frame frame = colourful(10, 7);
    Frame result = filtered(frame, 0, "[[\"pixelize\", {\"size\": 1}]]");
    for (int i = 0; i < frame.size(); i++) {
      assertThat(result.green()[i]).isEqualTo(frame.green()[i], within(1e-6f));
    }
    assertThat(result.alpha()).isEqualTo(frame.alpha());
  }
}
