package dev.avatar4j.cel;

import dev.avatar4j.image.Cel;
import dev.avatar4j.image.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Some of a character's cels as one layer: stacked in their order with their strengths, in linear
 * light, premultiplied by alpha, over the box around all of them. It is stacked anew only when a
 * strength changes. Not thread-safe; allocates nothing after construction.
 */
public final class CelOverlay {
  private final List<CharacterCel> names = new ArrayList<>();
  private final List<Cel> cels = new ArrayList<>();
  private final float[] strengths;
  private final int x;
  private final int y;
  private final int width;
  private final int height;
  private final float[] rgba;
  private boolean visible;

  /**
   * @param wanted which cels, bottom to top
   * @param drawn the character's cels by name; those it lacks are never shown
   */
  public CelOverlay(List<CharacterCel> wanted, Map<String, Cel> drawn) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = 0;
    int bottom = 0;
    for (CharacterCel name : wanted) {
      Cel cel = drawn.get(name.key());
      if (cel != null) {
        names.add(name);
        cels.add(cel);
        left = Math.min(left, cel.x());
        top = Math.min(top, cel.y());
        right = Math.max(right, cel.x() + cel.pixels().width());
        bottom = Math.max(bottom, cel.y() + cel.pixels().height());
      }
    }
    x = cels.isEmpty() ? 0 : left;
    y = cels.isEmpty() ? 0 : top;
    width = right - x;
    height = bottom - y;
    rgba = new float[4 * width * height];
    strengths = new float[cels.size()];
  }

  /**
   * Takes over the strengths of a frame.
   *
   * @param source how strongly each cel shows
   * @return whether any of these cels shows
   */
  public boolean update(CelStrengths source) {
    boolean changed = false;
    boolean any = false;
    for (int i = 0; i < strengths.length; i++) {
      float strength = source.get(names.get(i));
      // NaN fails every comparison and counts as 0
      strength = strength > 0f ? Math.min(1f, strength) : 0f;
      changed |= strength != strengths[i];
      any |= strength > 0f;
      strengths[i] = strength;
    }
    if (changed && any) {
      stack();
    }
    visible = any;
    return any;
  }

  private void stack() {
    Arrays.fill(rgba, 0f);
    for (int i = 0; i < strengths.length; i++) {
      if (strengths[i] > 0f) {
        add(cels.get(i), strengths[i]);
      }
    }
  }

  private void add(Cel cel, float strength) {
    Frame pixels = cel.pixels();
    for (int row = 0; row < pixels.height(); row++) {
      int from = row * pixels.width();
      int to = 4 * ((cel.y() - y + row) * width + cel.x() - x);
      for (int i = from; i < from + pixels.width(); i++, to += 4) {
        float over = strength * pixels.alpha()[i];
        if (over > 0f) {
          float rest = 1f - over;
          rgba[to] = over * pixels.red()[i] + rest * rgba[to];
          rgba[to + 1] = over * pixels.green()[i] + rest * rgba[to + 1];
          rgba[to + 2] = over * pixels.blue()[i] + rest * rgba[to + 2];
          rgba[to + 3] = over + rest * rgba[to + 3];
        }
      }
    }
  }

  /**
   * Draws this layer over a picture, if it is visible.
   *
   * @param picture R, G, B, A of each pixel, premultiplied by alpha, linear light
   * @param columns width of the picture
   */
  public void drawOver(float[] picture, int columns) {
    if (!visible) {
      return;
    }
    for (int row = 0; row < height; row++) {
      int from = 4 * row * width;
      int to = 4 * ((y + row) * columns + x);
      for (int i = 0; i < 4 * width; i += 4) {
        float alpha = rgba[from + i + 3];
        if (alpha > 0f) {
          float rest = 1f - alpha;
          picture[to + i] = rgba[from + i] + rest * picture[to + i];
          picture[to + i + 1] = rgba[from + i + 1] + rest * picture[to + i + 1];
          picture[to + i + 2] = rgba[from + i + 2] + rest * picture[to + i + 2];
          picture[to + i + 3] = alpha + rest * picture[to + i + 3];
        }
      }
    }
  }

  /**
   * @return whether any cel showed at the last {@link #update}
   */
  public boolean visible() {
    return visible;
  }

  /**
   * @return the cels there are, bottom to top
   */
  public List<Cel> cels() {
    return Collections.unmodifiableList(cels);
  }

  /**
   * @return column of the picture where the box begins
   */
  public int x() {
    return x;
  }

  /**
   * @return row of the picture where the box begins
   */
  public int y() {
    return y;
  }

  /**
   * @return columns of the box; 0 if there are no cels
   */
  public int width() {
    return width;
  }

  /**
   * @return rows of the box; 0 if there are no cels
   */
  public int height() {
    return height;
  }

  /**
   * @return R, G, B, A of each pixel of the box, row by row; to be read only, and meaningful only
   *     while {@link #visible()}
   */
  public float[] rgba() {
    return rgba;
  }
}
