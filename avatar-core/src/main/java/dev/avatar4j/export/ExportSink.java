package dev.avatar4j.export;

import java.io.IOException;

/** Where exported files go, one after the other. Used by one thread. */
public interface ExportSink extends AutoCloseable {
  /**
   * @param name the file's name, without a folder
   * @param content all of its bytes
   * @throws IOException if it cannot be written
   */
  void write(String name, byte[] content) throws IOException;

  /**
   * Completes the export. Idempotent.
   *
   * @throws IOException if it cannot be completed
   */
  @Override
  void close() throws IOException;
}
