package dev.avatar4j.poser.djl.model.fuzz;

import dev.avatar4j.poser.djl.model.PickleBytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Rearranges the pickle program and its operands; the zip file around it stays in order. */
final class PickleMutation implements Mutation {
  private static final String OPCODES =
      "cRQbqrhj()t}su]aeXJKMGN.0i\u0080\u0085\u0086\u0087\u0088\u008a";

  @Override
  public byte[] apply(Seed seed, SplittableRandom random) {
    String name = seed.entry("/data.pkl");
    List<byte[]> operations = PickleOperations.of(seed.parts().get(name));
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times && !operations.isEmpty(); i++) {
      once(operations, random);
    }
    ByteArrayOutputStream program = new ByteArrayOutputStream();
    operations.forEach(program::writeBytes);
    Map<String, byte[]> parts = new LinkedHashMap<>(seed.parts());
    parts.put(name, program.toByteArray());
    return ZipParts.joined(parts, false);
  }

  private static void once(List<byte[]> operations, SplittableRandom random) {
    int at = random.nextInt(operations.size());
    int other = random.nextInt(operations.size());
    switch (random.nextInt(9)) {
      case 0 -> operations.remove(at);
      case 1 -> operations.add(other, operations.get(at));
      case 2 -> operations.set(other, operations.get(at));
      case 3 -> operations.add(at, invented(random));
      case 4 -> operations.set(at, randomized(operations.get(at), random));
      case 5 -> operations.subList(at, operations.size()).clear();
      case 6 -> repeat(operations, Math.min(at, other), 1 + random.nextInt(8), random);
      default -> numberReplaced(operations, at, random);
    }
  }

  /** An operation that may or may not be one, with the operand of another. */
  private static byte[] invented(SplittableRandom random) {
    PickleBytes bytes = new PickleBytes();
    return switch (random.nextInt(4)) {
      case 0 -> bytes.global("builtins", "exec").toBytes();
      case 1 -> bytes.text("\u001b[2J".repeat(random.nextInt(300))).toBytes();
      case 2 -> bytes.integer(Mutation.edge(random)).toBytes();
      default ->
          bytes
              .op(OPCODES.charAt(random.nextInt(OPCODES.length())))
              .int32((int) Mutation.edge(random))
              .toBytes();
    };
  }

  private static byte[] randomized(byte[] operation, SplittableRandom random) {
    byte[] changed = operation.clone();
    changed[random.nextInt(changed.length)] = (byte) random.nextInt();
    return changed;
  }

  private static void repeat(
      List<byte[]> operations, int from, int length, SplittableRandom random) {
    int end = Math.min(operations.size(), from + length);
    List<byte[]> run = List.copyOf(operations.subList(from, end));
    int times = 1 << random.nextInt(11);
    List<byte[]> repeated = new ArrayList<>(run.size() * times);
    for (int i = 0; i < times; i++) {
      repeated.addAll(run);
    }
    operations.addAll(end, repeated);
  }

  /**
   * Sizes, strides, offsets and counts are where a reader goes wrong: the next one from here on.
   */
  private static void numberReplaced(List<byte[]> operations, int from, SplittableRandom random) {
    for (int i = 0; i < operations.size(); i++) {
      int at = (from + i) % operations.size();
      int opcode = operations.get(at)[0] & 255;
      if (opcode == 'K' || opcode == 'M' || opcode == 'J' || opcode == 0x8a) {
        operations.set(at, new PickleBytes().integer(Mutation.edge(random)).toBytes());
        return;
      }
    }
  }
}
