package dev.avatar4j.image;

import dev.avatar4j.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Loads, checks and repairs character pictures. */
public final class CharacterImages {
  private static final String DEFAULT_PICTURE = "/dev/avatar4j/character/default.png";

  private CharacterImages() {}

  /**
   * @return the character that ships with avatar4j
   */
  public static CharacterImage defaultCharacter() {
    try (InputStream in = CharacterImages.class.getResourceAsStream(DEFAULT_PICTURE)) {
      if (in == null) {
        throw new IllegalStateException("The class path lacks " + DEFAULT_PICTURE);
      }
      return read(in.readAllBytes(), "default");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param file a picture; cels and landmarks beside it are picked up
   * @return the character
   * @throws InvalidInputException if the file is missing or no usable picture
   */
  public static CharacterImage load(Path file) {
    try {
      return read(Files.readAllBytes(file), file.getFileName().toString());
    } catch (IOException e) {
      throw new InvalidInputException("image", "Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * @param bytes an image file
   * @param name the character's name
   * @return the character, without cels
   * @throws InvalidInputException if the bytes are no usable picture
   */
  public static CharacterImage read(byte[] bytes, String name) {
    BufferedImage image;
    try {
      image = ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new InvalidInputException("image", "Not a picture: " + e.getMessage(), e);
    }
    PixelBuffer pixels = new PixelBuffer(image.getWidth(), image.getHeight());
    for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
      int argb = image.getRGB(i % image.getWidth(), i / image.getWidth());
      pixels.rgba()[4 * i] = (byte) (argb >> 16);
      pixels.rgba()[4 * i + 1] = (byte) (argb >> 8);
      pixels.rgba()[4 * i + 2] = (byte) argb;
      pixels.rgba()[4 * i + 3] = (byte) (argb >>> 24);
    }
    Frame frame = new Frame(image.getWidth(), image.getHeight());
    ColorTransfer.decode(pixels, frame);
    return new CharacterImage(name, frame, Map.of(), Optional.empty(), List.of());
  }
}
