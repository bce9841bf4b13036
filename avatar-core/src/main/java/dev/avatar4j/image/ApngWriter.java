package dev.avatar4j.image;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
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

  /** The longest time one frame can stand, in frame periods; a 16-bit field holds it. */
  public static final int MOST_PERIODS = 65535;

  private final OutputStream out;
  private final int width;
  private final int height;
  private final int frames;
  private final int framesPerSecond;
  private final Path openEnded;
  private final PngChunkWriter chunks = new PngChunkWriter();
  private final PngCompressor compressor = new RunLengthCompressor();
  private final ByteSink sink = new ByteSink(1 << 17);
  private final int controlPosition;
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
    this(out, width, height, requireFrames(frames), framesPerSecond, null);
  }

  private ApngWriter(
      OutputStream out, int width, int height, int frames, int framesPerSecond, Path openEnded)
      throws IOException {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("An animation has frames of at least 1x1 pixels");
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
    this.openEnded = openEnded;
    chunks.writeStart(sink, width, height);
    controlPosition = sink.length();
    writeAnimationControl(frames);
    flush();
  }

  private static int requireFrames(int frames) {
    if (frames < 1) {
      throw new IllegalArgumentException("An animation has at least one frame");
    }
    return frames;
  }

  private void writeAnimationControl(int count) {
    int control = chunks.begin(sink, PngChunkWriter.ACTL);
    sink.writeIntBigEndian(count);
    sink.writeIntBigEndian(FOR_EVER);
    chunks.end(sink, control);
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
   * Creates or replaces a file of as many frames as will come; their number is filled in when the
   * writer is closed.
   *
   * @param file where to
   * @param width columns of each frame
   * @param height rows of each frame
   * @param framesPerSecond their pace, 1..65535
   * @return the writer
   * @throws IOException if the file cannot be written
   */
  public static ApngWriter createOpenEnded(Path file, int width, int height, int framesPerSecond)
      throws IOException {
    return new ApngWriter(
        Files.newOutputStream(file), width, height, Integer.MAX_VALUE, framesPerSecond, file);
  }

  /**
   * Writes the next frame, shown for one period of the frame rate. Players that know no animation
   * show the first.
   *
   * @param pixels a frame of the size announced
   * @throws IOException if the output cannot be written
   * @throws IllegalStateException if all frames announced were written already
   */
  public void write(PixelBuffer pixels) throws IOException {
    write(pixels, 1);
  }

  /**
   * Writes the next frame.
   *
   * @param pixels a frame of the size announced
   * @param periods for how many periods of the frame rate it is shown, 1..{@value #MOST_PERIODS}
   * @throws IOException if the output cannot be written
   * @throws IllegalStateException if all frames announced were written already
   */
  public void write(PixelBuffer pixels, int periods) throws IOException {
    if (periods < 1 || periods > MOST_PERIODS) {
      throw new IllegalArgumentException("A frame is shown for 1.." + MOST_PERIODS + " periods");
    }
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
    writeFrameControl(periods);
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

  private void writeFrameControl(int periods) {
    int control = chunks.begin(sink, PngChunkWriter.FCTL);
    sink.writeIntBigEndian(sequence++);
    sink.writeIntBigEndian(width);
    sink.writeIntBigEndian(height);
    sink.writeIntBigEndian(0); // placed at the left
    sink.writeIntBigEndian(0); // and top
    sink.writeIntBigEndian(periods << 16 | framesPerSecond); // shown for periods/fps seconds
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
      if (written == 0 || (openEnded == null && written < frames)) {
        int wanted = openEnded == null ? frames : 1;
        throw new IllegalStateException(
            "The animation lacks " + (wanted - written) + " of its " + wanted + " frames");
      }
      chunks.writeEnd(sink);
      flush();
    }
    if (openEnded != null) {
      fillInCount();
    }
  }

  private void fillInCount() throws IOException {
    writeAnimationControl(written);
    try (RandomAccessFile file = new RandomAccessFile(openEnded.toFile(), "rw")) {
      file.seek(controlPosition);
      file.write(sink.array(), 0, sink.length());
    }
    sink.clear();
  }
}
