package dev.avatar4j.server.cli.clip;

import dev.avatar4j.SceneRecorder;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.Matte;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.server.cli.console.Progress;
import dev.avatar4j.server.recording.FilmWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/** Takes the frames of a scene to a film, and tells how far it is. */
final class FilmSink implements SceneRecorder.Sink {
  private final FilmWriter film;
  private final Optional<Matte> background;
  private final Progress progress;
  private PixelBuffer pixels;

  FilmSink(FilmWriter film, Optional<Matte> background, Progress progress) {
    this.film = film;
    this.background = background;
    this.progress = progress;
  }

  @Override
  public void frame(int index, Frame frame) throws IOException {
    if (Thread.interrupted()) {
      throw new InterruptedIOException("stopped at frame " + index);
    }
    if (pixels == null) {
      pixels = new PixelBuffer(frame.width(), frame.height());
    }
    ColorTransfer.encode(frame, pixels);
    background.ifPresent(matte -> matte.flatten(pixels));
    film.write(pixels, 1);
    progress.done(index + 1);
  }
}
