package dev.avatar4j.image;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which files beside a character's picture belong to it. The character's name may itself contain
 * underscores, and several characters may share a folder ({@code a.png}, {@code a_b.png} and {@code
 * a_b_blush1.png}), so cels are recognised by the full name and the known cel names.
 */
final class CharacterFolder {
  private static final String ICON = "icon";

  private final Path folder;
  private final String name;
  private final String extension;
  private final SortedMap<String, Path> cels = new TreeMap<>(CelNames.order());
  private final List<String> unknown = new ArrayList<>();

  /**
   * @param picture the character's picture
   * @throws IOException if its folder cannot be listed
   */
  CharacterFolder(Path picture) throws IOException {
    Path parent = picture.toAbsolutePath().getParent();
    String fileName = picture.getFileName().toString();
    int dot = fileName.lastIndexOf('.');
    folder = parent;
    name = dot < 1 ? fileName : fileName.substring(0, dot);
    extension = dot < 1 ? "" : fileName.substring(dot);
    if (!extension.isEmpty()) {
      sort(stems());
    }
  }

  /**
   * @return the character's name: the file name without its extension
   */
  String name() {
    return name;
  }

  /**
   * @return the cels' files by cel name, in canonical order
   */
  SortedMap<String, Path> cels() {
    return cels;
  }

  /**
   * @return files that look like cels of this character but have no known cel name, sorted
   */
  List<String> unknown() {
    return unknown;
  }

  /**
   * @return where landmarks would stand; the file need not exist
   */
  Path landmarks() {
    return folder.resolve(name + ".landmarks.json");
  }

  /** Names, without extension, of the files with the picture's extension. */
  private Set<String> stems() throws IOException {
    Set<String> stems = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String fileName = file.getFileName().toString();
        if (fileName.endsWith(extension) && Files.isRegularFile(file)) {
          stems.add(fileName.substring(0, fileName.length() - extension.length()));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return stems;
  }

  private void sort(Set<String> stems) {
    String prefix = name + "_";
    for (String stem : stems) {
      if (stem.startsWith(prefix)) {
        String cel = stem.substring(prefix.length());
        if (CelNames.isKnown(cel)) {
          cels.put(cel, folder.resolve(stem + extension));
        } else if (!isIcon(cel) && !belongsToAnother(stem, stems)) {
          unknown.add(stem + extension);
        }
      }
    }
    for (String stem : stems) {
      if (CelNames.isEffect(stem) && !stem.equals(name)) {
        cels.putIfAbsent(stem, folder.resolve(stem + extension));
      }
    }
  }

  private static boolean isIcon(String cel) {
    return cel.toLowerCase(Locale.ROOT).endsWith(ICON);
  }

  /** Whether a file is another character with cels of its own, or one of its cels or icons. */
  private boolean belongsToAnother(String stem, Set<String> stems) {
    for (String other : stems) {
      boolean longer = other.length() > name.length() && other.startsWith(name + "_");
      if (!longer) {
        continue;
      }
      String rest = stem.startsWith(other + "_") ? stem.substring(other.length() + 1) : "";
      if (CelNames.isKnown(rest) || isIcon(rest)) {
        return true;
      }
      if (stem.equals(other) && stems.stream().anyMatch(s -> isCelOf(s, other))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCelOf(String stem, String character) {
    return stem.startsWith(character + "_")
        && CelNames.isKnown(stem.substring(character.length() + 1));
  }
}
