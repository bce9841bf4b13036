package dev.avatar4j.speech.sound;

import dev.avatar4j.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Raw PCM as it comes over a wire: bytes in pieces of any size, of which the channels are mixed
 * down evenly and pushed into a {@link SoundLipsync}. A piece may end within a sample; the next one
 * goes on from there. One thread at a time; allocates nothing.
 */
public final class PcmStream {
  /** How a sample is stored; little-endian. */
  public enum Encoding {
    /** Signed, 16 bits. */
    S16LE(SampleFormat.S16),
    /** IEEE 754, 32 bits; full scale is -1 to 1. */
    F32LE(SampleFormat.F32);

    private final SampleFormat format;

    Encoding(SampleFormat format) {
      this.format = format;
    }
  }

  /** The most channels. */
  public static final int MAX_CHANNELS = 8;

  private static final int BLOCK = 1024;

  private final SampleFormat format;
  private final int channels;
  private final SoundLipsync lips;
  private final ByteBuffer frame;
  private final float[] block = new float[BLOCK];

  /**
   * @param encoding how a sample is stored
   * @param channels 1 to {@value #MAX_CHANNELS}, interleaved
   * @param lips receives the sound
   * @throws InvalidInputException if there are too many channels, or none
   */
  public PcmStream(Encoding encoding, int channels, SoundLipsync lips) {
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new InvalidInputException(
          "channels",
          "The sound has " + channels + " channels; 1 to " + MAX_CHANNELS + " are taken.");
    }
    this.format = encoding.format;
    this.channels = channels;
    this.lips = lips;
    frame = ByteBuffer.allocate(frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * @return the bytes of one sample of all channels
   */
  public int frameBytes() {
    return format.bytes() * channels;
  }

  /**
   * @param bytes the next bytes, read to the buffer's limit
   */
  public void push(ByteBuffer bytes) {
    int count = 0;
    while (bytes.hasRemaining()) {
      frame.put(bytes.get());
      if (!frame.hasRemaining()) {
        block[count++] = mixed();
        frame.clear();
        if (count == BLOCK) {
          lips.push(block, 0, count);
          count = 0;
        }
      }
    }
    if (count > 0) {
      lips.push(block, 0, count);
    }
  }

  private float mixed() {
    float sum = 0;
    for (int c = 0; c < channels; c++) {
      sum += format.read(frame, c * format.bytes());
    }
    return sum / channels;
  }
}
