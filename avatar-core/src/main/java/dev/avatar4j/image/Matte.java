package dev.avatar4j.image;

import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An opaque colour to lay behind pictures for formats without alpha.
 *
 * <p>Colours are mixed as they are encoded (sRGB), not in linear light: that is how browsers and
 * desktops lay a picture over a page, so the result looks exactly like the transparent picture over
 * that colour.
 *
 * @param rgb the colour, {@code 0xRRGGBB}
 */
public record Matte(int rgb) {
  /** White. */
  public static final Matte WHITE = new Matte(0xFFFFFF);

  private static final Pattern HEX = Pattern.compile("#?[0-9a-fA-F]{6}");

  /** Refuses what is no colour. */
  public Matte {
    if (rgb >>> 24 != 0) {
      throw new IllegalArgumentException("A colour is 0xRRGGBB; got " + Integer.toHexString(rgb));
    }
  }

  /**
   * @param field what to call it in an error
   * @param text {@code #rrggbb}, in either case; the {@code #} may be missing
   * @return that colour
   * @throws InvalidInputException if it is something else
   */
  public static Matte parse(String field, String text) {
    if (!HEX.matcher(text).matches()) {
      throw new InvalidInputException(
          field,
          "\""
              + InputProblems.shown(text)
              + "\" is no colour; it needs six hexadecimal digits, such as #20c040 (in an address"
              + " 20c040).");
    }
    return new Matte(Integer.parseInt(text.substring(text.length() - 6), 16));
  }

  /**
   * Lays a picture over this colour.
   *
   * @param pixels straight alpha
   * @param bgr receives blue, green and red of each pixel; at least three quarters as long
   */
  void flattenToBgr(PixelBuffer pixels, byte[] bgr) {
    byte[] rgba = pixels.rgba();
    int red = rgb >>> 16;
    int green = rgb >>> 8 & 255;
    int blue = rgb & 255;
    for (int i = 0, o = 0; i < rgba.length; i += 4, o += 3) {
      int alpha = rgba[i + 3] & 255;
      bgr[o] = mix(rgba[i + 2], blue, alpha);
      bgr[o + 1] = mix(rgba[i + 1], green, alpha);
      bgr[o + 2] = mix(rgba[i], red, alpha);
    }
  }

  /**
   * Lays a picture over this colour, in place; it is opaque afterwards.
   *
   * @param pixels straight alpha
   */
  public void flatten(PixelBuffer pixels) {
    byte[] rgba = pixels.rgba();
    int red = rgb >>> 16;
    int green = rgb >>> 8 & 255;
    int blue = rgb & 255;
    for (int i = 0; i < rgba.length; i += 4) {
      int alpha = rgba[i + 3] & 255;
      rgba[i] = mix(rgba[i], red, alpha);
      rgba[i + 1] = mix(rgba[i + 1], green, alpha);
      rgba[i + 2] = mix(rgba[i + 2], blue, alpha);
      rgba[i + 3] = (byte) 255;
    }
  }

  /** {@code round((above * alpha + below * (255 - alpha)) / 255)}, exact without a division. */
  private static byte mix(byte above, int below, int alpha) {
    int sum = (above & 255) * alpha + below * (255 - alpha) + 128;
    return (byte) (sum + (sum >> 8) >> 8);
  }

  /**
   * @return {@code #rrggbb}
   */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}
