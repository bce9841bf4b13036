package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.Precision;
import java.util.Locale;

/**
 * How THA3 is to be computed.
 *
 * @param device where
 * @param precision of the features; pictures are float32 in any case
 * @param form how the networks' text is written
 */
public record Tha3Settings(Device device, Precision precision, Form form) {
  /** How the networks' text is written. */
  public enum Form {
    /** As suits the device best. */
    TUNED,
    /** Operation for operation as published; for comparisons. */
    LITERAL;

    /**
     * @return as in specs: {@code tuned}, {@code literal}
     */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The settings that need no self-test, on any device.
   *
   * @param device where
   * @return the tuned form in float32
   */
  public static Tha3Settings on(Device device) {
    return new Tha3Settings(device, Precision.FLOAT32, Form.TUNED);
  }

  /**
   * @param other a precision
   * @return the same with this precision
   */
  public Tha3Settings with(Precision other) {
    return new Tha3Settings(device, other, form);
  }

  /**
   * @param other a form
   * @return the same with this form
   */
  public Tha3Settings with(Form other) {
    return new Tha3Settings(device, precision, other);
  }
}
