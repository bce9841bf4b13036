package dev.avatar4j.server;

import dev.avatar4j.image.CharacterFiles;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PicturePlacement;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.server.recording.StillEncoder;

/** Pictures for the doctor, made from the character that ships with the server. */
final class SickPictures {
  private SickPictures() {}

  static byte[] png(PixelBuffer pixels) {
    try (StillEncoder encoder = StillEncoder.reproducible()) {
      return encoder.encode(pixels);
    }
  }

  static PixelBuffer healthy() {
    return Picture.read(
            CharacterFiles.picture(CharacterImages.defaultCharacter()), ImageLimits.DEFAULTS)
        .pixels();
  }

  /** With specks, colour in transparent pixels, and the head beside its place. */
  static byte[] poor() {
    PixelBuffer pixels = new PicturePlacement(512, 40, 40).apply(healthy());
    paint(pixels, 20, 30, 5, 0xFF2040FF);
    paint(pixels, 300, 5, 4, 0x00FF0000);
    return png(pixels);
  }

  static void paint(PixelBuffer pixels, int x, int y, int side, int rgba) {
    for (int dy = 0; dy < side; dy++) {
      for (int dx = 0; dx < side; dx++) {
        for (int c = 0; c < 4; c++) {
          pixels.rgba()[4 * ((y + dy) * pixels.width() + x + dx) + c] =
              (byte) (rgba >>> (24 - 8 * c));
        }
      }
    }
  }
}
