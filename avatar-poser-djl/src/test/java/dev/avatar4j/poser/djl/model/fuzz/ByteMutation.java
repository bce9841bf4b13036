package dev.avatar4j.poser.djl.model.fuzz;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Flips, cuts, repeats and overwrites bytes anywhere, knowing nothing of the format. */
final class ByteMutation implements Mutation {
  @Override
  public byte[] apply(Seed seed, SplittableRandom random) {
    byte[] bytes = seed.file().clone();
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times && bytes.length > 8; i++) {
      bytes = once(bytes, random);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, SplittableRandom random) {
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(64));
    switch (random.nextInt(6)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt();
      case 2 -> Arrays.fill(bytes, at, at + length, (byte) (random.nextBoolean() ? 0 : 255));
      case 3 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 4 -> {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
        System.arraycopy(bytes, at + length, shorter, at, bytes.length - at - length);
        return shorter;
      }
      default -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
        return longer;
      }
    }
    return bytes;
  }
}
