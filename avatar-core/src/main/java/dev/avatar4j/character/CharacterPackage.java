package dev.avatar4j.character;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.TemplateJson;
import dev.avatar4j.export.ZipSink;
import dev.avatar4j.image.CharacterFiles;
import dev.avatar4j.image.CharacterImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A character with all that makes it one: picture, cels, landmarks, emotions and settings. As a
 * file it is a ZIP archive of what would lie side by side in a folder; {@code docs/images.md} lists
 * the names. Whoever reads one reads all of it: anything that is unknown, unusable or too large is
 * refused with the name of the file. Thread-safe as long as nobody writes to its parts.
 *
 * @param image the picture with its cels and landmarks
 * @param emotions templates by emotion, which go over those that are there; only to be read
 * @param settings animator settings, which go over those that are there; only to be read
 */
public record CharacterPackage(
    CharacterImage image, Optional<ObjectNode> emotions, Optional<ObjectNode> settings) {
  static final JsonMapper MAPPER =
      JsonMapper.builder(new JsonFactory())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * @param image a character
   * @param emotions all it can show
   * @param settings how it moves
   * @return the three of them
   */
  public static CharacterPackage of(
      CharacterImage image, EmotionLibrary emotions, AnimatorSettings settings) {
    String templates =
        TemplateJson.write(emotions.names().stream().map(emotions::require).toList());
    try {
      return new CharacterPackage(
          image,
          Optional.of((ObjectNode) MAPPER.readTree(templates)),
          Optional.of(MAPPER.valueToTree(settings.toKeys())));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * @param archive a ZIP archive
   * @return the character
   * @throws InvalidInputException if anything in it is wrong; its field and its message name the
   *     file at fault
   */
  public static CharacterPackage read(byte[] archive) {
    return ofFiles(new PackageArchive(archive, PackageLimits.DEFAULTS).unpack());
  }

  /**
   * @param file a ZIP archive
   * @return the character
   * @throws InvalidInputException if there is no such file, or anything in it is wrong
   */
  public static CharacterPackage load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in.readNBytes(PackageLimits.DEFAULTS.maxBytes()));
    } catch (IOException e) {
      throw new InvalidInputException(
          "package", "Cannot read " + file + "; give the path of a character package.", e);
    }
  }

  /**
   * @param files the content of files by their names, which are only compared
   * @return the character
   * @throws InvalidInputException if anything is wrong; its field and its message name the file
   */
  public static CharacterPackage ofFiles(Map<String, byte[]> files) {
    return new PackageFiles(files, PackageLimits.DEFAULTS).character();
  }

  /** A name for this package's file: that of the character, as files may be called anywhere. */
  public String fileName() {
    return PackageNames.safe(image.name()) + ".zip";
  }

  /**
   * Writes this package. The same character gives the same bytes.
   *
   * @param out receives a ZIP archive; closed afterwards
   * @throws IOException if it cannot be written
   */
  public void write(OutputStream out) throws IOException {
    PackageNames names = new PackageNames(PackageNames.safe(image.name()), Map.of());
    try (ZipSink zip = new ZipSink(out)) {
      zip.write(names.file(PackageNames.PICTURE), CharacterFiles.picture(image));
      for (Map.Entry<String, byte[]> cel : CharacterFiles.cels(image).entrySet()) {
        zip.write(names.file("_" + cel.getKey() + PackageNames.PICTURE), cel.getValue());
      }
      if (image.landmarks().isPresent()) {
        byte[] text = image.landmarks().get().getBytes(StandardCharsets.UTF_8);
        zip.write(names.file(PackageNames.LANDMARKS), text);
      }
      if (emotions.isPresent()) {
        zip.write(names.file(PackageNames.EMOTIONS), bytes(emotions.get()));
      }
      if (settings.isPresent()) {
        zip.write(names.file(PackageNames.SETTINGS), bytes(settings.get()));
      }
    }
  }

  private static byte[] bytes(JsonNode json) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
