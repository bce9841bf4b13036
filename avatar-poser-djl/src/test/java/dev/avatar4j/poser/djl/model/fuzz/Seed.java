package dev.avatar4j.poser.djl.model.fuzz;

import dev.avatar4j.poser.djl.model.CheckpointReader;
import dev.avatar4j.poser.djl.model.ExpectedTensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * An honest checkpoint to be damaged.
 *
 * @param name its file name
 * @param file its bytes
 * @param parts its zip entries
 * @param expected its keys and shapes
 */
record Seed(String name, byte[] file, Map<String, byte[]> parts, ExpectedTensors expected) {
  static Seed of(Path path) {
    ExpectedTensors.Builder expected = ExpectedTensors.of("network");
    new CheckpointReader()
        .read(path)
        .forEach((key, tensor) -> expected.tensor(key, tensor.shape()));
    try {
      String name = path.getFileName().toString();
      return new Seed(name, Files.readAllBytes(path), ZipParts.of(path), expected.build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of its one entry that ends so. */
  String entry(String end) {
    return parts.keySet().stream().filter(key -> key.endsWith(end)).findFirst().orElseThrow();
  }
}
