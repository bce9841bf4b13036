package dev.avatar4j.postprocessor.upscale;

import dev.avatar4j.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How colours are interpolated. Alpha is bilinear in every quality, so that outlines never ring.
 */
public enum UpscaleQuality {
  /** Straight colours, two by two pixels. The fastest. */
  BILINEAR,
  /** Straight colours, cubic convolution with a = -0.75 over four by four pixels; may overshoot. */
  BICUBIC,
  /** Colours weighted by alpha, Lanczos-3; widens when shrinking, so it never aliases. */
  LANCZOS,
  /** The small Anime4K networks. */
  LOW,
  /** The large Anime4K networks. */
  HIGH;

  /**
   * @return the name in settings and on the command line, in lower case
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @return whether this needs the weights of networks
   */
  public boolean usesNetworks() {
    return this == LOW || this == HIGH;
  }

  /**
   * @param field the name of the setting, for the error
   * @param text a {@link #key()}
   * @return the quality of that name
   * @throws InvalidInputException if there is none
   */
  public static UpscaleQuality parse(String field, String text) {
    return Arrays.stream(values())
        .filter(quality -> quality.key().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    field,
                    "There is no upscale quality \""
                        + text
                        + "\"; choose one of "
                        + Arrays.stream(values())
                            .map(UpscaleQuality::key)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
