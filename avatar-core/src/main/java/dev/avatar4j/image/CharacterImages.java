package dev.avatar4j.image;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Loads, checks and repairs character pictures. What is accepted, what is repaired and what is
 * refused: {@code docs/images.md}. Stateless and thread-safe.
 */
public final class CharacterImages {
  private static final String RESOURCES = "/dev/avatar4j/character/";
  private static final String DEFAULT_NAME = "default";

  private CharacterImages() {}

  /**
   * @return the character that ships with avatar4j, decoded anew on each call
   */
  public static CharacterImage defaultCharacter() {
    try {
      byte[] picture =
          resource(DEFAULT_NAME + ".png")
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "The class path lacks " + RESOURCES + DEFAULT_NAME + ".png"));
      CharacterParts parts =
          new CharacterParts(DEFAULT_NAME, picture, ImageLimits.DEFAULTS, PictureFit.CENTRE_SQUARE);
      for (String cel : CelNames.fixed()) {
        resource(DEFAULT_NAME + "_" + cel + ".png")
            .ifPresent(file -> parts.addCel(cel, () -> file));
      }
      resource(DEFAULT_NAME + ".landmarks.json").ifPresent(file -> parts.addLandmarks(() -> file));
      return parts.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<byte[]> resource(String file) throws IOException {
    try (InputStream in = CharacterImages.class.getResourceAsStream(RESOURCES + file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  /**
   * Loads a character from a file. From the same folder come its cels ({@code <name>_<cel>} with
   * the same extension, see {@link CelNames}; also {@code fx_<effect>} shared by all characters of
   * the folder) and {@code <name>.landmarks.json}. A cel that is unusable is left out with a
   * warning.
   *
   * @param file a PNG picture
   * @return the character, with the limits of {@link ImageLimits#DEFAULTS}
   * @throws InvalidInputException if the file is missing or no usable picture
   */
  public static CharacterImage load(Path file) {
    ImageLimits limits = ImageLimits.DEFAULTS;
    try {
      PictureFiles.requireFile(file);
      byte[] picture = PictureFiles.readAtMost(file, limits.maxBytes());
      CharacterFolder folder = new CharacterFolder(file);
      CharacterParts parts =
          new CharacterParts(folder.name(), picture, limits, PictureFit.CENTRE_SQUARE);
      folder
          .cels()
          .forEach(
              (cel, path) ->
                  parts.addCel(cel, () -> PictureFiles.readAtMost(path, limits.maxBytes())));
      parts.warnOfUnknownCels(folder.unknown());
      if (Files.isRegularFile(folder.landmarks())) {
        parts.addLandmarks(
            () -> PictureFiles.readAtMost(folder.landmarks(), limits.maxLandmarkBytes()));
      }
      return parts.build();
    } catch (IOException e) {
      throw PictureFiles.unreadable(file, e);
    }
  }

  /**
   * @param bytes a PNG file
   * @param name the character's name
   * @return the character, without cels
   * @throws InvalidInputException if the bytes are no usable picture
   */
  public static CharacterImage read(byte[] bytes, String name) {
    return read(bytes, name, PictureFit.CENTRE_SQUARE);
  }

  /**
   * @param bytes a PNG file
   * @param name the character's name
   * @param fit how a picture of another size is brought to the right one
   * @return the character, without cels
   * @throws InvalidInputException if the bytes are no usable picture
   */
  public static CharacterImage read(byte[] bytes, String name, PictureFit fit) {
    return new CharacterParts(name, bytes, ImageLimits.DEFAULTS, fit).build();
  }

  /**
   * Reads one layer, without a character.
   *
   * @param bytes a PNG file, as large as a character's picture
   * @return its visible part
   * @throws InvalidInputException if the bytes are no usable picture
   */
  public static Cel readCel(byte[] bytes) {
    ImageLimits limits = ImageLimits.DEFAULTS;
    return Cel.cutFrom(SquarePicture.read(bytes, limits, PictureFit.CENTRE_SQUARE).frame());
  }

  /**
   * Puts a character together from uploaded files. A cel that is unusable or has no known name is
   * left out with a warning.
   *
   * @param bytes a PNG file
   * @param name the character's name
   * @param cels PNG files by cel name, see {@link CelNames}
   * @param landmarks the content of a landmarks file
   * @return the character
   * @throws InvalidInputException if {@code bytes} are no usable picture
   */
  public static CharacterImage read(
      byte[] bytes, String name, Map<String, byte[]> cels, Optional<String> landmarks) {
    CharacterParts parts =
        new CharacterParts(name, bytes, ImageLimits.DEFAULTS, PictureFit.CENTRE_SQUARE);
    List<String> unknown = new ArrayList<>();
    SortedMap<String, byte[]> sorted = new TreeMap<>(CelNames.order());
    sorted.putAll(cels);
    sorted.forEach(
        (cel, file) -> {
          if (CelNames.isKnown(cel)) {
            parts.addCel(cel, () -> file);
          } else {
            unknown.add(cel);
          }
        });
    parts.warnOfUnknownCels(unknown);
    landmarks.ifPresent(text -> parts.addLandmarks(() -> text.getBytes(StandardCharsets.UTF_8)));
    return parts.build();
  }

  /**
   * Like {@link #read(byte[], String, Map, Optional)}, but a cel that is unusable or unknown is
   * refused, as nothing is to be left out.
   *
   * @param bytes a PNG file
   * @param name the character's name
   * @param cels PNG files by cel name, see {@link CelNames}
   * @param landmarks the content of a landmarks file
   * @param limits bounds on every picture
   * @param pixels how many pixels all pictures may have together
   * @return the character
   * @throws InvalidInputException if a picture is unusable; its field is the name of the cel, or
   *     {@code image}
   */
  public static CharacterImage readAll(
      byte[] bytes,
      String name,
      Map<String, byte[]> cels,
      Optional<String> landmarks,
      ImageLimits limits,
      int pixels) {
    StrictParts parts = new StrictParts(name, bytes, limits, pixels);
    SortedMap<String, byte[]> sorted = new TreeMap<>(CelNames.order());
    sorted.putAll(cels);
    sorted.forEach(parts::addCel);
    return parts.build(landmarks);
  }
}
