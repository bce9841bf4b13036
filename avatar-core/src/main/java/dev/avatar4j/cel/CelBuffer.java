package dev.avatar4j.cel;

import java.util.Arrays;
import java.util.Map;

/** Cel strengths to be filled anew for each frame. Mutable and reused; not thread-safe. */
public final class CelBuffer implements CelStrengths {
  private final float[] values = new float[CharacterCel.COUNT];

  /**
   * @param strengths strengths by cel name, such as those of an emotion; names of no character cel
   *     are left out
   * @return the same strengths, each in 0..1
   */
  public static CelBuffer of(Map<String, Float> strengths) {
    CelBuffer buffer = new CelBuffer();
    strengths.forEach(
        (name, strength) -> CharacterCel.byKey(name).ifPresent(cel -> buffer.set(cel, strength)));
    return buffer;
  }

  @Override
  public float get(CharacterCel cel) {
    return values[cel.ordinal()];
  }

  /**
   * @param cel a cel
   * @param strength how strongly it shows; brought into 0..1, NaN to 0
   */
  public void set(CharacterCel cel, float strength) {
    values[cel.ordinal()] = strength > 0f ? Math.min(1f, strength) : 0f;
  }

  /** Sets every strength to 0. */
  public void clear() {
    Arrays.fill(values, 0f);
  }

  /**
   * @param source strengths to take over
   */
  public void copyFrom(CelStrengths source) {
    for (int i = 0; i < values.length; i++) {
      values[i] = source.get(CharacterCel.ALL.get(i));
    }
  }

  /**
   * @param other strengths
   * @return whether every strength is the same
   */
  public boolean sameAs(CelStrengths other) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != other.get(CharacterCel.ALL.get(i))) {
        return false;
      }
    }
    return true;
  }
}
