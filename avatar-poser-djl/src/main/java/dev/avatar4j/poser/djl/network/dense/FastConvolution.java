package dev.avatar4j.poser.djl.network.dense;

import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.Program;
import dev.avatar4j.poser.djl.network.Variable;
import java.util.Locale;

/**
 * One kind of convolution by one filtering algorithm: overlapping tiles are cut out of the padded
 * picture, transformed, multiplied product by product as one grouped 1x1 convolution (inputs to
 * outputs, for all tiles at once), and transformed back. Some rows of tiles at a time go through
 * all of this, so that what lies between stays in the cache. The kernels are transformed once, by
 * {@code prepare}, in double precision.
 *
 * <p>Names in the text: {@code t} tiles in a row, {@code p} padded picture, {@code d} tiles, {@code
 * v} transformed tiles {@code [tiles, products, inputs]}, {@code q} their products with the
 * kernels, {@code y} output tiles, {@code z} output picture of these rows.
 */
final class FastConvolution implements Convolution {
  /** Fewer than these, and reading the kernels costs more than multiplying with them. */
  private static final int TILES_AT_ONCE = 64;

  private final KernelMap map;
  private final CookToom algorithm;
  private final PackedKernels kernels;

  /**
   * @param map which convolution
   * @param outputs side of a tile of outputs, 2 to 4
   * @param kernels how the products are computed
   */
  FastConvolution(KernelMap map, int outputs, PackedKernels kernels) {
    this.map = map;
    this.algorithm = CookToom.of(outputs, map.taps());
    this.kernels = kernels;
  }

  @Override
  public Variable apply(MethodText m, String kernel, Variable x, int outputs) {
    int size = map.sizeAfter(x.size());
    String empty =
        "torch.empty([1, %d, %d, %d], dtype=6, layout=0, device=%s.device, pin_memory=False,"
            + " memory_format=2)";
    Variable y = m.define(outputs, size, empty.formatted(outputs, size, size, x));
    write(m, kernel, x, y, "copy_");
    return y;
  }

  @Override
  public void add(MethodText m, String kernel, Variable x, Variable y) {
    write(m, kernel, x, y, "add_");
  }

  private void write(MethodText m, String kernel, Variable x, Variable y, String store) {
    int t = algorithm.tilesFor(map.windows(x.size()));
    int rows = rowsAtOnce(t);
    String packed =
        kernels.pack(
            m.program(),
            kernel,
            "%s(%s)".formatted(transformKernel(m.program()), kernel),
            1,
            0,
            products(),
            Integer.toString(rows * t),
            1);
    m.statement(
        "k = %s(%s, %s, %s, %d, %d)".formatted(helper(m.program(), store), x, packed, y, t, rows));
  }

  /**
   * All strips have the same number of tiles, since packed kernels are laid out for it; the last
   * one may reach back into the one before. Of the heights that hold tiles enough, but not too many
   * for the cache, the one with the least overlap.
   */
  private static int rowsAtOnce(int t) {
    int least = Math.min(t, (TILES_AT_ONCE + t - 1) / t);
    int best = least;
    for (int rows = least; rows <= Math.min(t, 4 * least); rows++) {
      if (covered(t, rows) < covered(t, best)) {
        best = rows;
      }
    }
    return best;
  }

  private static int covered(int t, int rows) {
    return (t + rows - 1) / rows * rows;
  }

  private int products() {
    return algorithm.tile() * algorithm.tile();
  }

  private String tag() {
    return map.name().toLowerCase(Locale.ROOT) + algorithm.outputs();
  }

  private String constant(Program program, String name, double[][] matrix) {
    return program.state(
        "dense_%s_%dx%d".formatted(name, algorithm.outputs(), algorithm.taps()),
        Matrices.text(Matrices.kronecker(matrix, matrix), 6));
  }

