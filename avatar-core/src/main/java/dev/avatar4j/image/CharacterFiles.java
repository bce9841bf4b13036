package dev.avatar4j.image;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a character's pictures as PNG files, from which {@link CharacterImages} reads the same
 * character again, bit for bit. Stateless and thread-safe.
 */
public final class CharacterFiles {
  private CharacterFiles() {}

  /**
   * @param character a character
   * @return its picture as a PNG file of {@link CharacterImage#SIZE}
   */
  public static byte[] picture(CharacterImage character) {
    try (PngEncoder encoder = PngEncoder.forFiles()) {
      return png(encoder, character.picture());
    }
  }

  /**
   * @param character a character
   * @return its cels as PNG files, each as large as the picture, by cel name in drawing order
   */
  public static Map<String, byte[]> cels(CharacterImage character) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (PngEncoder encoder = PngEncoder.forFiles()) {
      character.cels().forEach((name, cel) -> files.put(name, png(encoder, whole(cel))));
    }
    return files;
  }

  private static Frame whole(Cel cel) {
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    Frame part = cel.pixels();
    for (int channel = 0; channel < 4; channel++) {
      for (int row = 0; row < part.height(); row++) {
        System.arraycopy(
            part.plane(channel),
            row * part.width(),
            frame.plane(channel),
            (cel.y() + row) * frame.width() + cel.x(),
            part.width());
      }
    }
    return frame;
  }

  private static byte[] png(PngEncoder encoder, Frame frame) {
    PixelBuffer pixels = new PixelBuffer(frame.width(), frame.height());
    ColorTransfer.encode(frame, pixels);
    ByteSink file = new ByteSink(1 << 16);
    encoder.encode(pixels, file);
    return file.toByteArray();
  }
}
