package dev.avatar4j.poser.djl.network;

/**
 * TorchScript helpers that go through a picture strip by strip. A norm that is still to be applied
 * to the picture is applied to each row just before it is read. Threads share the strips out; rows
 * that two of them read are normalised before they start.
 */
final class StripLoop {
  /** The first parameters of all these helpers. */
  private static final String PICTURE = "x: Tensor, norm: List[Tensor], slope: float";

  /**
   * The last ones: rows of x that a strip goes on by, and how many rows it reads beyond them on
   * either side.
   */
  private static final String ROWS = ", step: int, reach: int";

  private StripLoop() {}

  /**
   * A helper with the parameters {@code x, norm, slope, <more>, step, reach}; it returns 0.
   *
   * @param name an identifier
   * @param more its own parameters
   * @param strip its statements for strip {@code i}, that of rows {@code [i * step, (i + 1) *
   *     step)}; may be empty
   * @return the expression for it, {@code self.<name>}
   */
  static String helper(Program program, String name, String more, String strip) {
    String parameters = PICTURE + (more.isEmpty() ? "" : ", " + more) + ROWS;
    String shared =
        SharedWork.helper(
            program,
            name + "_shared",
            parameters,
            """
            done = first * step
            limit = end * step
            if done > 0:
              done = done + reach
            if limit < x.size(2):
              limit = limit - reach
            i = first
            while i < end:
              done = %s(x, norm, slope, done, (i + 1) * step + reach, limit)
            """
                    .formatted(StripNorm.apply(program))
                + strip.indent(2)
                + "  i = i + 1\n");
    return program.helper(
        name,
        parameters,
        "int",
        """
        count = x.size(2) // step
        parts = %s(count, step, reach)
        for p in range(1, parts):
          seam = p * count // parts * step
          k = %s(x, norm, slope, seam - reach, seam + reach, x.size(2))
        return %s(%s, count, parts)
        """
            .formatted(
                parts(program), StripNorm.apply(program), shared, SharedWork.names(parameters)));
  }

  /**
   * The helper that finds a step like the one given, but with an equal number of strips for each
   * thread.
   */
  static String step(Program program) {
    return program.helper(
        "strip_step",
        "size: int, step: int",
        "int",
        """
        threads = %s
        while size // step %% threads != 0 and size // step < 2 * threads and step %% 4 == 0:
          step = step // 2
        return step
        """
            .formatted(Program.THREADS));
  }

  /** How many parts: none so low that rows at its upper and lower seam are the same. */
  private static String parts(Program program) {
    return program.helper(
        "strip_parts",
        "count: int, step: int, reach: int",
        "int",
        """
        parts = %s
        while parts > 1 and count // parts * step < 2 * reach:
          parts = parts - 1
        return parts
        """
            .formatted(Program.THREADS));
  }
}
