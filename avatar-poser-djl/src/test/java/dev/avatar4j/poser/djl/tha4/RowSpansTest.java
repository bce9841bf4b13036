package dev.avatar4j.poser.djl.tha4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowSpansTest {
  @Test
  void a_run_grows_to_even_ends_inside_the_square() {
    RowSpans spans = new RowSpans(16);
    spans.include(3, 5, 8);
    assertThat(spans.from(3)).isEqualTo(4);
    assertThat(spans.to(3)).isEqualTo(8);
    spans.include(3, -4, 2);
    spans.include(3, 11, 40);
    assertThat(spans.from(3)).isZero();
    assertThat(spans.to(3)).isEqualTo(16);
    spans.include(4, 20, 30);
    assertThat(spans.width(4)).isZero();
    assertThat(spans.pixels()).isEqualTo(16);
  }

  @Test
  void every_pixel_an_enlargement_reads_is_a_source() {
    RowSpans large = new RowSpans(16);
    large.include(0, 0, 2);
    large.include(7, 6, 10);
    large.include(15, 12, 16);
    RowSpans small = new RowSpans(8);
    small.include(4, 0, 8);
    small.setToSourcesOf(large);
    for (int y = 0; y < 16; y++) {
      for (int x = large.from(y); x < large.to(y); x++) {
        for (int farY : new int[] {y / 2, y / 2 + (y % 2 == 0 ? -1 : 1)}) {
          for (int farX : new int[] {x / 2, x / 2 + (x % 2 == 0 ? -1 : 1)}) {
            int row = Math.max(0, Math.min(7, farY));
            int column = Math.max(0, Math.min(7, farX));
            assertThat(column).isBetween(small.from(row), small.to(row) - 1);
          }
        }
      }
    }
    assertThat(small.width(5)).isZero();
  }

  @Test
  void batches_hold_whole_rows_up_to_the_limit_and_skip_nothing() {
    RowSpans spans = new RowSpans(16);
    for (int row = 2; row < 13; row++) {
      spans.include(row, 0, row);
    }
    RowBatches batches = new RowBatches(16);
    int count = batches.cut(spans, 20);
    int next = 0;
    int total = 0;
    for (int batch = 0; batch < count; batch++) {
      assertThat(batches.firstRow(batch)).isEqualTo(next);
      int pixels = 0;
      for (int row = batches.firstRow(batch); row < batches.endRow(batch); row++) {
        pixels += spans.width(row);
      }
      assertThat(pixels).isBetween(1, 20);
      total += pixels;
      next = batches.endRow(batch);
    }
    assertThat(total).isEqualTo(spans.pixels());
    assertThat(next).isEqualTo(16);
    assertThat(batches.cut(new RowSpans(16), 20)).isZero();
  }
}
