package dev.avatar4j.poser.djl.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes pickle programs, honest and otherwise, opcode by opcode. */
public final class PickleBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A program that has stated protocol 2 and nothing else. */
  public static PickleBytes start() {
    return new PickleBytes().op(0x80, 2);
  }

  /** Raw opcodes or operand bytes. */
  public PickleBytes op(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
    return this;
  }

  public PickleBytes global(String module, String name) {
    op('c');
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public PickleBytes text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    op('X').int32(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** An integer of up to 64 bits. */
  public PickleBytes integer(long value) {
    op(0x8a, 8);
    for (int shift = 0; shift < 64; shift += 8) {
      op((int) (value >> shift));
    }
    return this;
  }

  public PickleBytes tuple(long... values) {
    op('(');
    for (long value : values) {
      integer(value);
    }
    return op('t');
  }

  /** The persistent reference to a storage. */
  public PickleBytes storage(String type, String key, long elements) {
    op('(').text("storage").global("torch", type).text(key).text("cuda:0").integer(elements);
    return op('t', 'Q');
  }

  /** A call of _rebuild_tensor_v2 on the given view of a storage. */
  public PickleBytes tensor(
      String type, String key, long elements, long offset, long[] shape, long[] strides) {
    global("torch._utils", "_rebuild_tensor_v2").op('(').storage(type, key, elements);
    integer(offset).tuple(shape).tuple(strides).op(0x89);
    return global("collections", "OrderedDict").op(')', 'R', 't', 'R');
  }

  /** An OrderedDict with its items opened: key and value pairs may follow, then close. */
  public PickleBytes openDict() {
    return global("collections", "OrderedDict").op(')', 'R', '(');
  }

  public byte[] closeDict() {
    return op('u', '.').toBytes();
  }

  public PickleBytes int32(int value) {
    return op(value, value >> 8, value >> 16, value >> 24);
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }
}
