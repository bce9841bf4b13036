package dev.avatar4j.poser.djl.tha4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.Frame;
import org.junit.jupiter.api.Test;

class VisibleAreaTest {
  private static final int CELLS = BodyProbe.CELLS;
  private static final int OUTPUTS = Tha4Architecture.BODY_OUTPUTS;

  private final Frame picture = new Frame(512, 512);
  private final RowSpans spans = new RowSpans(512);
  private final float[] probe = new float[CELLS * CELLS * OUTPUTS];

  @Test
  void nothing_visible_needs_nothing_computed() {
    area().guess(probe, spans);
    assertThat(spans.pixels()).isZero();
  }

  @Test
  void the_area_surrounds_the_figure_and_moves_with_it() {
    picture.alpha()[200 * 512 + 300] = 1;
    area().guess(probe, spans);
    assertThat(spans.from(200)).isBetween(270, 300);
    assertThat(spans.to(200)).isBetween(301, 332);
    assertThat(spans.width(160)).isZero();
    for (int cell = 0; cell < CELLS * CELLS; cell++) {
      probe[cell * OUTPUTS] = 100 / 256f;
    }
    area().guess(probe, spans);
    assertThat(spans.from(200)).isBetween(170, 200);
    assertThat(spans.to(200)).isBetween(201, 232);
  }

  @Test
  void painted_cells_are_computed_with_their_neighbours() {
    paint(10, 12, 0.5f);
    area().guess(probe, spans);
    assertThat(spans.from(12 * 16)).isEqualTo(9 * 16);
    assertThat(spans.to(12 * 16)).isEqualTo(12 * 16);
    assertThat(spans.width(11 * 16)).isPositive();
    assertThat(spans.width(14 * 16)).isZero();
  }

  @Test
  void a_trace_of_paint_beside_the_figure_is_its_rim_and_far_away_a_speck() {
    paint(10, 12, 0.5f);
    paint(12, 12, 1e-4f);
    area().guess(probe, spans);
    assertThat(spans.pixels()).isLessThan(512 * 512);
    paint(25, 12, 1e-4f);
    area().guess(probe, spans);
    assertThat(spans.pixels()).isEqualTo(512 * 512);
  }

  @Test
  void visible_pixels_on_the_rim_extend_the_area_there() {
    VisibleArea area = area();
    Frame frame = new Frame(512, 512);
    spans.include(100, 96, 128);
    spans.include(101, 96, 160);
    assertThat(area.grow(frame, spans)).isFalse();
    frame.alpha()[101 * 512 + 140] = 0.5f;
    assertThat(area.grow(frame, spans)).isTrue();
    assertThat(spans.to(100)).isGreaterThanOrEqualTo(141);
    assertThat(spans.to(102)).isGreaterThanOrEqualTo(141);
    frame.alpha()[101 * 512 + 159] = 0.5f;
    assertThat(area.grow(frame, spans)).isTrue();
    assertThat(spans.to(101)).isGreaterThanOrEqualTo(160);
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
