package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.torchscript.ElementType;

/**
 * The share of constant channels in a convolution. Inside, such a channel adds the same to every
 * pixel, which the instance norm that follows takes away again. Only where the kernel reaches over
 * the border into the zero padding is there something left: {@code k x k} zones, the middle one
 * being the inside, each with one value per output that depends linearly on the pose.
 */
final class PoseBorder {
  private PoseBorder() {}

  /**
   * Appends the addition of the border zones.
   *
   * @param m the method being written
   * @param block the block whose last inputs are the pose
   * @param y the convolution of the other inputs; changed in place
   * @param first the first input channel that belongs to the pose
   * @param pose a variable {@code [1, block.inputs() - first]}
   */
  static void add(MethodText m, ConvBlock block, Variable y, int first, String pose) {
    m.statement(
        "k = %s(%s, %s, %s, %d, 0, %d)"
            .formatted(
                helper(m.program()),
                y,
                zones(m, block, first, pose),
                zoneOf(m, block, y.size()),
                block.kernel() / 2,
                y.size()));
  }

  /**
   * Appends what computes the zones of a pose.
   *
   * @return the variable {@code [k, k, outputs]}
   */
  static String zones(MethodText m, ConvBlock block, int first, String pose) {
    String table =
        m.weights()
            .derived(block.convKey() + ".border", ElementType.FLOAT32, w -> zones(w, block, first));
    int k = block.kernel();
    return m.define(
        "torch.view(torch.mm(%s, %s), [%d, %d, %d])".formatted(pose, table, k, k, block.outputs()));
  }

  /**
   * @return the expression for the zones of rows or columns
   */
  static String zoneOf(MethodText m, ConvBlock block, int size) {
    int k = block.kernel();
    return m.program().state("zone_of_%d_%d".formatted(k, size), index(m.program(), k / 2, size));
  }

  /** Row or column to zone: {@code 0..p-1, p, p, .. p, p+1..2p}. */
  private static String index(Program program, int p, int size) {
    String all = "torch.arange(%d, dtype=4, layout=0, device=%s)".formatted(size, Program.device());
    return "torch.clamp(%s, None, %d) + torch.clamp(%s - %d, 0, None)"
        .formatted(all, p, all, size - p - 1);
  }

  /** The text that adds zones to some rows of a convolution, from row {@code y0} on. */
  static String helper(Program program) {
    return program.helper(
        "pose_border",
        "y: Tensor, zones: Tensor, zone_of: Tensor, p: int, y0: int, size: int",
        "int",
        """
        pixels = torch.permute(y, [0, 2, 3, 1])[0]
        y1 = y0 + y.size(2)
        sides = torch.index_select(zones, 0, torch.slice(zone_of, 0, y0, y1))
        k = torch.add_(torch.slice(pixels, 1, 0, p), torch.slice(sides, 1, 0, p))
        k = torch.add_(torch.slice(pixels, 1, size - p, size), torch.slice(sides, 1, p + 1, 2 * p + 1))
        for i in range(p):
          if y0 <= i and i < y1:
            k = torch.add_(torch.slice(pixels[i - y0], 0, p, size - p), zones[i][p])
          row = size - p + i
          if y0 <= row and row < y1:
            k = torch.add_(torch.slice(pixels[row - y0], 0, p, size - p), zones[p + 1 + i][p])
        return 0
        """);
  }

  /**
   * {@code [pose values, k * k * outputs]}: what one pose value adds to an output in a zone, less
   * what it adds inside.
   */
  private static WeightTensor zones(NetworkWeights weights, ConvBlock block, int first) {
    int k = block.kernel();
    int outputs = block.outputs();
    int values = block.inputs() - first;
    float[] table = new float[values * k * k * outputs];
    for (int c = 0; c < values; c++) {
      for (int zone = 0; zone < k * k; zone++) {
        for (int o = 0; o < outputs; o++) {
          table[(c * k * k + zone) * outputs + o] =
              (float) -missing(weights, block, o, first + c, zone);
        }
      }
    }
    return new WeightTensor(new int[] {values, k * k * outputs}, table);
  }

  /** What an input of 1 would have added to an output but for the padding in a zone. */
  private static double missing(
      NetworkWeights weights, ConvBlock block, int output, int input, int zone) {
    float[] kernels = weights.values(block.weightKey()).values();
    int k = block.kernel();
    int kernel = output * block.inputs() + input;
    if (!block.separable()) {
      return missing(kernels, kernel * k * k, k, zone / k, zone % k);
    }
    double depthwise = missing(kernels, input * k * k, k, zone / k, zone % k);
    return depthwise * weights.values(block.pointwiseWeightKey()).values()[kernel];
  }

  /** The sum of those weights of one kernel that fall on padding in a zone. */
  private static double missing(float[] kernel, int from, int k, int row, int column) {
    double sum = 0;
    for (int y = 0; y < k; y++) {
      for (int x = 0; x < k; x++) {
        if (outside(y, row, k / 2) || outside(x, column, k / 2)) {
          sum += kernel[from + y * k + x];
        }
      }
    }
    return sum;
  }

  private static boolean outside(int tap, int zone, int p) {
    return zone < p ? tap < p - zone : tap > 3 * p - zone;
  }
}
