package dev.avatar4j.image;

import dev.avatar4j.InvalidInputException;
import java.util.Objects;

/**
 * How frames are encoded: a format and, for JPEG, its options. Two equal ones give the same bytes,
 * so readers that ask for equal ones share their frames.
 *
 * @param format the format
 * @param matte what lies behind the picture; {@link Matte#WHITE} for formats that keep the alpha
 * @param quality JPEG quality, 1 (smallest) to 100; 0 for formats that lose nothing
 */
public record FrameEncoding(FrameFormat format, Matte matte, int quality) {
  /** JPEG quality unless told otherwise. */
  public static final int DEFAULT_QUALITY = 85;

  /** Refuses options out of range, and options that the format has not. */
  public FrameEncoding {
    Objects.requireNonNull(format);
    Objects.requireNonNull(matte);
    if (format == FrameFormat.JPEG) {
      if (quality < 1 || quality > 100) {
        throw new InvalidInputException(
            "quality", "The quality is " + quality + "; it needs a whole number from 1 to 100.");
      }
    } else if (quality != 0 || !matte.equals(Matte.WHITE)) {
      throw new IllegalArgumentException(format + " has no options");
    }
  }

  /**
   * @param format a format
   * @return that format with its usual options: JPEG on white, of {@value #DEFAULT_QUALITY}
   */
  public static FrameEncoding of(FrameFormat format) {
    return new FrameEncoding(format, Matte.WHITE, format == FrameFormat.JPEG ? DEFAULT_QUALITY : 0);
  }

  /**
   * @param matte what lies behind the picture
   * @param quality 1 (smallest) to 100
   * @return JPEG with these options
   * @throws InvalidInputException if the quality is out of range
   */
  public static FrameEncoding jpeg(Matte matte, int quality) {
    return new FrameEncoding(FrameFormat.JPEG, matte, quality);
  }

  /**
   * @return whether this is the format with its usual options
   */
  public boolean isUsual() {
    return equals(of(format));
  }

  /**
   * @return a new encoder, to be used by one thread
   */
  public FrameEncoder newEncoder() {
    return switch (format) {
      case PNG -> new PngEncoder();
      case QOI -> new QoiEncoder();
      case TGA -> new TgaEncoder();
      case JPEG -> new JpegEncoder(matte, quality);
      case RAW -> new RawEncoder();
    };
  }
}
