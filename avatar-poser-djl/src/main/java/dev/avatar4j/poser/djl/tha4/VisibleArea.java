package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.image.Frame;
import java.util.Arrays;

/**
 * Decides which pixels of a frame are worth computing: those where the probe sees the figure, made
 * generous by what the source picture holds nearby. Two safeguards keep that from showing. After
 * drawing, {@link #grow} looks for visible pixels on the rim and extends the area there, so a
 * figure that reaches further than guessed is not cut. And a network driven to the corners of its
 * pose range leaves specks far from the figure: as soon as the probe sees a trace of them, every
 * pixel is computed.
 */
final class VisibleArea {
  /** Alpha below this rounds to 0 in eight bits. */
  private static final float VISIBLE = 0.5f / 255;

  /**
   * What the probe may see in the background of a clean frame. The probe samples 1 in 256 pixels of
   * a field with heavy tails; where all samples are below this, hardly a pixel is visible.
   */
  private static final float TRACE = VISIBLE / 32;

  private static final int SIZE = SourcePicture.SIZE;
  private static final int CELL = SIZE / BodyProbe.CELLS;

  /**
   * How far from a cell's centre, in the source picture, a pixel of that cell may be taken from:
   * half a cell, and as much again for what the figure is stretched there.
   */
  private static final int REACH = CELL;

  /** Side of the blocks in which the source picture's silhouette is kept. */
  private static final int BLOCK = 4;

  private static final int BLOCKS = SIZE / BLOCK;

  private final boolean[] nearFigure = new boolean[BLOCKS * BLOCKS];
  private final boolean[] cells = new boolean[BodyProbe.CELLS * BodyProbe.CELLS];
  private final int[] drawnFrom = new int[SIZE];
  private final int[] drawnTo = new int[SIZE];
  private final float[] bias;

  /**
   * @param picture the character's picture
   * @param bias of the body network's last layer
   */
  VisibleArea(Frame picture, float[] bias) {
    this.bias = bias;
    for (int i = 0; i < SIZE * SIZE; i++) {
      if (picture.alpha()[i] > 0f) {
        markNear(i % SIZE, i / SIZE);
      }
    }
  }

  private void markNear(int x, int y) {
    for (int row = block(y - REACH); row <= block(y + REACH); row++) {
      Arrays.fill(
          nearFigure, row * BLOCKS + block(x - REACH), row * BLOCKS + block(x + REACH) + 1, true);
    }
  }

  private static int block(float position) {
    return (int) Math.max(0, Math.min(SIZE - 1, position)) / BLOCK;
  }

  /**
   * Guesses the visible area.
   *
   * @param probe the probe's result
   * @param spans receives it
   */
  void guess(float[] probe, RowSpans spans) {
    Arrays.fill(cells, false);
    for (int row = 0; row < BodyProbe.CELLS; row++) {
      for (int column = 0; column < BodyProbe.CELLS; column++) {
        int at = (row * BodyProbe.CELLS + column) * Tha4Architecture.BODY_OUTPUTS;
        float x = (column + 0.5f) * CELL + (probe[at] + bias[0]) * (SIZE / 2f);
        float y = (row + 0.5f) * CELL + (probe[at + 1] + bias[1]) * (SIZE / 2f);
        float painted = painted(probe, at);
        if (painted > VISIBLE) {
          markAround(column, row);
        } else if (nearFigure[block(y) * BLOCKS + block(x)]) {
          cells[row * BodyProbe.CELLS + column] = true;
        }
      }
    }
    fillSpans(spans);
    if (!backgroundIsClean(probe, spans)) {
      spans.fill();
    }
  }

  /** How much alpha the colour change brings to a pixel, whatever the picture holds. */
  private float painted(float[] probe, int at) {
    float alpha = probe[at + 2] + bias[2];
    float colour = (probe[at + 6] + bias[6] + 1) / 2;
    return Math.abs(alpha * colour);
  }

  private boolean backgroundIsClean(float[] probe, RowSpans spans) {
    for (int row = 0; row < BodyProbe.CELLS; row++) {
      for (int column = 0; column < BodyProbe.CELLS; column++) {
        int at = (row * BodyProbe.CELLS + column) * Tha4Architecture.BODY_OUTPUTS;
        if (painted(probe, at) > TRACE && isFar(column * CELL, row * CELL, spans)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a cell and its neighbours are all outside the spans. */
  private static boolean isFar(int x, int y, RowSpans spans) {
    for (int dy = -CELL; dy <= CELL; dy += CELL) {
      int row = Math.max(0, Math.min(SIZE - 1, y + dy));
      if (spans.width(row) > 0 && x + 2 * CELL > spans.from(row) && x - CELL < spans.to(row)) {
        return false;
      }
    }
    return true;
  }

  private void markAround(int column, int row) {
    int last = BodyProbe.CELLS - 1;
    for (int y = Math.max(0, row - 1); y <= Math.min(last, row + 1); y++) {
      int start = y * BodyProbe.CELLS;
      Arrays.fill(
          cells, start + Math.max(0, column - 1), start + Math.min(last, column + 1) + 1, true);
    }
  }

  private void fillSpans(RowSpans spans) {
    spans.clear();
    for (int row = 0; row < BodyProbe.CELLS; row++) {
      for (int column = 0; column < BodyProbe.CELLS; column++) {
        if (cells[row * BodyProbe.CELLS + column]) {
          for (int y = row * CELL; y < (row + 1) * CELL; y++) {
            spans.include(y, column * CELL, (column + 1) * CELL);
          }
        }
      }
    }
  }

  /**
   * Extends the area by a cell wherever a visible pixel lies on its rim.
   *
   * @param frame what was drawn
   * @param spans what was computed; extended
   * @return whether anything was added, so that the frame must be drawn again
   */
  boolean grow(Frame frame, RowSpans spans) {
    boolean grown = false;
    float[] alpha = frame.alpha();
    for (int y = 0; y < SIZE; y++) {
      int from = drawnFrom[y] = spans.from(y);
      int to = drawnTo[y] = spans.to(y);
      int row = y * SIZE;
      if (from < to) {
        grown |= from > 0 && alpha[row + from] > VISIBLE && add(spans, y, from - CELL, from);
        grown |= to < SIZE && alpha[row + to - 1] > VISIBLE && add(spans, y, to, to + CELL);
      }
    }
    for (int y = 1; y < SIZE; y++) {
      grown |= growAcross(alpha, y, y - 1, spans);
      grown |= growAcross(alpha, y - 1, y, spans);
    }
    return grown;
  }

  /** Extends a row where the row beside it shows something above or below uncomputed pixels. */
  private boolean growAcross(float[] alpha, int drawn, int beside, RowSpans spans) {
    boolean grown = false;
    for (int x = drawnFrom[drawn]; x < drawnTo[drawn]; x++) {
      if ((x < drawnFrom[beside] || x >= drawnTo[beside]) && alpha[drawn * SIZE + x] > VISIBLE) {
        grown |= add(spans, beside, x - CELL, x + CELL);
      }
    }
    return grown;
  }

  /** Extends all rows of the band of cells around a row. */
  private static boolean add(RowSpans spans, int row, int from, int to) {
    int top = row / CELL * CELL;
    for (int y = top; y < top + CELL; y++) {
      spans.include(y, from, to);
    }
    return true;
  }
}
