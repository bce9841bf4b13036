package dev.avatar4j.server.cli.options;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Checks and prepares the places where results go, and tells why they cannot go there. */
public final class OutputFiles {
  private OutputFiles() {}

  /** Refuses, before the work begins, what cannot be the name of a file. */
  public static void requireFileName(String option, Path file) {
    requireName(option, file);
    if (Files.isDirectory(file)) {
      throw new InvalidInputException(option, file + " is a folder; name a file in it.");
    }
  }

  /**
   * Refuses, before the work begins, what cannot be the name of a folder.
   *
   * @param fileExtension how the name of a file would have to end, such as {@code .png}
   */
  public static void requireFolderName(String option, Path folder, String fileExtension) {
    requireName(option, folder);
    if (Files.isRegularFile(folder)) {
      throw new InvalidInputException(
          option,
          folder + " is a file; name a folder, or a file that ends in " + fileExtension + ".");
    }
  }

  private static void requireName(String option, Path path) {
    if (path.toString().isBlank()) {
      throw new InvalidInputException(option, "The name is empty; say where the result goes.");
    }
  }

  /** Makes the folder a file is to lie in. */
  public static void createParent(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
  }

  public static InvalidInputException cannotWrite(String option, Path file, IOException e) {
    return new InvalidInputException(
        option, "Cannot write " + file + ": " + reason(e) + "; choose another place.", e);
  }

  private static String reason(IOException e) {
    if (e instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is a file, not a folder";
    }
    if (e instanceof AccessDeniedException denied) {
      return "there is no permission to write " + denied.getFile();
    }
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " cannot be made";
    }
    return e instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : String.valueOf(e.getMessage());
  }
}
