package dev.avatar4j.examples;

import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.FrameEncoder;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.postprocessor.ChainSpec;
import dev.avatar4j.postprocessor.FilterChain;
import dev.avatar4j.postprocessor.RowWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a chain of built-in filters and {@link NightVision} on the default character. */
public final class FilteredPicture {
  private static final String CHAIN =
      """
      [["night_vision", {"gain": 6}],
       ["vignetting", {}],
       ["scanlines", {"strength": 0.3}]]""";

  private FilteredPicture() {}

  /**
   * @param arguments where to write the PNG; {@code night.png} by default
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments.length > 0 ? arguments[0] : "night.png");
    Frame frame = CharacterImages.defaultCharacter().picture();
    try (RowWorkers workers = new RowWorkers(2);
        FilterChain chain = FilterChain.open(ChainSpec.parse(CHAIN), workers, 1)) {
      chain.apply(frame, 0);
    }

    PixelBuffer pixels = new PixelBuffer(frame.width(), frame.height());
    ColorTransfer.encode(frame, pixels);
    ByteSink png = new ByteSink(1 << 17);
    try (FrameEncoder encoder = FrameFormat.PNG.newEncoder()) {
      encoder.encode(pixels, png);
    }
    Files.write(file, png.toByteArray());
    System.out.println("Wrote " + file.toAbsolutePath());
  }
}
