package dev.avatar4j.speech.sound;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads WAV files: PCM of 8, 16, 24 or 32 bits and float of 32 or 64 bits, plain or extensible, any
 * number of channels (mixed down evenly), {@value Sound#MIN_RATE} to {@value Sound#MAX_RATE} Hz.
 *
 * <p>Headers of sound that was written as it came, with a size of 0 or of all ones, are understood,
 * and a file that is cut off gives what is there. Stateless and thread-safe.
 */
public final class WavReader {
  /** The largest file, in bytes: 512 MiB. */
  public static final int MAX_BYTES = 1 << 29;

  private static final int RIFF = 0x46464952;
  private static final int WAVE = 0x45564157;
  private static final int FORMAT = 0x20746D66;
  private static final int DATA = 0x61746164;
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;
  private static final long UNKNOWN_SIZE = 0xFFFFFFFFL;

  private WavReader() {}

  /**
   * @param file a WAV file
   * @return its sound
   * @throws InvalidInputException if it is not a WAV file that can be used; the message says why
   * @throws AvatarException if it cannot be read
   */
  public static Sound read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    } catch (IOException e) {
      throw new AvatarException("The sound file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * @param in a WAV file, read to its end or to the limit, not closed
   * @return its sound
   * @throws InvalidInputException if it is not a WAV file that can be used; the message says why
   * @throws IOException if it cannot be read
   */
  public static Sound read(InputStream in) throws IOException {
    return read(in.readNBytes(MAX_BYTES + 1));
  }

  /**
   * @param file a WAV file's bytes
   * @return its sound
   * @throws InvalidInputException if it is not a WAV file that can be used; the message says why
   */
  public static Sound read(byte[] file) {
    if (file.length > MAX_BYTES) {
      throw WavFormat.fault("it is larger than " + MAX_BYTES + " bytes.");
    }
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < FIRST_CHUNK || bytes.getInt(0) != RIFF || bytes.getInt(8) != WAVE) {
      throw WavFormat.fault("it does not begin with RIFF and WAVE.");
    }
    WavFormat format = null;
    long at = FIRST_CHUNK;
    while (at + CHUNK_HEADER <= file.length) {
      int start = (int) at + CHUNK_HEADER;
      int kind = bytes.getInt((int) at);
      long size = bytes.getInt((int) at + 4) & 0xFFFFFFFFL;
      int left = file.length - start;
      if (kind == DATA) {
        if (format == null) {
          throw WavFormat.fault("its data chunk comes before its format chunk.");
        }
        boolean streamed = size == UNKNOWN_SIZE || (size == 0 && left > 0);
        return samples(bytes, start, streamed ? left : (int) Math.min(size, left), format);
      }
      if (kind == FORMAT) {
        if (size > left) {
          throw WavFormat.fault("it ends within its format chunk.");
        }
        format = WavFormat.read(bytes.slice(start, (int) size).order(ByteOrder.LITTLE_ENDIAN));
      }
      // chunks begin at even places
      at = start + size + (size & 1);
    }
    throw WavFormat.fault(
        format == null ? "it has no format chunk." : "it has no data chunk, thus no sound.");
  }

  private static Sound samples(ByteBuffer bytes, int start, int size, WavFormat format) {
    int frames = size / format.frameBytes();
    Sound.requireLength(frames, format.rate());
    float[] samples = new float[frames];
    SampleFormat sample = format.sample();
    for (int i = 0; i < frames; i++) {
      int at = start + i * format.frameBytes();
      double sum = 0;
      for (int c = 0; c < format.channels(); c++) {
        sum += sample.read(bytes, at + c * sample.bytes());
      }
      samples[i] = (float) (sum / format.channels());
    }
    return Sound.owning(samples, format.rate());
  }
}
