package dev.avatar4j.server.recording;

import dev.avatar4j.image.PixelBuffer;
import java.io.Closeable;
import java.io.IOException;

/**
 * Where the frames of a film go. The film appears under its name only when it is finished; closing
 * an unfinished one leaves nothing behind. Used by one thread.
 */
public interface FilmWriter extends Closeable {
  /**
   * Writes the next frame; all have the size of the first.
   *
   * @param pixels the frame; read before this returns
   * @param periods for how many periods of the film's frame rate it is shown, at least 1
   * @throws IOException if it cannot be written
   */
  void write(PixelBuffer pixels, int periods) throws IOException;

  /**
   * @return how many bytes were written so far, about
   * @throws IOException if that cannot be told
   */
  long bytes() throws IOException;

  /**
   * Completes the film. To be called once, after at least one frame.
   *
   * @throws IOException if the rest cannot be written
   */
  void finish() throws IOException;

  /** Makes a call in progress fail soon, if it could block for long. May come from any thread. */
  default void abort() {}

  /** Frees everything; drops the film unless it was finished. Idempotent. */
  @Override
  void close() throws IOException;
}
