package dev.avatar4j.server.recording;

import dev.avatar4j.image.ApngWriter;
import dev.avatar4j.image.PixelBuffer;
import java.io.IOException;
import java.nio.file.Path;

/** One animated PNG with the alpha of the frames, played for ever. */
public final class AnimatedPngFile implements FilmWriter {
  private final UnfinishedFile file;
  private final int framesPerSecond;
  private ApngWriter writer;
  private boolean finished;

  /**
   * @param file where to; replaced if it exists
   * @param framesPerSecond the pace, 1..65535
   */
  public AnimatedPngFile(Path file, int framesPerSecond) {
    this.file = new UnfinishedFile(file);
    this.framesPerSecond = framesPerSecond;
  }

  @Override
  public void write(PixelBuffer pixels, int periods) throws IOException {
    if (writer == null) {
      writer =
          ApngWriter.createOpenEnded(file.path(), pixels.width(), pixels.height(), framesPerSecond);
    }
    writer.write(pixels, periods);
  }

  @Override
  public long bytes() throws IOException {
    return file.bytes();
  }

  @Override
  public void finish() throws IOException {
    writer.close();
    file.publish();
    finished = true;
  }

  @Override
  public void close() throws IOException {
    if (writer == null || finished) {
      return;
    }
    try {
      writer.close();
    } finally {
      file.discard();
    }
  }
}
