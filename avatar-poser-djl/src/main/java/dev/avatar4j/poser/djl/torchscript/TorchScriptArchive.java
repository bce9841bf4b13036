package dev.avatar4j.poser.djl.torchscript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript program in the making: one module with float tensors as attributes and methods in
 * TorchScript text. The layout is the least that {@code torch::jit::load} accepts: a zip file with
 * {@code version}, {@code data.pkl}, {@code constants.pkl}, {@code code/__torch__.py} and one entry
 * per tensor, all under one root folder. Not thread-safe.
 */
public final class TorchScriptArchive {
  private static final String ROOT = "net/";

  private final List<String> names = new ArrayList<>();
  private final List<float[]> values = new ArrayList<>();
  private final List<int[]> shapes = new ArrayList<>();
  private final StringBuilder methods = new StringBuilder();

  /**
   * Adds an attribute, seen by the methods as {@code self.<name>}.
   *
   * @param name an identifier, used once
   * @param data the elements, row-major; not copied
   * @param shape the sizes of its dimensions
   * @return this
   */
  public TorchScriptArchive tensor(String name, float[] data, int... shape) {
    if (names.contains(name)) {
      throw new IllegalArgumentException("Two attributes are called " + name);
    }
    names.add(name);
    values.add(data);
    shapes.add(shape.clone());
    return this;
  }

  /**
   * Adds a method.
   *
   * @param source a {@code def} in TorchScript text, its first line unindented; {@code self} has
   *     the type {@code __torch__.Net}
   * @return this
   */
  public TorchScriptArchive method(String source) {
    source.lines().forEach(line -> methods.append("  ").append(line).append('\n'));
    return this;
  }

  /**
   * @return the archive's bytes, for {@code Model.load(InputStream)}
   */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
      store(zip, "data.pkl", module());
      store(zip, "constants.pkl", new PickleWriter().opcodes(')').stop());
      store(zip, "code/__torch__.py", source().getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < values.size(); i++) {
        store(zip, "data/" + i, littleEndian(values.get(i)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private byte[] module() {
    PickleWriter pickle = new PickleWriter();
    pickle.global("__torch__", "Net").opcodes(')', 0x81, '}', '(');
    for (int i = 0; i < names.size(); i++) {
      pickle.text(names.get(i)).floatTensor(i, values.get(i).length, shapes.get(i));
    }
    return pickle.opcodes('u', 'b').stop();
  }

  private String source() {
    StringBuilder source = new StringBuilder("class Net(Module):\n");
    source.append("  __parameters__ = []\n  __buffers__ = []\n");
    names.forEach(name -> source.append("  ").append(name).append(" : Tensor\n"));
    return source.append(methods).toString();
  }

  private static byte[] littleEndian(float[] floats) {
    ByteBuffer bytes =
        ByteBuffer.allocate(floats.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(floats);
    return bytes.array();
  }

  /** torch maps entries by offset and length, so they are stored, not compressed. */
  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = new ZipEntry(ROOT + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
