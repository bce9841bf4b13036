package dev.avatar4j.server.recording;

import dev.avatar4j.image.PixelBuffer;
import java.io.IOException;
import java.nio.file.Path;

/** One WebM film (VP9), with the alpha of the frames if wanted, made by {@link Ffmpeg}. */
public final class WebmFile implements FilmWriter {
  private final Ffmpeg ffmpeg;
  private final UnfinishedFile file;
  private final int framesPerSecond;
  private final boolean alpha;
  private volatile ChildProcess process;
  private boolean finished;

  /**
   * @param ffmpeg makes the film
   * @param file where to; replaced if it exists
   * @param framesPerSecond the pace
   * @param alpha whether the film is transparent where the frames are
   */
  public WebmFile(Ffmpeg ffmpeg, Path file, int framesPerSecond, boolean alpha) {
    this.ffmpeg = ffmpeg;
    this.file = new UnfinishedFile(file);
    this.framesPerSecond = framesPerSecond;
    this.alpha = alpha;
  }

  @Override
  public void write(PixelBuffer pixels, int periods) throws IOException {
    if (process == null) {
      process = ffmpeg.film(file.path(), pixels.width(), pixels.height(), framesPerSecond, alpha);
    }
    for (int i = 0; i < periods; i++) {
      process.write(pixels.rgba());
    }
  }

  @Override
  public long bytes() throws IOException {
    return file.bytes();
  }

  @Override
  public void finish() throws IOException {
    process.finish();
    file.publish();
    finished = true;
  }

  @Override
  public void abort() {
    ChildProcess running = process;
    if (running != null) {
      running.close();
    }
  }

  @Override
  public void close() throws IOException {
    if (process == null || finished) {
      return;
    }
    process.close();
    file.discard();
  }
}
