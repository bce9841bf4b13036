package dev.avatar4j.server.recording;

import dev.avatar4j.image.PixelBuffer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * A folder with one PNG for each period of the frame rate, as video editors read them. What was
 * written stays there also if the film is not finished. A film that is finished is the only one in
 * its folder: frames of a longer one that were there before are removed.
 */
public final class NumberedPngFiles implements FilmWriter {
  private final Path folder;
  private final FrameNames names;
  private final IntConsumer removed;
  private final StillEncoder encoder = StillEncoder.reproducible();
  private int count;
  private long bytes;

  /**
   * @param folder an existing folder
   * @param frames how many frames there may be
   * @param removed is told, when the film is finished, how many frames of a longer one were removed
   */
  public NumberedPngFiles(Path folder, int frames, IntConsumer removed) {
    this.folder = folder;
    this.removed = removed;
    names = new FrameNames(frames);
  }

  @Override
  public void write(PixelBuffer pixels, int periods) throws IOException {
    byte[] png = encoder.encode(pixels);
    for (int i = 0; i < periods; i++) {
      Files.write(folder.resolve(names.of(count++)), png);
      bytes += png.length;
    }
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void finish() throws IOException {
    int others = 0;
    try (DirectoryStream<Path> frames =
        Files.newDirectoryStream(
            folder, file -> names.isBeyond(file.getFileName().toString(), count))) {
      for (Path frame : frames) {
        Files.delete(frame);
        others++;
      }
    }
    removed.accept(others);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
