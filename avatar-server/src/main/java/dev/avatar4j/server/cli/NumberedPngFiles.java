package dev.avatar4j.server.cli;

import dev.avatar4j.image.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One PNG per frame: {@code frame_00000.png}, {@code frame_00001.png}, ... */
final class NumberedPngFiles implements FrameFiles {
  private static final int FEWEST_DIGITS = 5;

  private final Path folder;
  private final int digits;
  private final StillEncoder encoder = StillEncoder.reproducible();

  NumberedPngFiles(Path folder, int frames) {
    this.folder = folder;
    digits = Math.max(FEWEST_DIGITS, Integer.toString(frames - 1).length());
  }

  @Override
  public void write(int index, Frame frame) throws IOException {
    String number = Integer.toString(index);
    String name = "frame_" + "0".repeat(digits - number.length()) + number + ".png";
    Files.write(folder.resolve(name), encoder.encode(frame));
  }

  @Override
  public void close() {
    encoder.close();
  }
}
