package dev.avatar4j.character;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.CelNames;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which files a package may have: {@code NAME.png}, {@code NAME_<cel>.png}, {@code
 * NAME.landmarks.json}, {@code NAME_emotions.json} and {@code NAME_animator.json}, as they lie side
 * by side in a folder; what all characters of a folder share may come without the name. Nothing
 * else.
 *
 * @param name the character's name
 * @param cels the names of the cels by file
 */
record PackageNames(String name, Map<String, String> cels) {
  static final String PICTURE = ".png";
  static final String LANDMARKS = ".landmarks.json";
  static final String EMOTIONS = "_emotions.json";
  static final String SETTINGS = "_animator.json";

  private static final int MAX_NAME = 64;
  private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N} ._()-]");

  /**
   * @param files the names of all files
   * @throws InvalidInputException naming the first file that has no place in a package
   */
  static PackageNames of(Set<String> files) {
    List<String> stems =
        files.stream()
            .filter(file -> file.endsWith(PICTURE))
            .map(file -> file.substring(0, file.length() - PICTURE.length()))
            .sorted(
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
            .toList();
    if (stems.isEmpty()) {
      throw new InvalidInputException(
          "package", "There is no picture NAME.png; a character needs one.");
    }
    for (String stem : stems) {
      PackageNames names = new PackageNames(stem, new LinkedHashMap<>());
      if (names.firstStranger(files).isEmpty()) {
        return names.checked();
      }
    }
    PackageNames likely = new PackageNames(stems.get(0), new LinkedHashMap<>());
    throw PackageArchive.refusal(
        likely.firstStranger(files).orElseThrow(),
        "has no place beside \""
            + likely.file(PICTURE)
            + "\". A character is NAME.png with NAME_<cel>.png, NAME.landmarks.json,"
            + " NAME_emotions.json and NAME_animator.json.");
  }

  private Optional<String> firstStranger(Set<String> files) {
    return files.stream().filter(file -> !accepts(file)).findFirst();
  }

  private boolean accepts(String file) {
    for (String own : List.of(PICTURE, LANDMARKS, EMOTIONS, SETTINGS)) {
      if (file.equals(file(own))) {
        return true;
      }
    }
    if (file.equals(EMOTIONS) || file.equals(SETTINGS)) {
      return true;
    }
    String prefix = name + "_";
    if (!file.endsWith(PICTURE)) {
      return false;
    }
    String stem = file.substring(0, file.length() - PICTURE.length());
    String cel = stem.startsWith(prefix) ? stem.substring(prefix.length()) : "";
    if (CelNames.isKnown(cel)) {
      cels.put(file, cel);
      return true;
    }
    if (CelNames.isEffect(stem)) {
      cels.put(file, stem);
      return true;
    }
    return false;
  }

  private PackageNames checked() {
    if (name.length() > MAX_NAME || !name.equals(safe(name))) {
      throw PackageArchive.refusal(
          file(PICTURE),
          "is no name for a character: up to "
              + MAX_NAME
              + " letters, digits, spaces and . _ - ( ).");
    }
    return this;
  }

  /** What the name of a character is as the name of a file on every system. */
  static String safe(String name) {
    String plain = UNSAFE.matcher(name).replaceAll("_").strip().replaceFirst("^[. ]+", "");
    String cut = plain.substring(0, Math.min(MAX_NAME, plain.length())).strip();
    return cut.isEmpty() ? "character" : cut;
  }

  String file(String end) {
    return name + end;
  }
}
