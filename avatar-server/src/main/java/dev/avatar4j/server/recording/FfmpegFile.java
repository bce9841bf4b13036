package dev.avatar4j.server.recording;

import dev.avatar4j.image.PixelBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One film, with sound if wanted, made by {@link Ffmpeg}. */
public final class FfmpegFile implements FilmWriter {
  private final Ffmpeg ffmpeg;
  private final UnfinishedFile file;
  private final int framesPerSecond;
  private final FilmCodec codec;
  private final Optional<Path> sound;
  private volatile ChildProcess process;
  private boolean finished;

  /**
   * @param ffmpeg makes the film
   * @param file where to; replaced if it exists
   * @param framesPerSecond the pace
   * @param codec what the film is made with
   * @param sound a WAV file that is there until the film is finished; empty for a silent film
   */
  public FfmpegFile(
      Ffmpeg ffmpeg, Path file, int framesPerSecond, FilmCodec codec, Optional<Path> sound) {
    this.ffmpeg = ffmpeg;
    this.file = new UnfinishedFile(file);
    this.framesPerSecond = framesPerSecond;
    this.codec = codec;
    this.sound = sound;
  }

  @Override
  public void write(PixelBuffer pixels, int periods) throws IOException {
    if (process == null) {
      process =
          ffmpeg.film(
              file.path(),
              codec,
              new FilmArguments.Film(pixels.width(), pixels.height(), framesPerSecond, sound));
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
