package dev.avatar4j.benchmarks;

import dev.avatar4j.poser.djl.tha3.Tha3Architecture;
import dev.avatar4j.poser.djl.tha3.Tha3Variant;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Checkpoints of THA3 that take as long as real ones: weights that keep activations near 1. */
final class RandomCheckpoints {
  private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
  private final Random random = new Random(3);

  private RandomCheckpoints() {}

  /**
   * @param variant which
   * @param folder receives the five files
   * @throws IOException if it cannot be written
   */
  static void write(Tha3Variant variant, Path folder) throws IOException {
    for (String network : Tha3Architecture.NETWORKS) {
      new RandomCheckpoints()
          .write(
              Tha3Architecture.tensors(variant.kind(), network).shapes(),
              folder.resolve(network + ".pt"));
    }
  }

  private void write(Map<String, List<Integer>> shapes, Path file) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      opcodes(0x80, 2).global("collections", "OrderedDict").opcodes(')', 'R', '(');
      int storage = 0;
      for (Map.Entry<String, List<Integer>> entry : shapes.entrySet()) {
        int elements = entry.getValue().stream().reduce(1, (a, b) -> a * b);
        text(entry.getKey()).tensor(Integer.toString(storage), elements, entry.getValue());
        zip.putNextEntry(new ZipEntry("archive/data/" + storage++));
        zip.write(values(entry.getKey(), elements, entry.getValue()));
        zip.closeEntry();
      }
      opcodes('u', '.');
      zip.putNextEntry(new ZipEntry("archive/data.pkl"));
      zip.write(pickle.toByteArray());
      zip.closeEntry();
    }
  }

  private byte[] values(String key, int elements, List<Integer> shape) {
    boolean kernel = shape.size() > 1;
    double scale = kernel ? Math.sqrt(6.0 * shape.get(0) / elements) : 0.2;
    double offset = !kernel && key.endsWith(".weight") ? 1 : 0;
    ByteBuffer bytes = ByteBuffer.allocate(elements * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elements; i++) {
      double size = key.contains("grid_change") ? 0.004 : scale;
      bytes.putFloat((float) (offset + size * (2 * random.nextDouble() - 1)));
    }
    return bytes.array();
  }

  /** A call of torch's function that makes a tensor of a storage. */
  private void tensor(String storage, int elements, List<Integer> shape) {
    global("torch._utils", "_rebuild_tensor_v2").opcodes('(', '(');
    text("storage").global("torch", "FloatStorage").text(storage).text("cpu");
    integer(elements).opcodes('t', 'Q');
    integer(0).opcodes('(');
    shape.forEach(this::integer);
    opcodes('t', '(');
    int stride = elements;
    for (int size : shape) {
      stride /= size;
      integer(stride);
    }
    opcodes('t', 0x89).global("collections", "OrderedDict").opcodes(')', 'R', 't', 'R');
  }

  private RandomCheckpoints opcodes(int... codes) {
    for (int code : codes) {
      pickle.write(code);
    }
    return this;
  }

  private RandomCheckpoints global(String module, String name) {
    pickle.write('c');
    pickle.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  private RandomCheckpoints text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    pickle.write('X');
    int32(bytes.length);
    pickle.writeBytes(bytes);
    return this;
  }

  private RandomCheckpoints integer(int value) {
    pickle.write('J');
    int32(value);
    return this;
  }

  private void int32(int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      pickle.write(value >> shift);
    }
  }
}
