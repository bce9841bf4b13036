package dev.avatar4j.cel;

/**
 * How strongly each character cel shows, 0..1. A view that its owner may change from frame to
 * frame: read it during the call it is lent for, or copy it.
 */
public interface CelStrengths {
  /** No cel shows. Immutable. */
  CelStrengths NONE = cel -> 0f;

  /**
   * @param cel a cel
   * @return its strength, 0..1; it multiplies the cel's alpha
   */
  float get(CharacterCel cel);

  /**
   * @return whether no cel shows
   */
  default boolean isNone() {
    for (int i = 0; i < CharacterCel.COUNT; i++) {
      if (get(CharacterCel.ALL.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }
}
