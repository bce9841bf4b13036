package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.torchscript.ElementType;
import java.util.List;

/**
 * Operation for operation as the networks were published. The yardstick for the other forms, and,
 * in channels-last layout, the form for GPUs, whose libraries do not need the text rearranged.
 *
 * <p>In float16 and bfloat16 only features are of that type; pictures, pose and norms' scales stay
 * float32, and so does the sum of grids: half precision is too coarse for a sampling position (1/8
 * pixel near the border of a picture).
 */
public final class LiteralForm implements NetworkForm {
  private final Precision precision;
  private final boolean channelsLast;

  /**
   * @param precision of the features
   * @param channelsLast whether features lie pixel by pixel in memory, which GPUs with matrix units
   *     prefer
   */
  public LiteralForm(Precision precision, boolean channelsLast) {
    this.precision = precision;
    this.channelsLast = channelsLast;
  }

  @Override
  public String id() {
    return channelsLast ? "literal-channels-last-1" : "literal-1";
  }

  @Override
  public Precision precision() {
    return precision;
  }

  @Override
  public Variable features(MethodText m, List<Variable> pictures) {
    Variable first = pictures.get(0);
    int channels = pictures.stream().mapToInt(Variable::channels).sum();
    String all = converted("torch.cat(" + Program.list(pictures) + ", 1)");
    return m.define(
        channels,
        first.size(),
        channelsLast ? "torch.contiguous(" + all + ", memory_format=2)" : all);
  }

  @Override
  public Variable conv(MethodText m, ConvBlock block, Variable x) {
    return sameSize(m, block, x);
  }

  @Override
  public Variable convWithPose(MethodText m, ConvBlock block, Variable x, String pose) {
    int count = block.inputs() - x.channels();
    String shape = "[1, " + count + ", %d, %d]";
    String tiled =
        m.define(
            converted(
                "torch.expand(torch.view("
                    + pose
                    + ", "
                    + shape.formatted(1, 1)
                    + "), "
                    + shape.formatted(x.size(), x.size())
                    + ")"));
    Variable all = m.define(block.inputs(), x.size(), "torch.cat([" + x + ", " + tiled + "], 1)");
    return sameSize(m, block, all);
  }

  @Override
  public Variable down(MethodText m, ConvBlock block, Variable x) {
    return normalized(
        m,
        block,
        convolved(m, block, x, "torch.conv2d(%s, %s, None, [2, 2], [1, 1]" + ", [1, 1], %d)"),
        x.size() / 2);
  }

  @Override
  public Variable up(MethodText m, ConvBlock block, Variable x) {
    return normalized(
        m,
        block,
        convolved(
            m,
            block,
            x,
            "torch.conv_transpose2d(%s, %s, None, " + "[2, 2], [1, 1], [0, 0], %d, [1, 1])"),
        2 * x.size());
  }

  @Override
  public Variable residual(MethodText m, ResidualBlock block, Variable x) {
    Variable path = sameSize(m, block.second(), sameSize(m, block.first(), x));
    return m.define(x.channels(), x.size(), "torch.add(" + x + ", " + path + ")");
  }

  @Override
  public Variable enlargeAndConv(MethodText m, ConvBlock block, Variable x, Variable skip) {
    int size = 2 * x.size();
    String enlarged =
        m.define("torch.upsample_nearest2d(%s, [%d, %d], None)".formatted(x, size, size));
    Variable all =
        skip == null
            ? new Variable(enlarged, x.channels(), size)
            : m.define(block.inputs(), size, "torch.cat([" + enlarged + ", " + skip + "], 1)");
    return sameSize(m, block, all);
  }

  @Override
  public List<Variable> heads(MethodText m, Variable x, List<Head> heads) {
    return heads.stream().map(head -> head(m, x, head)).toList();
  }

  private Variable head(MethodText m, Variable x, Head head) {
    String bias = head.biasKey().map(key -> weight(m, key)).orElse("None");
    String convolved =
        m.define(
            "torch.conv2d(%s, %s, %s, [1, 1], [1, 1])"
                .formatted(x, weight(m, head.weightKey()), bias));
    String picture = precision == Precision.FLOAT32 ? convolved : asFloat(convolved);
    return m.define(head.outputs(), x.size(), head.kind().function() + "(" + picture + ")");
  }

