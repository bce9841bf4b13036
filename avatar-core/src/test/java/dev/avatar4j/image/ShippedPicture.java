package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;

/** A drawing on the class path, which must be a 512x512 RGBA picture with something on it. */
record ShippedPicture(int fileSize, PixelBuffer pixels) {
  static final int SIZE = CharacterImage.SIZE;

  static ShippedPicture load(String path) throws IOException {
    byte[] file = resource(path);
    assertThat(file[24]).as("bits a channel").isEqualTo((byte) 8);
    assertThat(file[25]).as("colour type, 6 is RGBA").isEqualTo((byte) 6);
    PngDecoder.Decoded decoded = PngDecoder.decode(file, ImageLimits.DEFAULTS);
    assertThat(decoded.warnings()).isEmpty();
    ShippedPicture picture = new ShippedPicture(file.length, decoded.pixels());
    assertThat(picture.pixels.width()).isEqualTo(SIZE);
    assertThat(picture.pixels.height()).isEqualTo(SIZE);
    long strong =
        IntStream.range(0, SIZE * SIZE).filter(i -> picture.alpha(i % SIZE, i / SIZE) > 64).count();
    assertThat(strong).as("clearly visible pixels of " + path).isGreaterThan(40);
    return picture;
  }

  static byte[] resource(String path) throws IOException {
    try (InputStream in = ShippedPicture.class.getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      return in.readAllBytes();
    }
  }

  int alpha(int x, int y) {
    return pixels.rgba()[4 * (y * SIZE + x) + 3] & 255;
  }
}
