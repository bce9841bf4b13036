package dev.avatar4j.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a frame's floats as they are: little-endian float32, the planes R, G, B, A one after the
 * other, each row-major; linear light, straight alpha, no header. Stateless and thread-safe.
 */
public final class RawFrameWriter {
  private RawFrameWriter() {}

  /**
   * Creates or replaces a file of {@code 16 * width * height} bytes.
   *
   * @param frame the frame
   * @param file where to
   * @throws IOException if the file cannot be written
   */
  public static void write(Frame frame, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(frame, out);
    }
  }

  /**
   * Appends {@code 16 * width * height} bytes.
   *
   * @param frame the frame
   * @param out receives the bytes; not closed
   * @throws IOException if {@code out} cannot be written
   */
  public static void write(Frame frame, OutputStream out) throws IOException {
    ByteBuffer plane =
        ByteBuffer.allocate(Math.multiplyExact(frame.size(), Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int channel = 0; channel < 4; channel++) {
      plane.asFloatBuffer().put(frame.plane(channel));
      out.write(plane.array());
    }
  }
}
