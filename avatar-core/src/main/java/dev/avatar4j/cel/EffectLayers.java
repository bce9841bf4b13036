package dev.avatar4j.cel;

import java.util.Arrays;
import java.util.List;

/**
 * The effect pictures of one frame, bottom to top, and how strongly each shows. Mutable and reused;
 * not thread-safe. Its list of names changes only with the character or the settings.
 */
public final class EffectLayers {
  private List<String> names = List.of();
  private float[] strengths = new float[0];

  /**
   * @return the names of the pictures, such as {@code fx_heart1}, in drawing order
   */
  public List<String> names() {
    return names;
  }

  /**
   * @param index an index into {@link #names()}
   * @return the strength of that picture, 0..1
   */
  public float strength(int index) {
    return strengths[index];
  }

  /**
   * @param index an index into {@link #names()}
   * @param strength the strength of that picture, 0..1
   */
  public void set(int index, float strength) {
    strengths[index] = strength;
  }

  /**
   * Begins anew with other pictures, all at 0.
   *
   * @param newNames the names in drawing order; an immutable list
   */
  public void reset(List<String> newNames) {
    names = newNames;
    strengths = new float[newNames.size()];
  }

  /** Sets every strength to 0. */
  public void clear() {
    Arrays.fill(strengths, 0f);
  }

  /**
   * @param source layers to take over; allocates only if the list of names is another one
   */
  public void copyFrom(EffectLayers source) {
    if (names != source.names) {
      reset(source.names);
    }
    System.arraycopy(source.strengths, 0, strengths, 0, strengths.length);
  }
}
