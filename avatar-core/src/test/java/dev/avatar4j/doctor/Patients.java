package dev.avatar4j.doctor;

import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.Matte;
import dev.avatar4j.image.PicturePlacement;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;
import dev.avatar4j.poser.warp.landmarks.MouthLandmarks;

/** Pictures with one fault each, made from the character that ships, which has none. */
final class Patients {
  private static final int SKIN = 0xFFE8DBFF;
  private static final int LINE = 0x5A3A30FF;

  private Patients() {}

  static PixelBuffer healthy() {
    Frame frame = CharacterImages.defaultCharacter().picture();
    PixelBuffer pixels = new PixelBuffer(frame.width(), frame.height());
    ColorTransfer.encode(frame, pixels);
    return pixels;
  }

  static PixelBuffer copy(PixelBuffer picture) {
    return new PixelBuffer(picture.width(), picture.height(), picture.rgba().clone());
  }

  static PixelBuffer withSpeck(PixelBuffer picture, int x, int y, int side) {
    PixelBuffer result = copy(picture);
    for (int dy = 0; dy < side; dy++) {
      for (int dx = 0; dx < side; dx++) {
        set(result, x + dx, y + dy, 0x204060FF);
      }
    }
    return result;
  }

  static void set(PixelBuffer picture, int x, int y, int rgba) {
    for (int c = 0; c < 4; c++) {
      picture.rgba()[4 * (y * picture.width() + x) + c] = (byte) (rgba >>> (24 - 8 * c));
    }
  }

  /** As cut out of a background: soft pixels keep what they were mixed with. */
  static PixelBuffer cutOutOf(PixelBuffer picture, int rgb) {
    PixelBuffer result = copy(picture);
    byte[] rgba = result.rgba();
    for (int i = 0; i < rgba.length; i += 4) {
      int alpha = rgba[i + 3] & 255;
      for (int c = 0; alpha > 0 && c < 3; c++) {
        int behind = rgb >> (16 - 8 * c) & 255;
        rgba[i + c] = (byte) (((rgba[i + c] & 255) * alpha + behind * (255 - alpha)) / 255);
      }
    }
    return result;
  }

  /** Laid into a larger or smaller transparent picture. */
  static PixelBuffer framed(PixelBuffer picture, int width, int height, int left, int top) {
    PixelBuffer result = new PixelBuffer(width, height);
    for (int y = 0; y < picture.height(); y++) {
      System.arraycopy(
          picture.rgba(),
          4 * y * picture.width(),
          result.rgba(),
          4 * ((y + top) * width + left),
          4 * picture.width());
    }
    return result;
  }

  static PixelBuffer moved(int side, int x, int y) {
    return new PicturePlacement(side, x, y).apply(healthy());
  }

  /** Paints over a part. */
  static PixelBuffer painted(PixelBuffer picture, Region region, int rgba) {
    PixelBuffer result = copy(picture);
    for (int y = region.y(); y < region.y() + region.height(); y++) {
      for (int x = region.x(); x < region.x() + region.width(); x++) {
        set(result, x, y, rgba);
      }
    }
    return result;
  }

  /** Fills a part, row by row, from the colour at its left to the colour at its right. */
  static PixelBuffer smoothed(PixelBuffer picture, Region region) {
    PixelBuffer result = copy(picture);
    byte[] rgba = result.rgba();
    for (int y = region.y(); y < region.y() + region.height(); y++) {
      int left = 4 * (y * picture.width() + region.x());
      int right = left + 4 * (region.width() - 1);
      for (int at = left; at <= right; at += 4) {
        double share = (at - left) / (double) (right - left);
        for (int c = 0; c < 4; c++) {
          double from = rgba[left + c] & 255;
          rgba[at + c] =
              (byte) Math.round(from + share * ((picture.rgba()[right + c] & 255) - from));
        }
      }
    }
    return result;
  }

  /** The upper half of an eye painted over with the skin above it, and a lash line below that. */
  static PixelBuffer withLowLid(PixelBuffer picture, EyeLandmarks eye) {
    PixelBuffer result = copy(picture);
    int lid = Math.round(eye.iris().y() + 0.1f * eye.irisRadiusY());
    for (int x = Math.round(eye.left()) - 4; x <= Math.round(eye.right()) + 4; x++) {
      for (int y = lid - 22; y <= lid; y++) {
        set(result, x, y, y < lid - 2 ? SKIN : LINE);
      }
    }
    return result;
  }

  static PixelBuffer withSkin(PixelBuffer picture, Region region) {
    return painted(picture, region, SKIN);
  }

  /** A line where the mouth was. */
  static PixelBuffer withClosedMouth(PixelBuffer picture, MouthLandmarks mouth) {
    int y = Math.round(mouth.upper().at(256)) + 2;
    PixelBuffer result = withSkin(picture, new Region(238, y - 10, 36, 22));
    return painted(result, new Region(248, y, 16, 1), LINE);
  }

  /** Every so many pixels, one. */
  static PixelBuffer shrunk(PixelBuffer picture, int factor) {
    PixelBuffer result = new PixelBuffer(picture.width() / factor, picture.height() / factor);
    for (int y = 0; y < result.height(); y++) {
      for (int x = 0; x < result.width(); x++) {
        int from = 4 * (y * factor * picture.width() + x * factor);
        System.arraycopy(picture.rgba(), from, result.rgba(), 4 * (y * result.width() + x), 4);
      }
    }
    return result;
  }

  /** The largest difference of a channel over pixels that are mostly opaque, in codes. */
  static int visibleDifference(PixelBuffer one, PixelBuffer other) {
    int most = 0;
    for (int i = 0; i < one.rgba().length; i++) {
      if ((other.rgba()[i | 3] & 255) >= 128) {
        most = Math.max(most, Math.abs((one.rgba()[i] & 255) - (other.rgba()[i] & 255)));
      }
    }
    return most;
  }

  /** Without transparency. */
  static PixelBuffer onto(PixelBuffer picture, int rgb) {
    PixelBuffer result = copy(picture);
    new Matte(rgb).flatten(result);
    return result;
  }

  static int visible(PixelBuffer picture) {
    int count = 0;
    for (int i = 3; i < picture.rgba().length; i += 4) {
      count += (picture.rgba()[i] & 255) >= 128 ? 1 : 0;
    }
    return count;
  }

  /** Mean difference of the half transparent pixels' colours, in codes. */
  static double edgeDifference(PixelBuffer one, PixelBuffer other) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < one.rgba().length; i += 4) {
      int alpha = one.rgba()[i + 3] & 255;
      for (int c = 0; alpha > 0 && alpha < 255 && c < 3; c++) {
        sum += Math.abs((one.rgba()[i + c] & 255) - (other.rgba()[i + c] & 255));
        count++;
      }
    }
    return sum / count;
  }
}
