package dev.avatar4j.cel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an effect shows its pictures one after another. */
public enum EffectType {
  /** Over and over, {@code fps} pictures a second, until the effect's duration is over. */
  CYCLE,
  /** Once through all pictures in the effect's duration. */
  SEQUENCE,
  /** Like {@link #CYCLE}, fading from 1 to 0 over the duration. */
  CYCLE_WITH_FADEOUT,
  /** Like {@link #SEQUENCE}, fading from 1 to 0 over the duration. */
  SEQUENCE_WITH_FADEOUT;

  private final String key = name().toLowerCase(Locale.ROOT);

  /**
   * @return the name in JSON, such as {@code cycle_with_fadeout}
   */
  public String key() {
    return key;
  }

  /**
   * @return whether the pictures repeat, at a rate of their own
   */
  public boolean cycles() {
    return this == CYCLE || this == CYCLE_WITH_FADEOUT;
  }

  /**
   * @return whether the effect fades out over its duration
   */
  public boolean fades() {
    return this == CYCLE_WITH_FADEOUT || this == SEQUENCE_WITH_FADEOUT;
  }

  /**
   * @param key a name, such as {@code cycle}
   * @return the type of that name
   */
  public static Optional<EffectType> byKey(String key) {
    return List.of(values()).stream().filter(type -> type.key.equals(key)).findFirst();
  }
}
