package dev.avatar4j.image;

/**
 * A further picture of a character, aligned with the first and cut down to its visible part: a
 * closed eye, a blush. Immutable as long as nobody writes to its pixels.
 *
 * @param x column of the picture where the cel's first column lies
 * @param y row of the picture where the cel's first row lies
 * @param pixels linear light, straight alpha
 */
public record Cel(int x, int y, Frame pixels) {
  /**
   * @param picture a picture-sized drawing
   * @return its visible part; one transparent pixel if there is none
   */
  public static Cel cutFrom(Frame picture) {
    int width = picture.width();
    int left = width;
    int top = picture.height();
    int right = -1;
    int bottom = -1;
    for (int i = 0; i < picture.size(); i++) {
      if (picture.alpha()[i] > 0f) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
        top = Math.min(top, i / width);
        bottom = i / width;
      }
    }
    return right < 0
        ? new Cel(0, 0, new Frame(1, 1))
        : cut(picture, left, top, new Frame(right - left + 1, bottom - top + 1));
  }

  private static Cel cut(Frame picture, int x, int y, Frame part) {
    for (int channel = 0; channel < 4; channel++) {
      for (int row = 0; row < part.height(); row++) {
        System.arraycopy(
            picture.plane(channel),
            (y + row) * picture.width() + x,
            part.plane(channel),
            row * part.width(),
            part.width());
      }
    }
    return new Cel(x, y, part);
  }
}
