package dev.avatar4j.poser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import org.junit.jupiter.api.Test;

class PoserOutputTest {
  private static int code(float linear) {
    return ColorTransfer.linearToByte(linear);
  }

  @Test
  void a_picture_is_drawn_as_it_is_and_cut_to_its_range() {
    float[] values = {0.25f, 2f, 0f, -1f, 0.5f, 1f, 1f, Float.NaN};
    Frame frame = new PoserOutput("p", PoserOutput.Kind.PICTURE, 4, 2, 1, values).draw();
    assertThat(frame.red()).containsExactly(0.25f, 1f);
    assertThat(frame.green()).containsExactly(0f, 0f);
    assertThat(frame.blue()).containsExactly(0.5f, 1f);
    assertThat(frame.alpha()).containsExactly(1f, 0f);
  }

  @Test
  void a_mask_is_drawn_in_even_steps_from_black_to_white() {
    float[] values = {0f, 0.5f, 1f};
    Frame frame = new PoserOutput("m", PoserOutput.Kind.MASK, 1, 3, 1, values).draw();
    assertThat(code(frame.red()[0])).isZero();
    assertThat(code(frame.red()[1])).isBetween(127, 128);
    assertThat(code(frame.blue()[2])).isEqualTo(255);
    assertThat(frame.alpha()).containsOnly(1f);
  }

  @Test
  void a_mask_for_each_channel_is_drawn_in_colour() {
    float[] values = {1f, 0f, 0f, 1f};
    Frame frame = new PoserOutput("m", PoserOutput.Kind.MASK, 4, 1, 1, values).draw();
    assertThat(frame.red()[0]).isEqualTo(1f);
    assertThat(frame.green()[0]).isZero();
    assertThat(frame.alpha()[0]).isEqualTo(1f);
  }

  @Test
  void a_grid_is_grey_where_nothing_moves_and_as_strong_as_its_largest_offset_elsewhere() {
    float[] values = new float[2 * 4];
    values[1] = -0.5f;
    values[4 + 2] = 0.25f;
    Frame frame = new PoserOutput("g", PoserOutput.Kind.GRID, 2, 4, 1, values).draw();
    assertThat(code(frame.red()[0])).isBetween(127, 128);
    assertThat(code(frame.red()[1])).isZero();
    assertThat(code(frame.green()[2])).isBetween(190, 192);
    assertThat(code(frame.blue()[1])).isBetween(127, 128);
    Frame still =
        new PoserOutput(
                "g", PoserOutput.Kind.GRID, 2, 2, 2, new float[] {1e-6f, 0, 0, 0, 0, 0, 0, 0})
            .draw();
    assertThat(code(still.red()[0])).isBetween(127, 128);
  }

  @Test
  void sizes_that_disagree_are_refused() {
    assertThatThrownBy(() -> new PoserOutput("g", PoserOutput.Kind.GRID, 2, 4, 1, new float[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7");
  }

  @Test
  void every_poser_has_the_frame_as_its_first_output() {
    Pose pose = Pose.NEUTRAL.with(Morph.MOUTH_AAA, 1f);
    try (Poser poser = Posers.create("warp");
        PoserSession session = poser.open(CharacterImages.defaultCharacter())) {
      Frame frame = new Frame(512, 512);
      session.pose(pose, frame);
      assertThat(session.outputs()).containsExactly("frame");
      PoserOutput output = session.output(pose, 0);
      assertThat(output.draw().green()).isEqualTo(frame.green());
      assertThatThrownBy(() -> session.output(pose, 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThat(session.statistics()).isEqualTo(PoserStatistics.NONE);
    }
  }
}
