package dev.avatar4j.doctor;

import dev.avatar4j.image.PixelBuffer;
import java.util.Locale;
import java.util.Optional;

/**
 * A rim in the colour of a former background. Where a figure was cut out of one, a half transparent
 * pixel of its edge still has {@code c = a F + (1 - a) B}: the figure's colour F mixed with the
 * background's B. F is taken from the nearest opaque pixels and B is fitted to the whole edge by
 * least squares; it is a halo if the mixture explains the edge far better than F alone does and B
 * is no dark colour, which would be an outline.
 */
final class EdgeHalo implements PictureCheck {
  private static final int OPAQUE = 250;
  private static final int REACH = 3;
  private static final int LEAST_PIXELS = 40;

  /** Mean difference from F, in 8-bit codes, from which a rim is seen. */
  private static final double SEEN = 10;

  /** Darker rims are outlines. */
  private static final int LIGHT = 112;

  /** What the mixture may leave unexplained of that difference. */
  private static final double LEFT_OVER = 0.6;

  @Override
  public String id() {
    return "halo";
  }

  /** Half transparent pixels with the colour of the figure next to them. */
  private record Edge(int[] pixels, int[] colours, int count) {
    static Edge of(PixelBuffer picture) {
      int size = picture.width() * picture.height();
      int[] pixels = new int[size];
      int[] colours = new int[size];
      int count = 0;
      for (int i = 0; i < size; i++) {
        int alpha = picture.rgba()[4 * i + 3] & 255;
        int colour = alpha > 0 && alpha < OPAQUE ? nearest(picture, i) : -1;
        if (colour >= 0) {
          pixels[count] = i;
          colours[count++] = colour;
        }
      }
      return new Edge(pixels, colours, count);
    }

    /** Mean {@code 0xRRGGBB} of the opaque pixels on the nearest square that has any, or -1. */
    private static int nearest(PixelBuffer picture, int pixel) {
      int x = pixel % picture.width();
      int y = pixel / picture.width();
      for (int reach = 1; reach <= REACH; reach++) {
        int[] sum = new int[3];
        int found = 0;
        for (int dy = -reach; dy <= reach; dy++) {
          for (int dx = -reach; dx <= reach; dx++) {
            boolean on = Math.max(Math.abs(dx), Math.abs(dy)) == reach;
            boolean inside =
                x + dx >= 0 && y + dy >= 0 && x + dx < picture.width() && y + dy < picture.height();
            int at = 4 * ((y + dy) * picture.width() + x + dx);
            if (on && inside && (picture.rgba()[at + 3] & 255) >= OPAQUE) {
              for (int c = 0; c < 3; c++) {
                sum[c] += picture.rgba()[at + c] & 255;
              }
              found++;
            }
          }
        }
        if (found > 0) {
          return (sum[0] / found) << 16 | (sum[1] / found) << 8 | sum[2] / found;
        }
      }
      return -1;
    }

    int colour(int index, int channel) {
      return colours[index] >> (16 - 8 * channel) & 255;
    }
  }

  /** The colour of the former background, if there is a halo. */
  private static Optional<double[]> background(PixelBuffer picture, Edge edge) {
    if (edge.count() < LEAST_PIXELS) {
      return Optional.empty();
    }
    double[] background = new double[3];
    double difference = 0;
    double unexplained = 0;
    for (int c = 0; c < 3; c++) {
      double sum = 0;
      double weight = 0;
      for (int k = 0; k < edge.count(); k++) {
        double a = alpha(picture, edge.pixels()[k]);
        double mixed = code(picture, edge.pixels()[k], c) - a * edge.colour(k, c);
        sum += (1 - a) * mixed;
        weight += (1 - a) * (1 - a);
      }
      background[c] = Math.max(0, Math.min(255, sum / weight));
      for (int k = 0; k < edge.count(); k++) {
        double a = alpha(picture, edge.pixels()[k]);
        double code = code(picture, edge.pixels()[k], c);
        double own = edge.colour(k, c);
        difference += Math.abs(code - own);
        unexplained += Math.abs(code - a * own - (1 - a) * background[c]);
      }
    }
    double lightest = Math.max(background[0], Math.max(background[1], background[2]));
    boolean halo =
        lightest >= LIGHT
            && difference / (3 * edge.count()) > SEEN
            && unexplained < LEFT_OVER * difference;
    return halo ? Optional.of(background) : Optional.empty();
  }

  private static double alpha(PixelBuffer picture, int pixel) {
    return (picture.rgba()[4 * pixel + 3] & 255) / 255.0;
  }

  private static int code(PixelBuffer picture, int pixel, int channel) {
    return picture.rgba()[4 * pixel + channel] & 255;
  }

  @Override
  public Optional<Finding> examine(PixelBuffer picture) {
    Edge edge = Edge.of(picture);
    return background(picture, edge)
        .map(
            colour -> {
              Region.Bounds bounds = new Region.Bounds(picture.width());
              for (int k = 0; k < edge.count(); k++) {
                bounds.add(edge.pixels()[k]);
              }
              String name =
                  String.format(
                      Locale.ROOT,
                      "#%02x%02x%02x",
                      Math.round(colour[0]),
                      Math.round(colour[1]),
                      Math.round(colour[2]));
              return new Finding(
                  id(),
                  Severity.WARNING,
                  "The soft edge of the figure is mixed with the colour "
                      + name
                      + " of a former background; it shows as a rim on others.",
                  Optional.of(bounds.region()),
                  "Give the edge the colour of the figure and leave its transparency as it is.",
                  true);
            });
  }

  /**
   * Solves the mixture for the figure's colour. The more transparent a pixel is, the less its own
   * colour tells, and the more counts that of the opaque pixels beside it.
   */
  @Override
  public PixelBuffer repair(PixelBuffer picture) {
    Edge edge = Edge.of(picture);
    Optional<double[]> background = background(picture, edge);
    if (background.isEmpty()) {
      return picture;
    }
    byte[] rgba = picture.rgba().clone();
    for (int k = 0; k < edge.count(); k++) {
      int pixel = edge.pixels()[k];
      double a = alpha(picture, pixel);
      for (int c = 0; c < 3; c++) {
        double behind = (1 - a) * background.get()[c];
        double solved = Math.max(0, Math.min(255, (code(picture, pixel, c) - behind) / a));
        rgba[4 * pixel + c] = (byte) Math.round(a * solved + (1 - a) * edge.colour(k, c));
      }
    }
    return new PixelBuffer(picture.width(), picture.height(), rgba);
  }
}
