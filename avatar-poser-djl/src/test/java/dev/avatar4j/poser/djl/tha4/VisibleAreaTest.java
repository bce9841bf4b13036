package dev.avatar4j.poser.djl.tha4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.Frame;
import org.junit.jupiter.api.Test;

class VisibleAreaTest {
  private static final int CELLS = BodyProbe.CELLS;
  private static final int OUTPUTS = Tha4Architecture.BODY_OUTPUTS;

  private final Frame picture = new Frame(512, 512);
  private final RowSpans missing = new RowSpans(512);
  private final float[] probe = new float[CELLS * CELLS * OUTPUTS];

  @Test
  void without_a_figure_only_the_face_is_computed() {
    RowSpans spans = guess();
    assertThat(spans.pixels()).isBetween(128 * 128, 180 * 180);
    assertThat(spans.from(144)).isBetween(160, 192);
    assertThat(spans.to(144)).isBetween(320, 352);
    assertThat(spans.width(20)).isZero();
    assertThat(spans.width(300)).isZero();
  }

  @Test
  void the_area_surrounds_the_figure_and_moves_with_it() {
    picture.alpha()[400 * 512 + 300] = 1;
    RowSpans still = guess();
    assertThat(still.from(400)).isBetween(270, 300);
    assertThat(still.to(400)).isBetween(301, 332);
    assertThat(still.width(360)).isZero();
    for (int cell = 0; cell < CELLS * CELLS; cell++) {
      probe[cell * OUTPUTS] = 100 / 256f;
    }
    RowSpans moved = guess();
    assertThat(moved.from(400)).isBetween(170, 200);
    assertThat(moved.to(400)).isBetween(201, 232);
  }

  @Test
  void painted_cells_are_computed_with_their_neighbours() {
    paint(10, 22, 0.5f);
    RowSpans spans = guess();
    assertThat(spans.from(22 * 16)).isEqualTo(9 * 16);
    assertThat(spans.to(22 * 16)).isEqualTo(12 * 16);
    assertThat(spans.width(21 * 16)).isPositive();
    assertThat(spans.width(24 * 16)).isZero();
  }

  @Test
  void a_trace_of_paint_beside_the_figure_is_its_rim_and_far_away_a_speck() {
    paint(10, 22, 0.5f);
    paint(12, 22, 1e-4f);
    assertThat(guess().pixels()).isLessThan(512 * 512);
    paint(25, 22, 1e-4f);
    assertThat(guess().pixels()).isEqualTo(512 * 512);
  }

  @Test
  void visible_pixels_on_the_rim_extend_the_area_there_and_nowhere_else() {
    paint(10, 22, 0.5f);
    VisibleArea area = area();
    area.guess(probe);
    Frame frame = new Frame(512, 512);
    assertThat(area.grow(frame, missing)).isFalse();

    frame.alpha()[360 * 512 + 9 * 16] = 0.5f;
    assertThat(area.grow(frame, missing)).isTrue();
    assertThat(missing.from(352)).isEqualTo(8 * 16);
    assertThat(missing.to(367)).isEqualTo(12 * 16);
    assertThat(missing.width(351)).isZero();
    assertThat(missing.width(368)).isZero();
    assertThat(area.spans().from(360)).isEqualTo(8 * 16);
    assertThat(area.grow(frame, missing)).isFalse();
  }

  @Test
  void visible_pixels_above_or_below_what_is_not_computed_extend_it() {
    paint(10, 22, 0.5f);
    VisibleArea area = area();
    area.guess(probe);
    Frame frame = new Frame(512, 512);
    frame.alpha()[336 * 512 + 170] = 0.5f;
    frame.alpha()[383 * 512 + 180] = 0.5f;
    assertThat(area.grow(frame, missing)).isTrue();
    assertThat(missing.from(335)).isEqualTo(170 - 16);
    assertThat(missing.to(335)).isEqualTo(170 + 16);
    assertThat(missing.from(384)).isEqualTo(180 - 16);
    assertThat(missing.width(360)).isZero();
  }

  private RowSpans guess() {
    VisibleArea area = area();
    area.guess(probe);
    return area.spans();
  }

  private void paint(int column, int row, float alpha) {
    int at = (row * CELLS + column) * OUTPUTS;
    probe[at + 2] = alpha;
    probe[at + 6] = 1;
  }

  private VisibleArea area() {
    return new VisibleArea(picture, new float[] {0, 0, 0, 0, 0, 0, 0});
  }
}
