package dev.avatar4j.image;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates a PNG's pixel data row by row, undoes the row filters and the interlacing. Never holds
 * more than two rows, and never inflates more than the header promised. Not thread-safe.
 */
final class PngRows implements AutoCloseable {
  /** First column, first row, column step, row step of each pass. */
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

  private final PngHeader header;
  private final PngSamples samples;
  private final Inflater inflater = new Inflater();
  private final int[][] passes;
  private final byte[] surplus = new byte[1];

  /** The row under way and the one before it; element 0 is the filter byte. */
  private byte[] current;

  private byte[] previous;

  private int pass = -1;
  private int y;
  private int columns;
  private int rowLength;
  private int filled;
  private boolean complete;
  private boolean hasSurplus;

  /**
   * @param header what the rows look like
   * @param samples receives the unfiltered rows
   */
  PngRows(PngHeader header, PngSamples samples) {
    this.header = header;
    this.samples = samples;
    passes = header.interlaced() ? ADAM7 : ONE_PASS;
    current = new byte[header.rowBytes(header.width()) + 1];
    previous = new byte[current.length];
    nextPass();
  }

  /** Takes the data of one IDAT chunk. */
  void read(PngChunk chunk) {
    inflater.setInput(chunk.file(), chunk.offset(), chunk.length());
    try {
      // the inflater may hold back output after its input is used up: only 0 bytes mean "no more"
      while (!hasSurplus && inflateSome()) {}
    } catch (DataFormatException e) {
      throw PngChunk.damaged("its compressed pixels cannot be decoded");
    }
    if (inflater.needsDictionary()) {
      throw PngChunk.damaged("its compressed pixels need a dictionary");
    }
  }

  private boolean inflateSome() throws DataFormatException {
    if (complete) {
      // nothing should come any more, but only this call verifies the stream's own checksum
      hasSurplus = inflater.inflate(surplus) > 0;
      return false;
    }
    int count = inflater.inflate(current, filled, rowLength - filled);
    filled += count;
    if (filled == rowLength) {
      finishRow();
    }
    return count > 0;
  }

  private void finishRow() {
    unfilter();
    int[] p = passes[pass];
    samples.expand(current, columns, y * header.width() + p[0], p[2]);
    byte[] swap = previous;
    previous = current;
    current = swap;
    filled = 0;
    y += p[3];
    if (y >= header.height()) {
      nextPass();
    }
  }

  private void nextPass() {
    while (++pass < passes.length) {
      int[] p = passes[pass];
      columns = (header.width() - p[0] + p[2] - 1) / p[2];
      y = p[1];
      if (columns > 0 && y < header.height()) {
        rowLength = header.rowBytes(columns) + 1;
        Arrays.fill(previous, (byte) 0);
        return;
      }
    }
    complete = true;
  }

  private void unfilter() {
    int distance = header.filterDistance();
    switch (current[0]) {
      case 0 -> {}
      case 1 -> {
        for (int i = 1 + distance; i < rowLength; i++) {
          current[i] += current[i - distance];
        }
      }
      case 2 -> {
        for (int i = 1; i < rowLength; i++) {
          current[i] += previous[i];
        }
      }
      case 3 -> {
        for (int i = 1; i < rowLength; i++) {
          int left = i > distance ? current[i - distance] & 255 : 0;
          current[i] += (byte) ((left + (previous[i] & 255)) / 2);
        }
      }
      case 4 -> {
        for (int i = 1; i < rowLength; i++) {
          boolean inside = i > distance;
          int left = inside ? current[i - distance] & 255 : 0;
          int corner = inside ? previous[i - distance] & 255 : 0;
          current[i] += (byte) paeth(left, previous[i] & 255, corner);
        }
      }
      default -> throw PngChunk.damaged("a row has the unknown filter " + current[0]);
    }
  }

  /**
   * @param left the value to the left, 0..255
   * @param up the value above, 0..255
   * @param corner the value above and to the left, 0..255
   * @return the one nearest to {@code left + up - corner} (PNG specification, 9.4)
   */
  static int paeth(int left, int up, int corner) {
    int toLeft = Math.abs(up - corner);
    int toUp = Math.abs(left - corner);
    int toCorner = Math.abs(left + up - 2 * corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }

  /**
   * @return whether every row has arrived and the compressed stream ended as it should
   */
  boolean isComplete() {
    return complete && (inflater.finished() || hasSurplus);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
