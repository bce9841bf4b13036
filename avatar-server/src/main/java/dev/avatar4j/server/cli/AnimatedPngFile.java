package dev.avatar4j.server.cli;

import dev.avatar4j.image.ApngWriter;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.PixelBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** One animated PNG. It appears under its name only when it is whole. */
final class AnimatedPngFile implements FrameFiles {
  private final Path file;
  private final Path unfinished;
  private final int frames;
  private final int framesPerSecond;
  private ApngWriter writer;
  private PixelBuffer pixels;

  AnimatedPngFile(Path file, int frames, int framesPerSecond) {
    this.file = file;
    this.frames = frames;
    this.framesPerSecond = framesPerSecond;
    unfinished = file.resolveSibling(file.getFileName() + ".part");
  }

  @Override
  public void write(int index, Frame frame) throws IOException {
    if (writer == null) {
      pixels = new PixelBuffer(frame.width(), frame.height());
      writer =
          ApngWriter.create(unfinished, pixels.width(), pixels.height(), frames, framesPerSecond);
    }
    ColorTransfer.encode(frame, pixels);
    writer.write(pixels);
  }

  @Override
  public void close() throws IOException {
    if (writer == null) {
      return;
    }
    try {
      writer.close();
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