  @Override
  public Variable warp(MethodText m, Variable image, Variable grid) {
    String identity =
        m.program()
            .state(
                "identity_map",
                "torch.unsqueeze(torch.eye(2, 3, dtype=6, layout=0, device="
                    + Program.device()
                    + "), 0)");
    String base =
        m.define(
            "torch.affine_grid_generator(%s, [1, %d, %d, %d], False)"
                .formatted(identity, image.channels(), image.size(), image.size()));
    String moved = m.define("torch.add(" + base + ", torch.permute(" + grid + ", [0, 2, 3, 1]))");
    return m.define(
        image.channels(),
        image.size(),
        "torch.grid_sampler(" + image + ", " + moved + ", 0, 1, False)");
  }

  @Override
  public Variable enlarge(MethodText m, Variable picture) {
    return resized(m, picture, 2 * picture.size());
  }

  @Override
  public Variable halve(MethodText m, Variable picture) {
    return resized(m, picture, picture.size() / 2);
  }

  private static Variable resized(MethodText m, Variable picture, int size) {
    return m.define(
        picture.channels(),
        size,
        "torch.upsample_bilinear2d(%s, [%d, %d], False, None)".formatted(picture, size, size));
  }

  @Override
  public Variable blend(MethodText m, Variable alpha, Variable change, Variable image) {
    return m.define(
        image.channels(),
        image.size(),
        "torch.add(torch.mul(%s, %s), torch.mul(%s, torch.rsub(%s, 1)))"
            .formatted(change, alpha, image, alpha));
  }

  @Override
  public Variable blendColor(MethodText m, Variable alpha, Variable change, Variable image) {
    Variable blended = blend(m, alpha, channels(m, change, 0, 3), channels(m, image, 0, 3));
    return m.define(
        4, image.size(), "torch.cat([" + blended + ", " + channels(m, image, 3, 4) + "], 1)");
  }

  private static Variable channels(MethodText m, Variable picture, int from, int to) {
    return m.define(
        to - from, picture.size(), "torch.slice(%s, 1, %d, %d)".formatted(picture, from, to));
  }

  private Variable sameSize(MethodText m, ConvBlock block, Variable x) {
    int padding = block.kernel() / 2;
    String format =
        "torch.conv2d(%s, %s, None, [1, 1], [" + padding + ", " + padding + "], [1, 1], %d)";
    return normalized(m, block, convolved(m, block, x, format), x.size());
  }

  /** The convolution, or its depthwise part with the 1x1 convolution after it. */
  private String convolved(MethodText m, ConvBlock block, Variable x, String format) {
    int groups = block.separable() ? block.inputs() : 1;
    String convolved = m.define(format.formatted(x, weight(m, block.weightKey()), groups));
    return block.separable()
        ? m.define(
            "torch.conv2d(%s, %s, None)"
                .formatted(convolved, weight(m, block.pointwiseWeightKey())))
        : convolved;
  }

  private Variable normalized(MethodText m, ConvBlock block, String x, int size) {
    String normalized =
        m.define(
            "torch.instance_norm(%s, %s, %s, None, None, True, 0.1, 1e-05, True)"
                .formatted(
                    x,
                    m.weights().tensor(block.normWeightKey()),
                    m.weights().tensor(block.normBiasKey())));
    String activated =
        switch (block.activation()) {
          case NONE -> normalized;
          case RELU -> "torch.relu(" + normalized + ")";
          case LEAKY_RELU -> "torch.leaky_relu(" + normalized + ", " + Activation.LEAKY_SLOPE + ")";
        };
    return m.define(block.outputs(), size, activated);
  }

  /** A weight of a convolution, in the type and layout of the features. */
  private String weight(MethodText m, String key) {
    ElementType type = ElementType.valueOf(precision.name());
    boolean kernel = m.weights().values(key).shape().length == 4;
    String tensor = m.weights().tensor(key, type);
    if (channelsLast && kernel) {
      m.program().prepare(tensor + " = torch.contiguous(" + tensor + ", memory_format=2)");
    }
    return tensor;
  }

  private String converted(String expression) {
    return precision == Precision.FLOAT32
        ? expression
        : "torch.to(" + expression + ", " + precision.torchType() + ")";
  }

  private static String asFloat(String expression) {
    return "torch.to(" + expression + ", " + Precision.FLOAT32.torchType() + ")";
  }
}
