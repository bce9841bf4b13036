package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.poser.djl.network.ConvKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The published sets of THA3 weights. */
public enum Tha3Variant {
  /** Dense convolutions, 136 million weights. */
  STANDARD_FLOAT(ConvKind.PLAIN, false),
  /** The same, rounded to float16. */
  STANDARD_HALF(ConvKind.PLAIN, true),
  /** Separable convolutions, 15 million weights. */
  SEPARABLE_FLOAT(ConvKind.SEPARABLE, false),
  /** The same, rounded to float16. */
  SEPARABLE_HALF(ConvKind.SEPARABLE, true);

  private final ConvKind kind;
  private final boolean half;

  Tha3Variant(ConvKind kind, boolean half) {
    this.kind = kind;
    this.half = half;
  }

  /**
   * @param id such as {@code separable_float}
   * @return the variant of this id
   */
  public static Optional<Tha3Variant> of(String id) {
    return Arrays.stream(values()).filter(variant -> variant.id().equals(id)).findFirst();
  }

  /**
   * @return as in specs and folder names: {@code separable_float}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @return how the convolutions are factored
   */
  public ConvKind kind() {
    return kind;
  }

  /**
   * @return whether the weights were rounded to float16; on a GPU it is made to compute in it
   */
  public boolean half() {
    return half;
  }
}
