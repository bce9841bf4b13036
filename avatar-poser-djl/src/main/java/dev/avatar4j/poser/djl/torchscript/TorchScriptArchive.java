package dev.avatar4j.poser.djl.torchscript;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript program: one module with tensors as attributes and methods in TorchScript
 * text. The layout is the least that {@code torch::jit::load} accepts: a zip file with one entry
 * per tensor, {@code version}, {@code data.pkl}, {@code constants.pkl} and {@code
 * code/__torch__.py}, all under one root folder. Tensors are written as they come, so that large
 * programs need little memory; the rest is written by {@link #finish}. An {@link IOException} comes
 * out as an {@link UncheckedIOException}. Not thread-safe.
 */
public final class TorchScriptArchive {
  private static final String ROOT = "net/";

  private record Attribute(ElementType type, int elements, int[] shape) {}

  private final ZipOutputStream zip;
  private final Map<String, Attribute> attributes = new LinkedHashMap<>();
  private final Map<String, Integer> integers = new LinkedHashMap<>();
  private final StringBuilder methods = new StringBuilder();

  /**
   * @param out receives the archive; left open
   */
  public TorchScriptArchive(OutputStream out) {
    this.zip = new ZipOutputStream(out);
  }

  /**
   * Adds an attribute of floats, seen by the methods as {@code self.<name>}.
   *
   * @param name an identifier, used once
   * @param data the elements, row-major
   * @param shape the sizes of its dimensions
   * @return this
   */
  public TorchScriptArchive tensor(String name, float[] data, int... shape) {
    return tensor(name, ElementType.FLOAT32, data, shape);
  }

  /**
   * Adds an attribute, seen by the methods as {@code self.<name>}.
   *
   * @param name an identifier, used once
   * @param type how its elements are stored
   * @param data the elements, row-major
   * @param shape the sizes of its dimensions
   * @return this
   */
  public TorchScriptArchive tensor(String name, ElementType type, float[] data, int... shape) {
    Attribute attribute = new Attribute(type, data.length, shape.clone());
    if (integers.containsKey(name) || attributes.putIfAbsent(name, attribute) != null) {
      throw new IllegalArgumentException("Two attributes are called " + name);
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(data.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    type.put(bytes, data);
    store("data/" + (attributes.size() - 1), bytes.array());
    return this;
  }

  /**
   * Adds an integer attribute, seen by the methods as {@code self.<name>}.
   *
   * @param name an identifier, used once and by no tensor
   * @param value its value after loading
   * @return this
   */
  public TorchScriptArchive integer(String name, int value) {
    if (attributes.containsKey(name) || integers.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException("Two attributes are called " + name);
    }
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

  /** Completes the archive; nothing can be added afterwards. */
  public void finish() {
    store("version", "3\n".getBytes(StandardCharsets.US_ASCII));
    store("data.pkl", module());
    store("constants.pkl", new PickleWriter().opcodes(')').stop());
    store("code/__torch__.py", source().getBytes(StandardCharsets.UTF_8));
    try {
      zip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] module() {
    PickleWriter pickle = new PickleWriter();
    pickle.global("__torch__", "Net").opcodes(')', 0x81, '}', '(');
    int storage = 0;
    for (Map.Entry<String, Attribute> entry : attributes.entrySet()) {
      Attribute tensor = entry.getValue();
      pickle.text(entry.getKey());
      pickle.tensor(storage++, tensor.type(), tensor.elements(), tensor.shape());
    }
    integers.forEach((name, value) -> pickle.text(name).integer(value));
    return pickle.opcodes('u', 'b').stop();
  }

  private String source() {
    StringBuilder source = new StringBuilder("class Net(Module):\n");
    source.append("  __parameters__ = []\n  __buffers__ = []\n");
    attributes.keySet().forEach(name -> source.append("  ").append(name).append(" : Tensor\n"));
    integers.keySet().forEach(name -> source.append("  ").append(name).append(" : int\n"));
    return source.append(methods).toString();
  }

  /** torch maps entries by offset and length, so they are stored, not compressed. */
  private void store(String name, byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = new ZipEntry(ROOT + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    entry.setTime(0);
    try {
      zip.putNextEntry(entry);
      zip.write(bytes);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
