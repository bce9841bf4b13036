package dev.avatar4j.cel;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The layers that belong to a character and move with its face, in drawing order from bottom to
 * top. The order of constants is the order of every array of cel strengths.
 */
public enum CharacterCel {
  /** Red cheeks. */
  BLUSH1,
  /** Red ears. */
  BLUSH2,
  /** Red face. */
  BLUSH3,
  /** Dark upper face. */
  SHADOW1,
  /** Drops on the skin, few. */
  SWEAT1,
  /** Drops on the skin, more. */
  SWEAT2,
  /** Drops on the skin, many. */
  SWEAT3,
  /** Tears at the outer corners of the eyes. */
  TEARS1,
  /** Tears at the inner corners of the eyes. */
  TEARS2,
  /** Tears along the lower lids. */
  TEARS3,
  /** Data running over the irises, first picture. */
  DATA1,
  /** Second picture. */
  DATA2,
  /** Third picture. */
  DATA3,
  /** Fourth picture. */
  DATA4,
  /** Trembling highlights of moved eyes, first picture. */
  WAVER1,
  /** Second picture. */
  WAVER2;

  /** All cels in drawing order. */
  public static final List<CharacterCel> ALL = List.of(values());

  /** How many there are. */
  public static final int COUNT = ALL.size();

  /** The pictures of data eyes in the order they are shown. */
  public static final List<CharacterCel> DATA_EYES = List.of(DATA1, DATA2, DATA3, DATA4);

  /** The pictures of the eye-waver in the order they are shown. */
  public static final List<CharacterCel> EYE_WAVER = List.of(WAVER1, WAVER2);

  private static final Map<String, CharacterCel> BY_KEY = new HashMap<>();

  static {
    ALL.forEach(cel -> BY_KEY.put(cel.key, cel));
  }

  private final String key = name().toLowerCase(Locale.ROOT);

  /**
   * @return the name in files and JSON, such as {@code blush1}
   */
  public String key() {
    return key;
  }

  /**
   * @return whether it lies on the eyeball: lids and lashes are above it, and a closed eye hides it
   */
  public boolean onEyeball() {
    return compareTo(DATA1) >= 0;
  }

  /**
   * @param key a name, such as {@code blush1}
   * @return the cel of that name
   */
  public static Optional<CharacterCel> byKey(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }
}
