package dev.avatar4j.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Puts exported files into a folder; those of the same name are replaced. */
public final class FolderSink implements ExportSink {
  private final Path folder;

  /**
   * @param folder made if there is none
   * @throws IOException if it cannot be made
   */
  public FolderSink(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public void write(String name, byte[] content) throws IOException {
    try {
      Files.write(folder.resolve(name), content);
    } catch (InvalidPathException impossible) {
      throw new IOException("this system has no files called " + name, impossible);
    }
  }

  @Override
  public void close() {}
}
