package dev.avatar4j.poser.djl.model.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Puts telling numbers into the headers of a zip file: sizes, offsets, counts, flags, lengths. */
final class DirectoryMutation implements Mutation {
  /** Longer than the fixed part of every header. */
  private static final int HEADER = 60;

  @Override
  public byte[] apply(Seed seed, SplittableRandom random) {
    byte[] bytes = seed.file().clone();
    List<Integer> headers = headers(bytes);
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      // The last ones, which tell where all others are, as often as all others together.
      int from = random.nextBoolean() ? 0 : Math.max(0, headers.size() - 3);
      int header = headers.get(from + random.nextInt(headers.size() - from));
      int at = header + 4 + random.nextInt(HEADER - 4);
      int width = 1 << random.nextInt(4);
      long value = random.nextInt(4) == 0 ? random.nextLong() : Mutation.edge(random);
      for (int b = 0; b < width && at + b < bytes.length; b++) {
        bytes[at + b] = (byte) (value >> (8 * b));
      }
    }
    return bytes;
  }

  private static List<Integer> headers(byte[] bytes) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i + 3 < bytes.length; i++) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] < 10 && bytes[i + 3] < 10) {
        found.add(i);
      }
    }
    return found;
  }
}
