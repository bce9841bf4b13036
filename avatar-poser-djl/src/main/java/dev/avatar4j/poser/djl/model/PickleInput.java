package dev.avatar4j.poser.djl.model;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The operands of a pickle program, each checked against the end of the program and the limits. */
final class PickleInput {
  private final ByteBuffer bytes;
  private final CheckpointLimits limits;

  PickleInput(byte[] program, CheckpointLimits limits) {
    this.bytes = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
    this.limits = limits;
  }

  int unsignedByte() {
    try {
      return bytes.get() & 255;
    } catch (BufferUnderflowException e) {
      throw truncated();
    }
  }

  int unsignedShort() {
    try {
      return bytes.getShort() & 0xffff;
    } catch (BufferUnderflowException e) {
      throw truncated();
    }
  }

  int int32() {
    try {
      return bytes.getInt();
    } catch (BufferUnderflowException e) {
      throw truncated();
    }
  }

  /** BINFLOAT is the one big-endian operand. */
  double real() {
    try {
      return Double.longBitsToDouble(Long.reverseBytes(bytes.getLong()));
    } catch (BufferUnderflowException e) {
      throw truncated();
    }
  }

  /** LONG1: a length byte, then little-endian two's complement; more than 64 bits are refused. */
  long long1() {
    int length = unsignedByte();
    if (length > 8) {
      throw new MalformedCheckpoint("it holds an integer of " + length + " bytes");
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (long) unsignedByte() << (8 * i);
    }
    int unused = 64 - 8 * length;
    return length == 0 ? 0 : value << unused >> unused;
  }

  void requireProtocol() {
    int protocol = unsignedByte();
    if (protocol != 2) {
      throw new MalformedCheckpoint("its pickle has protocol " + protocol + " instead of 2");
    }
  }

  /** BINUNICODE: a byte count, then UTF-8. */
  String text() {
    int length = int32();
    if (length < 0 || length > limits.maxStringBytes()) {
      throw new MalformedCheckpoint(
          "it holds a string of "
              + Integer.toUnsignedLong(length)
              + " bytes; at most "
              + limits.maxStringBytes()
              + " are read");
    }
    if (length > bytes.remaining()) {
      throw truncated();
    }
    ByteBuffer slice = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedCheckpoint("it holds a string that is not UTF-8");
    }
  }

  /** One newline-terminated line of a GLOBAL. */
  String line() {
    StringBuilder line = new StringBuilder();
    for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
      if (line.length() == limits.maxStringBytes() || c < 0x20 || c > 0x7e) {
        throw new MalformedCheckpoint("it refers to a Python name that is not plain text");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private static MalformedCheckpoint truncated() {
    return new MalformedCheckpoint("its pickle is cut short");
  }
}
