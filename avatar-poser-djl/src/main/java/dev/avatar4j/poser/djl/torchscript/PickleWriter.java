package dev.avatar4j.poser.djl.torchscript;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The few pickle opcodes (protocol 2) that a TorchScript archive needs. */
final class PickleWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PickleWriter() {
    opcodes(0x80, 2);
  }

  PickleWriter opcodes(int... codes) {
    for (int code : codes) {
      out.write(code);
    }
    return this;
  }

  PickleWriter global(String module, String name) {
    out.write('c');
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  PickleWriter text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write('X');
    int32(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  PickleWriter integer(int value) {
    out.write('J');
    int32(value);
    return this;
  }

  PickleWriter tuple(int... values) {
    out.write('(');
    for (int value : values) {
      integer(value);
    }
    out.write('t');
    return this;
  }

  /** A tensor on the CPU whose storage is the archive's entry {@code data/<storage>}. */
  PickleWriter tensor(int storage, ElementType type, int elements, int... shape) {
    global("torch._utils", "_rebuild_tensor_v2").opcodes('(', '(');
    text("storage").global("torch", type.storage()).text(Integer.toString(storage)).text("cpu");
    integer(elements).opcodes('t', 'Q');
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      strides[d] = stride;
      stride *= shape[d];
    }
    integer(0).tuple(shape).tuple(strides).opcodes(0x89);
    return global("collections", "OrderedDict").opcodes(')', 'R', 't', 'R');
  }

  byte[] stop() {
    out.write('.');
    return out.toByteArray();
  }

  private void int32(int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(value >> shift);
    }
  }
}
