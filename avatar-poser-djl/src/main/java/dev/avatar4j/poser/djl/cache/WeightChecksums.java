package dev.avatar4j.poser.djl.cache;

import dev.avatar4j.download.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SHA-256 of weight files. Noted with size and time of change, so that half a gigabyte is not
 * read at every start; a file that changed is read again.
 */
final class WeightChecksums {
  private static final Logger LOG = LoggerFactory.getLogger(WeightChecksums.class);
  private static final String FILE = "weights.sha256";

  private final Path folder;
  private final Path notes;

  /**
   * @param folder where notes are kept; if it is not there, none are
   */
  WeightChecksums(Path folder) {
    this.folder = folder;
    this.notes = folder.resolve(FILE);
  }

  /**
   * @param weights files with different names
   * @return one checksum of all of them
   * @throws IOException if one of them cannot be read
   */
  String of(List<Path> weights) throws IOException {
    Map<String, String> known = read();
    Map<String, String> current = new LinkedHashMap<>();
    Sha256 all = new Sha256();
    for (Path file : weights) {
      String state = state(file);
      String sum = known.get(state);
      current.put(state, sum == null ? Sha256.of(file) : sum);
      all.add(ByteBuffer.wrap(current.get(state).getBytes(StandardCharsets.US_ASCII)));
    }
    if (!known.equals(current)) {
      write(current);
    }
    return all.hex();
  }

  private static String state(Path file) throws IOException {
    return Files.size(file)
        + " "
        + Files.getLastModifiedTime(file).toMillis()
        + " "
        + file.getFileName();
  }

  private Map<String, String> read() {
    Map<String, String> known = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(notes)) {
        int space = line.indexOf(' ');
        if (space == 64) {
          known.put(line.substring(space + 1), line.substring(0, space));
        }
      }
    } catch (IOException e) {
      LOG.debug("No notes of checksums in {}", folder);
    }
    return known;
  }

  private void write(Map<String, String> sums) {
    if (!Files.isWritable(folder)) {
      return;
    }
    List<String> lines = new ArrayList<>();
    sums.forEach((state, sum) -> lines.add(sum + " " + state));
    try {
      Path part = Files.createTempFile(folder, FILE, ".part");
      Files.write(part, lines);
      Files.move(part, notes, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.debug("Checksums cannot be noted in {}", folder, e);
    }
  }
}
