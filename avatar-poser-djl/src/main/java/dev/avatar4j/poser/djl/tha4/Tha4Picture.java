package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Loads the picture of a THA4 model, which must be exactly what its networks were trained on. */
final class Tha4Picture {
  private static final byte[] PNG_START = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
  };
  private static final String FIELD = "poser";
  private static final String NEXT_STEP =
      "; use the 512x512 RGBA picture that the model was trained with.";

  private Tha4Picture() {}

  /**
   * @param model names the picture
   * @return it, under the model's name
   * @throws InvalidInputException if it is no 512x512 PNG with transparency: a repaired picture
   *     would not fit the networks
   */
  static CharacterImage load(CharacterModelFile model) {
    Path file = model.picture();
    requireSize(file);
    CharacterImage image = CharacterImages.load(file);
    if (!hasTransparency(image)) {
      throw new InvalidInputException(FIELD, file + " has no transparent pixel" + NEXT_STEP);
    }
    return new CharacterImage(
        model.name(), image.picture(), image.cels(), image.landmarks(), image.warnings());
  }

  /**
   * @param own the character of a model
   * @param image what it is to draw
   * @throws AvatarException if that is another picture
   */
  static void requireSame(CharacterImage own, CharacterImage image) {
    for (int channel = 0; channel < 4; channel++) {
      if (!Arrays.equals(image.picture().plane(channel), own.picture().plane(channel))) {
        throw new AvatarException(
            "The THA4 model "
                + own.name()
                + " can draw only the character it was trained on, not "
                + image.name()
                + "; use the poser warp for other pictures.");
      }
    }
  }

  private static void requireSize(Path file) {
    byte[] header;
    try (InputStream in = Files.newInputStream(file)) {
      header = in.readNBytes(PNG_START.length + 8);
    } catch (IOException e) {
      throw new InvalidInputException(
          FIELD, "Cannot read " + file + " (" + e.getMessage() + "); check the file.", e);
    }
    if (header.length < PNG_START.length + 8
        || !Arrays.equals(header, 0, PNG_START.length, PNG_START, 0, PNG_START.length)) {
      throw new InvalidInputException(FIELD, file + " is no PNG file" + NEXT_STEP);
    }
    ByteBuffer size = ByteBuffer.wrap(header, PNG_START.length, 8);
    int width = size.getInt();
    int height = size.getInt();
    if (width != CharacterImage.SIZE || height != CharacterImage.SIZE) {
      throw new InvalidInputException(
          FIELD,
          file
              + " is "
              + Integer.toUnsignedString(width)
              + "x"
              + Integer.toUnsignedString(height)
              + NEXT_STEP);
    }
  }

  private static boolean hasTransparency(CharacterImage image) {
    for (float alpha : image.picture().alpha()) {
      if (alpha < 1f) {
        return true;
      }
    }
    return false;
  }
}
