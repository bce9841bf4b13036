package dev.avatar4j.poser;

/**
 * One of the ways in which a poser can be computed.
 *
 * @param device where, such as {@code cpu} or {@code cuda:0}
 * @param precision in what numbers, such as {@code float32}
 * @param form how, such as {@code tuned}; {@code literal} is as published
 * @param spec makes the poser that computes so
 */
public record PoserVariant(String device, String precision, String form, PoserSpec spec) {
  /** Device, precision and form in one line. */
  @Override
  public String toString() {
    return device + " " + precision + " " + form;
  }
}
