package dev.avatar4j.postprocessor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.image.Frame;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DamagedAreaTest {
  private static final Offset<Float> EXACT = within(1e-6f);

  private final DamagedArea area = new DamagedArea();

  @Test
  void a_fill_changes_the_rectangle_only() {
    Frame frame = opaque(6, 5);
    area.set(1, 2, 3, 2);
    area.fill(frame, 0.9f, 0.8f, 0.7f, 1, 1);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 6; x++) {
        boolean inside = x >= 1 && x < 4 && y >= 2 && y < 4;
        assertThat(frame.red()[y * 6 + x]).isCloseTo(inside ? 0.9f : 0.5f, EXACT);
        assertThat(frame.blue()[y * 6 + x]).isCloseTo(inside ? 0.7f : 0.5f, EXACT);
      }
    }
  }

  @Test
  void half_of_a_colour_on_a_transparent_pixel_is_that_colour_half_opaque() {
    Frame frame = new Frame(1, 1);
    area.set(0, 0, 1, 1);
    area.fill(frame, 0.8f, 0, 0, 1, 0.5f);
    assertThat(frame.red()[0]).isCloseTo(0.8f, EXACT);
    assertThat(frame.alpha()[0]).isCloseTo(0.5f, EXACT);
  }

  @Test
  void half_missing_data_fade_the_picture_and_keep_its_colour() {
    Frame frame = opaque(1, 1);
    area.set(0, 0, 1, 1);
    area.fill(frame, 0, 0, 0, 0, 0.5f);
    assertThat(frame.red()[0]).isCloseTo(0.5f, EXACT);
    assertThat(frame.alpha()[0]).isCloseTo(0.5f, EXACT);
  }

  @Test
  void squares_show_the_mean_of_what_is_visible_in_them() {
    Frame frame = new Frame(5, 2);
    frame.red()[0] = 0.4f;
    frame.alpha()[0] = 1;
    frame.red()[6] = 0.8f;
    frame.alpha()[6] = 1;
    area.set(0, 0, 5, 2);
    area.average(frame, 2, 1);
    for (int i : new int[] {0, 1, 5, 6}) {
      assertThat(frame.red()[i]).isCloseTo(0.6f, EXACT);
      assertThat(frame.alpha()[i]).isCloseTo(0.5f, EXACT);
    }
    assertThat(frame.alpha()[2]).isZero();
    assertThat(frame.red()[4]).isZero();
  }

  @Test
  void a_zigzag_moves_rows_to_one_side_and_back_to_the_other() {
    Frame frame = new Frame(9, 9);
    for (int i = 0; i < frame.size(); i++) {
      frame.red()[i] = i % 9;
    }
    area.set(3, 0, 3, 9);
    area.zigzag(frame, 2, 8, new float[9]);
    int[] shifts = {0, 1, 2, 1, 0, -1, -2, -1, 0};
    for (int y = 0; y < 9; y++) {
      assertThat(frame.red()[y * 9 + 4]).isEqualTo(4 + shifts[y]);
      assertThat(frame.red()[y * 9 + 2]).isEqualTo(2);
      assertThat(frame.red()[y * 9 + 6]).isEqualTo(6);
    }
  }

  private static Frame opaque(int width, int height) {
    Frame frame = new Frame(width, height);
    for (int channel = 0; channel < 4; channel++) {
      Arrays.fill(frame.plane(channel), channel == 3 ? 1 : 0.5f);
    }
    return frame;
  }
}
