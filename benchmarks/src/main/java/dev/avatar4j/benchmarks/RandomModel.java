package dev.avatar4j.benchmarks;

import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.djl.tha3.Tha3Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The poser of a spec; of {@code random:VARIANT} it is THA3 with random weights, which are written
 * to the temporary folder and deleted in the end.
 */
public final class RandomModel implements AutoCloseable {
  private final PoserSpec spec;

  /** {@code null} if the spec asks for no random weights. */
  private final Path folder;

  /**
   * @param text a poser's spec
   * @throws IOException if weights cannot be written
   */
  public RandomModel(String text) throws IOException {
    PoserSpec asked = PoserSpec.parse(text);
    if (!asked.scheme().equals("random")) {
      folder = null;
      spec = asked;
      return;
    }
    Tha3Variant variant = Tha3Variant.of(asked.target()).orElseThrow();
    folder = Files.createTempDirectory("avatar-random-tha3");
    Path weights = Files.createDirectory(folder.resolve(variant.id()));
    RandomCheckpoints.write(variant, weights);
    spec = new PoserSpec("tha3", weights.toString(), asked.options());
  }

  /**
   * @return that of a poser
   */
  public PoserSpec spec() {
    return spec;
  }

  @Override
  public void close() throws IOException {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