  /** The kernel's products {@code [products * outputs, inputs, 1, 1]}; phases count as either. */
  private String transformKernel(Program program) {
    String order = map == KernelMap.TRANSPOSED ? "[2, 3, 1, 0]" : "[2, 3, 0, 1]";
    String body =
        """
        k = torch.permute(torch.to(w, 7), %s)
        o = torch.size(k, 2)
        c = torch.size(k, 3)
        m = %s
        u = torch.to(torch.mm(m, torch.reshape(k, [%d, o * c])), 6)
        """
            .formatted(order, Matrices.text(map.products(algorithm), 7), map.side() * map.side());
    body +=
        map == KernelMap.STRIDED
            ? """
              g = torch.permute(torch.view(u, [%1$d, 4, o, c]), [0, 2, 1, 3])
              return torch.reshape(g, [%1$d * o, 4 * c, 1, 1])
              """
                .formatted(products())
            : "return torch.view(u, [%d * o, c, 1, 1])\n".formatted(products() * map.phases());
    return program.helper("dense_kernel_" + tag(), "w: Tensor", "Tensor", body);
  }

  /**
   * Convolves {@code x} and stores the result to {@code out}, {@code rows} rows of tiles at once.
   */
  private String helper(Program program, String store) {
    int step = map == KernelMap.STRIDED ? 2 : 1;
    int advance = step * algorithm.outputs();
    int n = algorithm.tile();
    String loop =
        """
        a = 0
        while a < t:
          b = a
          if b + rows > t:
            b = t - rows
          d = torch.reshape(torch.as_strided(p, %s, %s, b * %d * line), [rows * t, %d, -1])
          v = torch.bmm(torch.expand(%s, [rows * t, -1, -1]), d)
          w = torch.permute(torch.view(v, [1, rows * t, 1, -1]), [0, 3, 1, 2])
          q = torch.permute(%s, [0, 2, 3, 1])
          s = torch.view(q, [rows * t, %d, -1])
          y = torch.bmm(torch.expand(%s, [rows * t, -1, -1]), s)
        """
            .formatted(
                (step == 1 ? "[rows, t, %1$d, %1$d, c]" : "[rows, t, %1$d, %1$d, 2, 2, c]")
                    .formatted(n),
                (step == 1
                        ? "[%1$d * line, %1$d * c, line, c, 1]"
                        : "[%1$d * line, %1$d * c, 2 * line, 2 * c, line, c, 1]")
                    .formatted(advance),
                advance,
                products(),
                constant(program, "input", algorithm.input()),
                kernels.convolve("w", "kernel", 1, 0, products()),
                products(),
                constant(program, "output", algorithm.output()));
    return program.helper(
        "dense_" + tag() + "_" + store,
        "x: Tensor, kernel: Tensor, out: Tensor, t: int, rows: int",
        "int",
        """
        side = %1$d * t + %2$d
        after = side - 1 - torch.size(x, 2)
        p = torch.contiguous(torch.constant_pad_nd(x, [1, after, 1, after], 0), memory_format=2)
        c = torch.size(x, 1)
        line = side * c
        size = torch.size(out, 2)
        pixels = torch.select(torch.permute(out, [0, 2, 3, 1]), 0, 0)
        """
                .formatted(advance, step * (algorithm.taps() - 1))
            + loop
            + store(store).indent(2)
            + "  a = a + rows\nreturn 0\n");
  }

  /**
   * Puts output tiles, and phases, in their places. Where there are phases, the first row and
   * column belong to the odd phase of a pixel outside.
   */
  private String store(String store) {
    boolean phases = map == KernelMap.ENLARGED || map == KernelMap.TRANSPOSED;
    int side = phases ? 2 * algorithm.outputs() : algorithm.outputs();
    int skip = phases ? 1 : 0;
    String places =
        phases
            ? "torch.permute(torch.view(y, [rows, t, %1$d, %1$d, 2, 2, -1]), [0, 2, 4, 1, 3, 5, 6])"
            : "torch.permute(torch.view(y, [rows, t, %1$d, %1$d, -1]), [0, 2, 1, 3, 4])";
    return """
        z = torch.reshape(%1$s, [rows * %2$d, t * %2$d, -1])
        first = b * %2$d - %3$d
        lo = a * %2$d - %3$d
        if lo < 0:
          lo = 0
        hi = first + rows * %2$d
        if hi > size:
          hi = size
        part = torch.slice(torch.slice(z, 0, lo - first, hi - first), 1, %3$d, size + %3$d)
        k = torch.%4$s(torch.slice(pixels, 0, lo, hi), part)
        """
        .formatted(places.formatted(algorithm.outputs()), side, skip, store);
  }
}
