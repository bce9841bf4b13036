package dev.avatar4j.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.Adler32;

/**
 * Deflate for live frames: it looks at whole pixels instead of bytes, and of all the matches
 * deflate can express it uses only "the pixel before once more". A filtered figure on a transparent
 * ground holds few others, and not searching for them makes it several times faster than a general
 * compressor. One block, with a Huffman code made for the frame (RFC 1951).
 */
final class RunLengthCompressor implements PngCompressor {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The codes of a pixel's four bytes must fit a long beside seven bits that wait. */
  private static final int LONGEST_CODE = 14;

  /** Stands for a match four bytes back. */
  private static final int DISTANCE_SYMBOL = 3;

  /** Room for the block header, and for what the last long writes beyond the end. */
  private static final int SLACK = 1024;

  private final FilteredRows rows = new FilteredRows(false);
  private final PixelRuns runs = new PixelRuns();
  private final HuffmanCode code = new HuffmanCode(Deflate.SYMBOLS, LONGEST_CODE);
  private final DeflateBlockHeader header = new DeflateBlockHeader();
  private final BitSink head = new BitSink();
  private final Adler32 adler = new Adler32();

  @Override
  public void compress(PixelBuffer pixels, ByteSink out) {
    rows.start(pixels);
    runs.start(pixels);
    for (int y = 0; y < pixels.height(); y++) {
      int filter = rows.filterRow(y);
      if (filter == PngRowFilter.NONE) {
        runs.addBlankRow();
      } else {
        runs.addRow(filter, rows.residual(), rows.from(), rows.to());
      }
    }
    runs.finish();
    code.build(runs.counts());
    out.ensure(SLACK + bytesNeeded());
    out.write(0x78); // zlib, window of 32 KiB
    out.write(0x01); // checksum of these two bytes
    head.start(out);
    header.write(code, DISTANCE_SYMBOL, head);
    writeGroups(out, head.pendingBits(), head.pendingCount());
    adler.reset();
    adler.update(rows.stream(), 0, rows.stream().length);
    out.writeIntBigEndian((int) adler.getValue());
  }

  @Override
  public void close() {
    // no native memory
  }

  private int bytesNeeded() {
    int[] counts = runs.counts();
    int[] lengths = code.lengths();
    long bits = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      int behind = symbol > Deflate.END_OF_BLOCK ? Deflate.extraBits(symbol) + 1 : 0;
      bits += (long) counts[symbol] * (lengths[symbol] + behind);
    }
    return Math.toIntExact(bits >>> 3);
  }

  /**
   * The hot loop: bits gather in a long, of which eight bytes are stored and the full ones kept.
   */
  private void writeGroups(ByteSink out, int pendingBits, int pendingCount) {
    int[] groups = runs.groups();
    int[] literals = runs.literals();
    int[] entries = code.entries();
    byte[] bytes = out.array();
    int at = out.length();
    long bits = pendingBits;
    int count = pendingCount;
    int literal = 0;
    for (int group = 0; group < runs.groupEnd(); group += PixelRuns.GROUP) {
      int filter = groups[group];
      if (filter > 0) {
        int entry = entries[filter - 1];
        bits |= (long) HuffmanCode.code(entry) << count;
        count += HuffmanCode.length(entry);
        LONG.set(bytes, at, bits);
        at += count >>> 3;
        bits >>>= count & ~7;
        count &= 7;
      }
      for (int end = groups[group + 1]; literal < end; literal++) {
        int pixel = literals[literal];
        int r = entries[pixel & 255];
        int g = entries[pixel >>> 8 & 255];
        int b = entries[pixel >>> 16 & 255];
        int a = entries[pixel >>> 24];
        bits |= (long) HuffmanCode.code(r) << count;
        count += HuffmanCode.length(r);
        bits |= (long) HuffmanCode.code(g) << count;
        count += HuffmanCode.length(g);
        bits |= (long) HuffmanCode.code(b) << count;
        count += HuffmanCode.length(b);
        bits |= (long) HuffmanCode.code(a) << count;
        count += HuffmanCode.length(a);
        LONG.set(bytes, at, bits);
        at += count >>> 3;
        bits >>>= count & ~7;
        count &= 7;
      }
      for (int rest = groups[group + 2]; rest > 0; ) {
        int match = Deflate.nextMatch(rest);
        rest -= match;
        int symbol = Deflate.lengthSymbol(match);
        int entry = entries[symbol];
        bits |= (long) HuffmanCode.code(entry) << count;
        count += HuffmanCode.length(entry);
        bits |= (long) (match - Deflate.baseLength(symbol)) << count;
        count += Deflate.extraBits(symbol) + 1; // and the distance code, a 0
        LONG.set(bytes, at, bits);
        at += count >>> 3;
        bits >>>= count & ~7;
        count &= 7;
      }
    }
    int entry = entries[Deflate.END_OF_BLOCK];
    LONG.set(bytes, at, bits | (long) HuffmanCode.code(entry) << count);
    at += (count + HuffmanCode.length(entry) + 7) >>> 3;
    out.advance(at - out.length());
  }
}
