package dev.avatar4j.image;

import java.util.Arrays;

/**
 * A growing byte array that keeps its memory when it is cleared, so that a steady stream of frames
 * allocates nothing. Not thread-safe.
 */
public final class ByteSink {
  private byte[] bytes;
  private int length;

  /**
   * @param capacity bytes to reserve at once
   */
  public ByteSink(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  /** Forgets the content, keeps the memory. */
  public void clear() {
    length = 0;
  }

  /**
   * @return how many bytes were written since the last {@link #clear()}
   */
  public int length() {
    return length;
  }

  /**
   * @return the array behind this sink; only the first {@link #length()} bytes mean anything, and
   *     the next write may replace the array
   */
  public byte[] array() {
    return bytes;
  }

  /**
   * @param value the byte to append; only the low 8 bits count
   */
  public void write(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
  }

  /**
   * @param source bytes to append
   * @param offset where to start
   * @param count how many
   */
  public void write(byte[] source, int offset, int count) {
    ensure(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  /**
   * @param value an int to append, most significant byte first
   */
  public void writeIntBigEndian(int value) {
    ensure(4);
    putIntBigEndian(length, value);
    length += 4;
  }

  /**
   * Overwrites four bytes that were written before.
   *
   * @param position where, counted from the start
   * @param value the int, most significant byte first
   */
  public void putIntBigEndian(int position, int value) {
    bytes[position] = (byte) (value >>> 24);
    bytes[position + 1] = (byte) (value >>> 16);
    bytes[position + 2] = (byte) (value >>> 8);
    bytes[position + 3] = (byte) value;
  }

  /**
   * Reserves room so that a caller may fill {@link #array()} itself and then {@link #advance(int)}.
   *
   * @param count bytes that must fit behind the content
   */
  public void ensure(int count) {
    int needed = Math.addExact(length, count);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >> 1)));
    }
  }

  /**
   * @param count bytes the caller has put into {@link #array()} behind the content
   */
  public void advance(int count) {
    length += count;
  }

  /**
   * @return a copy of the content
   */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }
}
