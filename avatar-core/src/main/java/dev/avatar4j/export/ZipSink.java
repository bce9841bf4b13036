package dev.avatar4j.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Streams exported files as a ZIP archive, each as soon as it is written. Without compression: PNGs
 * are compressed already. The same files in the same order give the same bytes, because no entry
 * tells a time.
 */
public final class ZipSink implements ExportSink {
  /** The earliest time the format knows. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private final CRC32 checksum = new CRC32();

  /**
   * @param out receives the archive; closed with this sink
   */
  public ZipSink(OutputStream out) {
    zip = new ZipOutputStream(out);
  }

  @Override
  public void write(String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(NO_TIME);
    entry.setSize(content.length);
    checksum.reset();
    checksum.update(content);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
