package dev.avatar4j.poser.djl.model.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Damages what the zip file holds beside the pickle; the zip file itself stays in order. */
final class StorageMutation implements Mutation {
  /** Grows to this at most; compressed, that is a small file. */
  private static final int LARGE = 4 << 20;

  @Override
  public byte[] apply(Seed seed, SplittableRandom random) {
    Map<String, byte[]> parts = new LinkedHashMap<>(seed.parts());
    List<String> names = new ArrayList<>(parts.keySet());
    int times = 1 + random.nextInt(2);
    for (int i = 0; i < times; i++) {
      once(parts, names.get(random.nextInt(names.size())), names, random);
    }
    return ZipParts.joined(parts, random.nextInt(4) == 0);
  }

  private static void once(
      Map<String, byte[]> parts, String name, List<String> names, SplittableRandom random) {
    byte[] bytes = parts.getOrDefault(name, new byte[0]).clone();
    switch (random.nextInt(8)) {
      case 0 -> parts.remove(name);
      case 1 -> parts.put(name, parts.getOrDefault(names.get(random.nextInt(names.size())), bytes));
      case 2 -> parts.put(name + (char) random.nextInt(32, 0x2100), bytes);
      case 3 -> parts.put(name, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
      case 4 -> parts.put(name, Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(64)));
      case 5 -> parts.put(name, notFinite(bytes, random));
      case 6 -> {
        if (random.nextInt(16) == 0) {
          parts.put(name, Arrays.copyOf(bytes, LARGE));
        }
      }
      default -> {
        if (bytes.length > 0) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
          parts.put(name, bytes);
        }
      }
    }
  }

  private static byte[] notFinite(byte[] bytes, SplittableRandom random) {
    if (bytes.length >= 8) {
      int at = random.nextInt(bytes.length / 8) * 8;
      Arrays.fill(bytes, at, at + 8, (byte) 0xff);
    }
    return bytes;
  }
}
