package dev.avatar4j.poser.djl.model.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Splits a pickle program into its operations, each an opcode with its operand. */
final class PickleOperations {
  private final byte[] program;

  private PickleOperations(byte[] program) {
    this.program = program;
  }

  static List<byte[]> of(byte[] program) {
    return new PickleOperations(program).split();
  }

  private List<byte[]> split() {
    List<byte[]> operations = new ArrayList<>();
    for (int at = 0; at < program.length; ) {
      int end = Math.min(program.length, at + 1 + operand(at));
      operations.add(Arrays.copyOfRange(program, at, end));
      at = end;
    }
    return operations;
  }

  private int operand(int at) {
    return switch (program[at] & 255) {
      case 0x80, 'q', 'h', 'K' -> 1;
      case 'M' -> 2;
      case 'r', 'j', 'J' -> 4;
      case 'G' -> 8;
      case 0x8a -> 1 + (program[at + 1] & 255);
      case 'X' -> 4 + (program[at + 1] & 255 | (program[at + 2] & 255) << 8);
      case 'c' -> line(line(at + 1)) - at - 1;
      default -> 0;
    };
  }

  private int line(int from) {
    int at = from;
    while (program[at] != '\n') {
      at++;
    }
    return at + 1;
  }
}
