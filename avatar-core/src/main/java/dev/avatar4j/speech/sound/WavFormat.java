package dev.avatar4j.speech.sound;

import dev.avatar4j.InvalidInputException;
import java.nio.ByteBuffer;

/**
 * The format chunk of a WAV file.
 *
 * @param sample how a sample is stored
 * @param channels how many samples a frame has
 * @param rate frames per second
 */
record WavFormat(SampleFormat sample, int channels, int rate) {
  /** The most channels that are mixed down. */
  static final int MAX_CHANNELS = 64;

  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int LEAST_BYTES = 16;
  private static final int EXTENSIBLE_BYTES = 40;

  /** Where the extensible format says what the plain one does. */
  private static final int SUB_FORMAT_AT = 24;

  /**
   * @param chunk the chunk's content, little-endian, from index 0
   */
  static WavFormat read(ByteBuffer chunk) {
    if (chunk.limit() < LEAST_BYTES) {
      throw fault("its format chunk has " + chunk.limit() + " bytes instead of 16 or more.");
    }
    int code = chunk.getShort(0) & 0xFFFF;
    if (code == EXTENSIBLE) {
      if (chunk.limit() < EXTENSIBLE_BYTES) {
        throw fault("its extensible format chunk has " + chunk.limit() + " bytes instead of 40.");
      }
      code = chunk.getShort(SUB_FORMAT_AT) & 0xFFFF;
    }
    int channels = chunk.getShort(2) & 0xFFFF;
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw fault("it has " + channels + " channels; 1 to " + MAX_CHANNELS + " are taken.");
    }
    long rate = chunk.getInt(4) & 0xFFFFFFFFL;
    Sound.requireRate(rate);
    int bits = chunk.getShort(14) & 0xFFFF;
    WavFormat format = new WavFormat(sampleFormat(code, bits), channels, (int) rate);
    int align = chunk.getShort(12) & 0xFFFF;
    if (align != format.frameBytes()) {
      throw fault(
          "it says that "
              + channels
              + " samples of "
              + bits
              + " bits take "
              + align
              + " bytes instead of "
              + format.frameBytes()
              + ".");
    }
    return format;
  }

  private static SampleFormat sampleFormat(int code, int bits) {
    if (code != PCM && code != FLOAT) {
      throw fault(
          "its sound is compressed or unknown (format "
              + code
              + "); PCM (1) and float (3) are read. Convert it to 16-bit PCM.");
    }
    String kind = (code == PCM ? "PCM " : "float ") + bits;
    return switch (kind) {
      case "PCM 8" -> SampleFormat.U8;
      case "PCM 16" -> SampleFormat.S16;
      case "PCM 24" -> SampleFormat.S24;
      case "PCM 32" -> SampleFormat.S32;
      case "float 32" -> SampleFormat.F32;
      case "float 64" -> SampleFormat.F64;
      default ->
          throw fault(
              "its samples are "
                  + kind
                  + " bit; PCM of 8, 16, 24, 32 and float of 32, 64 are read.");
    };
  }

  int frameBytes() {
    return sample.bytes() * channels;
  }

  static InvalidInputException fault(String what) {
    return new InvalidInputException("sound", "This WAV file cannot be used: " + what);
  }
}
