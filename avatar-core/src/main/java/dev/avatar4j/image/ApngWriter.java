package dev.avatar4j.image;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes an animated PNG frame by frame: 8-bit RGBA, whole frames, played for ever (PNG
 * specification, third edition, chapter 11.3.6). Holds one compressed frame at a time. The same
 * frames give the same bytes on every machine. Not thread-safe.
 */
public final class ApngWriter implements Closeable {
  private static final int MOST_FRAMES_PER_SECOND = 65535;
  private static final int FOR_EVER = 0;

  private final OutputStream out;
  private final int width;
  private final int height;
  private final int frames;
  private final int framesPerSecond;
  private final PngChunkWriter chunks = new PngChunkWriter();
  private final PngCompressor compressor = new RunLengthCompressor();
  private final ByteSink sink = new ByteSink(1 << 17);
  private int written;
  private int sequence;
  private boolean closed;

  /**
   * Writes the head of the file.
   *
   * @param out receives the file; closed with this writer
   * @param width columns of each frame
   * @param height rows of each frame
   * @param frames how many frames will come, at least 1
   * @param framesPerSecond their pace, 1..65535
   * @throws IOException if {@code out} cannot be written
   */
  public ApngWriter(OutputStream out, int width, int height, int frames, int framesPerSecond)
      throws IOException {
    if (width < 1 || height < 1 || frames < 1) {
      throw new IllegalArgumentException("An animation has at least one frame of 1x1 pixels");
    }
    if (framesPerSecond < 1 || framesPerSecond > MOST_FRAMES_PER_SECOND) {
      throw new IllegalArgumentException(
          "An animation has 1.." + MOST_FRAMES_PER_SECOND + " frames per second");
    }
    this.out = out;
    this.width = width;
    this.height = height;
    this.frames = frames;
    this.framesPerSecond = framesPerSecond;
    chunks.writeStart(sink, width, height);
    int control = chunks.begin(sink, PngChunkWriter.ACTL);
    sink.writeIntBigEndian(frames);
    sink.writeIntBigEndian(FOR_EVER);
    chunks.end(sink, control);
    flush();
  }

  /**
   * Creates or replaces a file.
   *
   * @param file where to
   * @param width columns of each frame
   * @param height rows of each frame
   * @param frames how many frames will come, at least 1
   * @param framesPerSecond their pace, 1..65535
   * @return the writer
   * @throws IOException if the file cannot be written
   */
  public static ApngWriter create(Path file, int width, int height, int frames, int framesPerSecond)
      throws IOException {
    return new ApngWriter(Files.newOutputStream(file), width, height, frames, framesPerSecond);
  }

  /**
   * Writes the next frame. Players that know no animation show the first.
   *
   * @param pixels a frame of the size announced
   * @throws IOException if the output cannot be written
   * @throws IllegalStateException if all frames announced were written already
   */
  public void write(PixelBuffer pixels) throws IOException {
    if (pixels.width() != width || pixels.height() != height) {
      throw new IllegalArgumentException(
          "The animation is "
              + width
              + "x"
              + height
              + ", this frame "
              + pixels.width()
              + "x"
              + pixels.height());
    }
    if (closed || written == frames) {
      throw new IllegalStateException("All " + frames + " frames were written, or it is closed");
    }
    writeFrameControl();
    int data;
    if (written == 0) {
      data = chunks.begin(sink, PngChunkWriter.IDAT);
    } else {
      data = chunks.begin(sink, PngChunkWriter.FDAT);
      sink.writeIntBigEndian(sequence++);
    }
    compressor.compress(pixels, sink);
    chunks.end(sink, data);
    flush();
    written++;
  }

  private void writeFrameControl() {
    int control = chunks.begin(sink, PngChunkWriter.FCTL);
    sink.writeIntBigEndian(sequence++);
    sink.writeIntBigEndian(width);
    sink.writeIntBigEndian(height);
    sink.writeIntBigEndian(0); // placed at the left
    sink.writeIntBigEndian(0); // and top
    sink.writeIntBigEndian(1 << 16 | framesPerSecond); // shown for 1/fps seconds
    sink.write(0); // left standing afterwards
    sink.write(0); // replacing what was there, alpha included
    chunks.end(sink, control);
  }

  private void flush() throws IOException {
    out.write(sink.array(), 0, sink.length());
    sink.clear();
  }

  /**
   * Ends the file.
   *
   * @throws IOException if the output cannot be written
   * @throws IllegalStateException if frames are missing; the output is closed nevertheless
   */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    compressor.close();
    try (out) {
      if (written < frames) {
        throw new IllegalStateException(
            "The animation lacks " + (frames - written) + " of its " + frames + " frames");
      }
      chunks.writeEnd(sink);
      flush();
    }
  }
}
