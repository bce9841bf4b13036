package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.image.Frame;

/**
 * Which columns of each row of a frame are not fully transparent. Networks are run on these and
 * their surroundings alone.
 */
final class VisibleArea {
  private int width;
  private int height;
  private int[] first = {};
  private int[] end = {};

  void update(Frame frame) {
    width = frame.width();
    height = frame.height();
    if (first.length != height) {
      first = new int[height];
      end = new int[height];
    }
    float[] alpha = frame.alpha();
    for (int y = 0; y < height; y++) {
      int from = y * width;
      int to = from + width;
      while (from < to && !(alpha[from] > 0)) {
        from++;
      }
      while (to > from && !(alpha[to - 1] > 0)) {
        to--;
      }
      boolean empty = from == to;
      first[y] = empty ? width : from - y * width;
      end[y] = empty ? 0 : to - y * width;
    }
  }

  /**
   * @param margin how far beyond what is visible, in pixels of the frame
   * @param from the first of some rows, of the picture's rows
   * @param to the row after the last
   * @param picture a picture of the same content, of another size
   * @return the first column of the picture that is needed in these rows; more than {@link #end} if
   *     none is
   */
  int first(int margin, int from, int to, ColorPlanes picture) {
    int least = width;
    for (int y = firstRow(margin, from, picture); y < endRow(margin, to, picture); y++) {
      least = Math.min(least, first[y]);
    }
    return least == width
        ? picture.width()
        : Math.max(0, (int) ((long) (least - margin) * picture.width() / width));
  }

  /** The column after the last that is needed; see {@link #first}. */
  int end(int margin, int from, int to, ColorPlanes picture) {
    int most = 0;
    for (int y = firstRow(margin, from, picture); y < endRow(margin, to, picture); y++) {
      most = Math.max(most, end[y]);
    }
    return most == 0
        ? 0
        : (int)
            Math.min(
                picture.width(), ((long) (most + margin) * picture.width() + width - 1) / width);
  }

  private int firstRow(int margin, int row, ColorPlanes picture) {
    return Math.max(0, (int) ((long) row * height / picture.height()) - margin);
  }

  private int endRow(int margin, int row, ColorPlanes picture) {
    long end = ((long) row * height + picture.height() - 1) / picture.height();
    return (int) Math.min(height, end + margin);
  }
}
