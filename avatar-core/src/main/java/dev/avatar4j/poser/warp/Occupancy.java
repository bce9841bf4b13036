package dev.avatar4j.poser.warp;

import dev.avatar4j.image.Cel;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.warp.face.Texture;
import java.util.Collection;

/**
 * Where a picture has anything to draw, by tiles of 8x8 pixels, as summed-area tables: tells in
 * constant time whether a rectangle is wholly transparent or wholly opaque. Immutable.
 */
final class Occupancy {
  private static final int TILE_SHIFT = 3;

  private final int columns;
  private final int rows;
  private final int[] visible;
  private final int[] opaque;

  /** Tells something about a tile. */
  @FunctionalInterface
  private interface TileTest {
    boolean holds(int tx, int ty);
  }

  /**
   * @param texture the picture; repainting its opaque parts later on is allowed
   * @param cels what may be drawn over it
   */
  static Occupancy underCels(Texture texture, Collection<Cel> cels) {
    return new Occupancy(texture, (tx, ty) -> celsReach(cels, tx, ty), (tx, ty) -> false);
  }

  /**
   * @param texture the picture
   * @param area where anything may be painted later on, of any alpha
   */
  static Occupancy repaintedIn(Texture texture, PixelArea area) {
    TileTest touched =
        (tx, ty) ->
            area.touches(tx << TILE_SHIFT, ty << TILE_SHIFT, 1 << TILE_SHIFT, 1 << TILE_SHIFT);
    return new Occupancy(texture, touched, touched);
  }

  /**
   * @param painted tiles that may become visible
   * @param thinned tiles that may become less than opaque
   */
  private Occupancy(Texture texture, TileTest painted, TileTest thinned) {
    columns = texture.width() >> TILE_SHIFT;
    rows = texture.height() >> TILE_SHIFT;
    visible = new int[(columns + 1) * (rows + 1)];
    opaque = new int[visible.length];
    for (int ty = 0; ty < rows; ty++) {
      for (int tx = 0; tx < columns; tx++) {
        boolean seen = countAbove(texture, tx, ty, 0f) > 0 || painted.holds(tx, ty);
        int full = countAbove(texture, tx, ty, 1f - 1e-6f);
        int at = (ty + 1) * (columns + 1) + tx + 1;
        int up = at - columns - 1;
        visible[at] = (seen ? 1 : 0) + visible[at - 1] + visible[up] - visible[up - 1];
        opaque[at] =
            (full == 64 && !thinned.holds(tx, ty) ? 1 : 0)
                + opaque[at - 1]
                + opaque[up]
                - opaque[up - 1];
      }
    }
  }

  private static int countAbove(Texture texture, int tx, int ty, float limit) {
    int count = 0;
    for (int y = ty << TILE_SHIFT; y < (ty + 1) << TILE_SHIFT; y++) {
      for (int x = tx << TILE_SHIFT; x < (tx + 1) << TILE_SHIFT; x++) {
        if (texture.rgba()[4 * (y * texture.width() + x) + 3] > limit) {
          count++;
        }
      }
    }
    return count;
  }

  private static boolean celsReach(Collection<Cel> cels, int tx, int ty) {
    for (Cel cel : cels) {
      Frame pixels = cel.pixels();
      int right = Math.min(pixels.width(), ((tx + 1) << TILE_SHIFT) - cel.x());
      int bottom = Math.min(pixels.height(), ((ty + 1) << TILE_SHIFT) - cel.y());
      for (int y = Math.max(0, (ty << TILE_SHIFT) - cel.y()); y < bottom; y++) {
        for (int x = Math.max(0, (tx << TILE_SHIFT) - cel.x()); x < right; x++) {
          if (pixels.alpha()[y * pixels.width() + x] > 0f) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether all pixels of the rectangle (inclusive, clamped to the picture) are transparent. */
  boolean transparent(int x0, int y0, int x1, int y1) {
    return sum(visible, x0, y0, x1, y1) == 0;
  }

  /**
   * Whether all tiles that the rectangle (inclusive, clamped to the picture) touches are opaque.
   */
  boolean opaque(int x0, int y0, int x1, int y1) {
    int tiles = (tile(x1, columns) - tile(x0, columns) + 1) * (tile(y1, rows) - tile(y0, rows) + 1);
    return sum(opaque, x0, y0, x1, y1) == tiles;
  }

  private int sum(int[] table, int x0, int y0, int x1, int y1) {
    int stride = columns + 1;
    int left = tile(x0, columns);
    int top = tile(y0, rows) * stride;
    int right = tile(x1, columns) + 1;
    int bottom = (tile(y1, rows) + 1) * stride;
    return table[bottom + right] - table[top + right] - table[bottom + left] + table[top + left];
  }

  private static int tile(int pixel, int count) {
    return Math.max(0, Math.min(count - 1, pixel >> TILE_SHIFT));
  }
}
