package dev.avatar4j.poser.djl.engine;

import java.util.Locale;

/** The element types that a network can compute its features in. Pictures are float32 in all. */
public enum Precision {
  /** IEEE single precision, exact to about 1e-7. */
  FLOAT32(6, 4),
  /** The upper half of a float32: its range, with 8 bits of precision. */
  BFLOAT16(15, 2),
  /** IEEE half precision: 11 bits of precision, up to 65504. */
  FLOAT16(5, 2);

  private final int torchType;
  private final int bytes;

  Precision(int torchType, int bytes) {
    this.torchType = torchType;
    this.bytes = bytes;
  }

  /**
   * @return the number by which TorchScript knows the type, as in {@code torch.to(x, 6)}
   */
  public int torchType() {
    return torchType;
  }

  /**
   * @return the size of an element
   */
  public int bytes() {
    return bytes;
  }

  /**
   * @return as in poser specs and file names: {@code float32}, {@code bfloat16}, {@code float16}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
