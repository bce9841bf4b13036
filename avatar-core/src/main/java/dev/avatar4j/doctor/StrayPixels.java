package dev.avatar4j.doctor;

import dev.avatar4j.image.PixelBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Specks beside the figure, left over by an eraser or a cut-out: groups of touching pixels that are
 * tiny or hardly visible. Larger separate parts, such as a halo, are left alone.
 */
final class StrayPixels implements PictureCheck {
  /** A group up to this share of the picture is a speck: 65 pixels of 512x512. */
  private static final double SPECK = 1 / 4000.0;

  /** A group nowhere more opaque than this is a film that nobody sees but that still moves. */
  private static final int FILM_ALPHA = 12;

  @Override
  public String id() {
    return "stray-pixels";
  }

  @Override
  public Optional<Finding> examine(PixelBuffer picture) {
    Region.Bounds bounds = new Region.Bounds(picture.width());
    List<int[]> specks = specks(picture);
    specks.forEach(speck -> Arrays.stream(speck).forEach(bounds::add));
    if (specks.isEmpty()) {
      return Optional.empty();
    }
    String groups = specks.size() == 1 ? "is 1 speck" : "are " + specks.size() + " specks";
    return Optional.of(
        new Finding(
            id(),
            Severity.WARNING,
            "Beside the figure there " + groups + " of " + bounds.count() + " pixels in all.",
            Optional.of(bounds.region()),
            "Erase them.",
            true));
  }

  @Override
  public PixelBuffer repair(PixelBuffer picture) {
    List<int[]> specks = specks(picture);
    if (specks.isEmpty()) {
      return picture;
    }
    PixelBuffer clean = new PixelBuffer(picture.width(), picture.height(), picture.rgba().clone());
    for (int[] speck : specks) {
      for (int pixel : speck) {
        Arrays.fill(clean.rgba(), 4 * pixel, 4 * pixel + 4, (byte) 0);
      }
    }
    return clean;
  }

  /** The pixels of each group but the largest, which is the figure, that counts as a speck. */
  private static List<int[]> specks(PixelBuffer picture) {
    List<int[]> groups = new ArrayList<>();
    boolean[] seen = new boolean[picture.width() * picture.height()];
    int[] queue = new int[seen.length];
    int figure = -1;
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i] && alpha(picture, i) > 0) {
        groups.add(Arrays.copyOf(queue, flood(picture, i, seen, queue)));
        int last = groups.size() - 1;
        if (figure < 0 || groups.get(last).length > groups.get(figure).length) {
          figure = last;
        }
      }
    }
    if (figure >= 0) {
      groups.remove(figure);
    }
    int most = (int) (seen.length * SPECK);
    groups.removeIf(group -> group.length > most && !isFilm(picture, group));
    return groups;
  }

  /** Collects the pixels that touch one another, also by corners; how many there are. */
  private static int flood(PixelBuffer picture, int start, boolean[] seen, int[] queue) {
    int width = picture.width();
    int count = 0;
    queue[count++] = start;
    seen[start] = true;
    for (int done = 0; done < count; done++) {
      int x = queue[done] % width;
      int y = queue[done] / width;
      for (int ny = Math.max(0, y - 1); ny <= Math.min(picture.height() - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          int next = ny * width + nx;
          if (!seen[next] && alpha(picture, next) > 0) {
            seen[next] = true;
            queue[count++] = next;
          }
        }
      }
    }
    return count;
  }

  private static boolean isFilm(PixelBuffer picture, int[] group) {
    return Arrays.stream(group).allMatch(pixel -> alpha(picture, pixel) <= FILM_ALPHA);
  }

  private static int alpha(PixelBuffer picture, int pixel) {
    return picture.rgba()[4 * pixel + 3] & 255;
  }
}
