package dev.avatar4j.poser.djl.network.dense;

import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.Program;
import dev.avatar4j.poser.djl.network.Variable;
import java.util.Locale;

/**
 * Writes one kind of convolution by one filtering algorithm: overlapping tiles are cut out of the
 * padded picture, transformed, multiplied product by product as one grouped 1x1 convolution (inputs
 * to outputs, for all tiles at once), and transformed back. The kernels are transformed once, by
 * {@code prepare}, in double precision; the originals are dropped.
 *
 * <p>Features are float32 and lie in memory pixel by pixel ("channels last"). Tensors: {@code p}
 * padded picture, {@code d} tiles, {@code v} transformed tiles {@code [tiles, products, inputs]},
 * {@code q} their products with the kernels, {@code y} output tiles.
 */
final class FastConvolution implements Convolution {
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
    Program program = m.program();
    int tiles = algorithm.tilesFor(windows(x.size()));
    int products = algorithm.tile() * algorithm.tile();
    String packed =
        kernels.pack(
            program,
            kernel,
            "%s(%s)".formatted(transformKernel(program), kernel),
            1,
            0,
            products,
            tiles * tiles,
            1);
    String v = m.define("%s(%s, %d)".formatted(cutTiles(program), x, tiles));
    String q = m.define(kernels.convolve(v, packed, 1, 0, products));
    int size = sizeAfter(x.size());
    return m.define(outputs, size, "%s(%s, %d, %d)".formatted(joinTiles(program), q, tiles, size));
  }

  /** Places of the small convolution's window: one more where outputs lie between the pixels. */
  private int windows(int size) {
    return switch (map) {
      case SAME -> size;
      case ENLARGED, TRANSPOSED -> size + 1;
      case STRIDED -> size / 2;
    };
  }

  private int sizeAfter(int size) {
    return switch (map) {
      case SAME -> size;
      case ENLARGED, TRANSPOSED -> size * 2;
      case STRIDED -> size / 2;
    };
  }

  private String tag() {
    return map.name().toLowerCase(Locale.ROOT) + algorithm.outputs();
  }

  private String constant(Program program, String name, double[][] matrix) {
    return program.state(
        "dense_%s_%dx%d".formatted(name, algorithm.outputs(), algorithm.taps()),
        Matrices.text(Matrices.kronecker(matrix, matrix), 6));
  }

  /**
   * The kernel's products as {@code [products * outputs, inputs, 1, 1]}, phases counting as either.
   */
  private String transformKernel(Program program) {
    int side = map.side();
    String order = map == KernelMap.TRANSPOSED ? "[2, 3, 1, 0]" : "[2, 3, 0, 1]";
    String body =
        """
        k = torch.permute(torch.to(w, 7), %s)
        o = torch.size(k, 2)
        c = torch.size(k, 3)
        m = %s
        u = torch.to(torch.mm(m, torch.reshape(k, [%d, o * c])), 6)
        """
            .formatted(order, Matrices.text(map.products(algorithm), 7), side * side);
    int products = algorithm.tile() * algorithm.tile();
    body +=
        map == KernelMap.STRIDED
            ? """
              g = torch.permute(torch.view(u, [%d, 4, o, c]), [0, 2, 1, 3])
              return torch.reshape(g, [%d * o, 4 * c, 1, 1])
              """
                .formatted(products, products)
            : "return torch.view(u, [%d * o, c, 1, 1])\n".formatted(products * map.phases());
    return program.helper("dense_kernel_" + tag(), "w: Tensor", "Tensor", body);
  }

  /** Pads, cuts tiles and transforms them: {@code [1, products * inputs, tiles, 1]}. */
  private String cutTiles(Program program) {
    int n = algorithm.tile();
    int step = map == KernelMap.STRIDED ? 2 : 1;
    int advance = step * algorithm.outputs();
    String shape = step == 1 ? "[t, t, %1$d, %1$d, c]" : "[t, t, %1$d, %1$d, 2, 2, c]";
    String strides =
        step == 1
            ? "[%d * r, %d * c, r, c, 1]".formatted(advance, advance)
            : "[%d * r, %d * c, 2 * r, 2 * c, r, c, 1]".formatted(advance, advance);
    return program.helper(
        "dense_tiles_" + tag(),
        "x: Tensor, t: int",
        "Tensor",
        """
        side = %1$d * t + %2$d
        after = side - 1 - torch.size(x, 2)
        p = torch.contiguous(torch.constant_pad_nd(x, [1, after, 1, after], 0), memory_format=2)
        c = torch.size(x, 1)
        r = side * c
        d = torch.reshape(torch.as_strided(p, %3$s, %4$s), [t * t, %5$d, %6$d * c])
        v = torch.bmm(torch.expand(%7$s, [t * t, -1, -1]), d)
        return torch.permute(torch.view(v, [1, t * t, 1, -1]), [0, 3, 1, 2])
        """
            .formatted(
                advance,
                step * (algorithm.taps() - 1),
                shape.formatted(n),
                strides,
                n * n,
                step * step,
                constant(program, "input", algorithm.input())));
  }

  /** Transforms back, and puts output tiles, and phases, in their places. */
  private String joinTiles(Program program) {
    int n = algorithm.tile();
    int a = algorithm.outputs();
    String body =
        """
        s = torch.view(torch.permute(q, [0, 2, 3, 1]), [t * t, %1$d, -1])
        y = torch.bmm(torch.expand(%2$s, [t * t, -1, -1]), s)
        """
            .formatted(n * n, constant(program, "output", algorithm.output()));
    body +=
        map.phases() == 1 || map == KernelMap.STRIDED
            ? """
              z = torch.permute(torch.view(y, [t, t, %1$d, %1$d, -1]), [0, 2, 1, 3, 4])
              g = torch.reshape(z, [1, t * %1$d, t * %1$d, -1])
              k = torch.slice(torch.slice(g, 1, 0, size), 2, 0, size)
              """
                .formatted(a)
            : """
              z = torch.permute(torch.view(y, [t, t, %1$d, %1$d, 2, 2, -1]), [0, 2, 4, 1, 3, 5, 6])
              g = torch.reshape(z, [1, t * %2$d, t * %2$d, -1])
              k = torch.slice(torch.slice(g, 1, 1, size + 1), 2, 1, size + 1)
              """
                .formatted(a, 2 * a);
    return program.helper(
        "dense_join_" + tag(),
        "q: Tensor, t: int, size: int",
        "Tensor",
        body + "return torch.contiguous(torch.permute(k, [0, 3, 1, 2]), memory_format=2)\n");
  }
}
