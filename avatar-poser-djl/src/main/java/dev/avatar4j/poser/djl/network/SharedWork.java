package dev.avatar4j.poser.djl.network;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * TorchScript helpers whose work is shared out among the threads that a program may use: each does
 * a part of it from beginning to end, while libtorch's own way, to share out every single
 * operation, has threads wait for each other all the time. A program with one thread forks nothing.
 *
 * <p>libtorch suspends a method that waits, and goes on with it on another thread of its pool; all
 * of them, and the one that called, are to compute operations alone.
 */
final class SharedWork {
  private SharedWork() {}

  /**
   * A helper that does {@code count} equal pieces of work as up to {@code parts} parts at once;
   * these are its last parameters. It returns 0.
   *
   * @param name an identifier
   * @param parameters of the work
   * @param body does pieces {@code [first, end)}; returns nothing
   * @return the expression for it, {@code self.<name>}
   */
  static String helper(Program program, String name, String parameters, String body) {
    String part =
        program.helper(
            name + "_part", parameters + ", first: int, end: int", "int", body + "return 0\n");
    return program.helper(
        name,
        parameters + ", count: int, parts: int",
        "int",
        """
        if parts > count:
          parts = count
        others : List[Future[int]] = []
        for p in range(1, parts):
          k0 = torch.append(others, \
        fork(%1$s, %2$s, p * count // parts, (p + 1) * count // parts))
        k = %1$s(%2$s, 0, count // parts)
        for other in others:
          k = torch.wait(other)
        return k
        """
            .formatted(part, names(parameters)));
  }

  /** The names in a list of parameters. */
  static String names(String parameters) {
    return Arrays.stream(parameters.split(", "))
        .map(parameter -> parameter.substring(0, parameter.indexOf(':')))
        .collect(Collectors.joining(", "));
  }
}
