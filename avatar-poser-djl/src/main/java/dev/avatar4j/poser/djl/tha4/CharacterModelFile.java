package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The files of a THA4 character model, as its {@code character_model.yaml} names them.
 *
 * @param name the character's name: that of the folder
 * @param picture the character's picture
 * @param faceMorpher weights of the face network
 * @param bodyMorpher weights of the body network
 */
record CharacterModelFile(String name, Path picture, Path faceMorpher, Path bodyMorpher) {
  static final String FILE_NAME = "character_model.yaml";

  private static final int MAX_BYTES = 64 * 1024;
  private static final String FIELD = "poser";

  /**
   * @param path the model's folder, or the YAML file in it
   * @return the files it names, which exist
   * @throws InvalidInputException naming what is missing or wrong
   */
  static CharacterModelFile read(Path path) {
    Path yaml = Files.isDirectory(path) ? path.resolve(FILE_NAME) : path;
    if (!Files.isRegularFile(yaml)) {
      throw new InvalidInputException(
          FIELD,
          Files.exists(path)
              ? "The folder " + path + " has no " + FILE_NAME + "; give a THA4 model's folder."
              : "There is no " + path + "; give the folder of a THA4 model, tha4:FOLDER.");
    }
    Map<?, ?> entries = parse(yaml);
    Path folder = yaml.toAbsolutePath().normalize().getParent();
    Path folderName = folder.getFileName();
    return new CharacterModelFile(
        folderName == null ? "character" : folderName.toString(),
        file(yaml, folder, entries, "character_image_file_name"),
        file(yaml, folder, entries, "face_morpher_file_name"),
        file(yaml, folder, entries, "body_morpher_file_name"));
  }

  private static Map<?, ?> parse(Path yaml) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(FILE_NAME)
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(MAX_BYTES)
            .build();
    try (InputStream in = Files.newInputStream(yaml)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new InvalidInputException(
            FIELD, yaml + " is larger than 64 KB; give a THA4 " + FILE_NAME + ".");
      }
      Object value = new Load(settings).loadFromString(new String(bytes, StandardCharsets.UTF_8));
      if (value instanceof Map<?, ?> map) {
        return map;
      }
      throw new InvalidInputException(
          FIELD, yaml + " is no YAML map of names to files; give a THA4 " + FILE_NAME + ".");
    } catch (IOException e) {
      throw new InvalidInputException(
          FIELD, "Cannot read " + yaml + " (" + e.getMessage() + "); check the file.", e);
    } catch (YamlEngineException e) {
      throw new InvalidInputException(
          FIELD,
          yaml + " is no valid YAML (" + oneLine(e.getMessage()) + "); correct the file.",
          e);
    }
  }

  private static String oneLine(String message) {
    return message == null ? "unreadable" : message.strip().replaceAll("\\s+", " ");
  }

  /** Resolves one entry inside the folder; a file elsewhere is never touched. */
  private static Path file(Path yaml, Path folder, Map<?, ?> entries, String key) {
    if (!(entries.get(key) instanceof String text) || text.isBlank()) {
      throw new InvalidInputException(
          FIELD, yaml + " has no text for " + key + "; add the file's name.");
    }
    Path resolved;
    try {
      Path relative = Path.of(text);
      resolved = folder.resolve(relative).normalize();
      if (relative.isAbsolute() || leavesFolder(text) || !resolved.startsWith(folder)) {
        throw new InvalidInputException(
            FIELD,
            key
                + " in "
                + yaml
                + " is \""
                + text
                + "\", outside the model's folder;"
                + " name a file inside it.");
      }
    } catch (InvalidPathException e) {
      throw new InvalidInputException(
          FIELD, key + " in " + yaml + " is no file name; name a file beside it.", e);
    }
    if (!Files.isRegularFile(resolved)) {
      throw new InvalidInputException(
          FIELD,
          "There is no "
              + resolved
              + ", which "
              + yaml
              + " names as "
              + key
              + "; put the file there.");
    }
    return resolved;
  }

  /** The same answer on every system: Windows forms are refused elsewhere too. */
  private static boolean leavesFolder(String text) {
    return text.startsWith("/")
        || text.startsWith("\\")
        || text.matches("[A-Za-z]:.*")
        || java.util.Arrays.asList(text.split("[/\\\\]")).contains("..");
  }
}
