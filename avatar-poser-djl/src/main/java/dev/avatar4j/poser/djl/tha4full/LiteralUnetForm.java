package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.network.LiteralForm;
import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.Program;
import dev.avatar4j.poser.djl.network.Variable;
import dev.avatar4j.poser.djl.torchscript.ElementType;
import java.util.List;

/**
 * Operation for operation as the U-Nets were published, but for the time, which is a constant. The
 * yardstick for the other form and, in channels-last layout, the form for GPUs.
 */
final class LiteralUnetForm implements UnetForm {
  private static final int HEADS = 8;

  private final NetworkForm pictures;
  private final ElementType type;
  private final boolean channelsLast;

  /**
   * @param precision of the features
   * @param channelsLast whether features lie pixel by pixel in memory
   */
  LiteralUnetForm(Precision precision, boolean channelsLast) {
    this.pictures = new LiteralForm(precision, channelsLast);
    this.type = ElementType.valueOf(precision.name());
    this.channelsLast = channelsLast;
  }

  @Override
  public NetworkForm pictures() {
    return pictures;
  }

  @Override
  public String id() {
    return pictures.id() + "-unet-1";
  }

  @Override
  public String condition(MethodText m, String prefix, String pose) {
    return UnetCondition.write(m, prefix, pose);
  }

  @Override
  public Variable conv(MethodText m, String key, Variable x, int outputs) {
    return convolved(m, key, x.name(), outputs, 3, x.size());
  }

  @Override
  public Variable add(MethodText m, Variable a, Variable b) {
    return m.define(a.channels(), a.size(), "torch.add(" + a + ", " + b + ")");
  }

  @Override
  public Variable residual(MethodText m, UnetBlock block, List<Variable> parts, String condition) {
    int size = block.resampling().applied(parts.get(0).size());
    String x =
        parts.size() == 1
            ? parts.get(0).name()
            : m.define("torch.cat(" + Program.list(parts) + ", 1)");
    String activated = m.define("torch.silu(" + normalized(m, block.norm(0), x) + ")");
    Variable h =
        convolved(
            m,
            block.conv(0),
            resampled(m, block.resampling(), activated, size),
            block.outputs(),
            3,
            size);
    String normalized = m.define(normalized(m, block.norm(1), h.name()));
    String time =
        m.weights()
            .derived(
                block.time() + ".folded",
                ElementType.FLOAT32,
                weights -> folded(FoldedTime.scalesAndShifts(weights, block)));
    String timed = steered(m, normalized, time, block.outputs());
    String posed =
        steered(m, timed, UnetCondition.scalesAndShifts(m, block, condition), block.outputs());
    String silu = m.define("torch.silu(" + posed + ")");
    Variable path = convolved(m, block.conv(1), silu, block.outputs(), 3, size);
    String past = resampled(m, block.resampling(), x, size);
    Variable skip =
        block.convolvedSkip()
            ? convolved(m, block.skip(), past, block.outputs(), 1, size)
            : new Variable(past, block.outputs(), size);
    return add(m, skip, path);
  }

  private static WeightTensor folded(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return new WeightTensor(new int[] {1, floats.length}, floats);
  }

  /** {@code x * (1 + scale) + shift}. */
  private String steered(MethodText m, String x, String scalesAndShifts, int channels) {
    String halves =
        m.define(
            converted("torch.view(%s, [2, 1, %d, 1, 1])".formatted(scalesAndShifts, channels)));
    return m.define(
        "torch.add(torch.mul(%s, torch.add(torch.select(%s, 0, 0), 1)), torch.select(%s, 0, 1))"
            .formatted(x, halves, halves));
  }

  private String resampled(MethodText m, Resampling resampling, String x, int size) {
    return switch (resampling) {
      case NONE -> x;
      case HALVE -> m.define("torch.avg_pool2d(" + x + ", [2, 2], [2, 2])");
      case ENLARGE ->
          m.define("torch.upsample_nearest2d(%s, [%d, %d], None)".formatted(x, size, size));
    };
  }

  @Override
  public Variable attention(MethodText m, String key, Variable x) {
    int channels = x.channels();
    String normalized = m.define(normalized(m, key + ".norm", x.name()));
    Variable all = convolved(m, key + ".qkv", normalized, 3 * channels, 1, x.size());
    String heads = m.define(UnetAttention.heads(all, HEADS));
    String mixed = m.define(UnetAttention.mixed(m, heads, channels / HEADS));
    String picture =
        m.define(
            "torch.reshape(%s, [1, %d, %d, %d])".formatted(mixed, channels, x.size(), x.size()));
    return add(m, x, convolved(m, key + ".conv", picture, channels, 1, x.size()));
  }

  @Override
  public Variable last(MethodText m, String normKey, String convKey, Variable x, int outputs) {
    String activated = m.define("torch.silu(" + normalized(m, normKey, x.name()) + ")");
    Variable made = convolved(m, convKey, activated, outputs, 3, x.size());
    return m.define(outputs, x.size(), "torch.to(" + made + ", 6)");
  }

  private String normalized(MethodText m, String key, String x) {
    return "torch.group_norm(%s, %d, %s, %s, 1e-05, True)"
        .formatted(
            x,
            UnetBlock.GROUPS,
            m.weights().tensor(key + ".weight", type),
            m.weights().tensor(key + ".bias", type));
  }

  private Variable convolved(
      MethodText m, String key, String x, int outputs, int kernel, int size) {
    String weight = m.weights().tensor(key + ".weight", type);
    if (channelsLast) {
      m.program().prepare(weight + " = torch.contiguous(" + weight + ", memory_format=2)");
    }
    int padding = kernel / 2;
    return m.define(
        outputs,
        size,
        "torch.conv2d(%s, %s, %s, [1, 1], [%d, %d])"
            .formatted(x, weight, m.weights().tensor(key + ".bias", type), padding, padding));
  }

  private String converted(String expression) {
    return type == ElementType.FLOAT32
        ? expression
        : "torch.to(" + expression + ", " + pictures.precision().torchType() + ")";
  }
}
