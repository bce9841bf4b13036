package dev.avatar4j.server.access;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that holds an API key on a line of its own.
 *
 * @param path where it is
 */
public record ApiKeyFile(Path path) {
  private static final int MOST_BYTES = 4096;
  private static final String OWNER_ONLY = "rw-------";

  /** What else than the owner's rights lets others learn the key. */
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  /**
   * @return whether there is a file, with a key in it or not
   */
  public boolean exists() {
    return Files.exists(path);
  }

  /**
   * @return the key in the file
   * @throws AvatarException if it cannot be read or holds no key; names the file
   */
  public ApiKey read() {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new AvatarException("The API key file " + path + " is too long to be one.");
      }
      return ApiKey.of(Files.readString(path).strip());
    } catch (MalformedInputException e) {
      throw new AvatarException("The API key file " + path + " is no text.", e);
    } catch (IOException e) {
      throw new AvatarException("The API key file " + path + " cannot be read (" + e + ").", e);
    } catch (InvalidInputException e) {
      throw new AvatarException("The API key file " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Makes a random key and the file for it, which only its owner may read. If another process was
   * faster, its key is used.
   *
   * @return the key now in the file
   * @throws AvatarException if it cannot be written; names the file
   */
  public ApiKey create() {
    ApiKey key = ApiKey.random();
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.createFile(path, ownerOnly());
      Files.writeString(path, key.secret() + "\n");
      return key;
    } catch (FileAlreadyExistsException e) {
      return read();
    } catch (IOException e) {
      throw new AvatarException(
          "The API key file " + path + " cannot be written (" + e + "); name another.", e);
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
        }
        // elsewhere files of the user's own folder are the user's own
        : new FileAttribute<?>[0];
  }

  /**
   * @return whether users other than the owner may read the file, as far as can be told
   */
  public boolean readableByOthers() {
    try {
      return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
