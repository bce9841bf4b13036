package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.network.DenseCpuForm;
import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.NetworkWeights;
import dev.avatar4j.poser.djl.network.Program;
import dev.avatar4j.poser.djl.network.Variable;
import dev.avatar4j.poser.djl.network.dense.Convolution;
import dev.avatar4j.poser.djl.network.dense.KernelMap;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import dev.avatar4j.poser.djl.torchscript.ElementType;
import java.util.List;

/**
 * The U-Nets rearranged for processors: convolutions multiply less where they have many channels,
 * enlarged features are convolved before they are enlarged, norms steered by time and pose become
 * one scale and shift per channel, and everything between two convolutions is done while a strip of
 * rows is in the cache. Features that count as one tensor are never put together before they are
 * normalised. Float32 throughout.
 */
final class CpuUnetForm implements UnetForm {
  private static final int HEADS = 8;

  private final NetworkForm pictures;
  private final PackedKernels kernels;

  /**
   * @param kernels how kernels are kept and applied
   */
  CpuUnetForm(PackedKernels kernels) {
    this.pictures = new DenseCpuForm(kernels);
    this.kernels = kernels;
  }

  @Override
  public NetworkForm pictures() {
    return pictures;
  }

  @Override
  public String id() {
    return pictures.id() + "-unet-2";
  }

  @Override
  public String condition(MethodText m, String prefix, String pose) {
    return UnetCondition.write(m, prefix, pose);
  }

  @Override
  public Variable conv(MethodText m, String key, Variable x, int outputs) {
    return direct(m, key, x, outputs, 3);
  }

  @Override
  public Variable add(MethodText m, Variable a, Variable b) {
    m.statement("k = torch.add_(%s, %s)".formatted(b, a));
    return b;
  }

  @Override
  public Variable residual(MethodText m, UnetBlock block, List<Variable> parts, String condition) {
    Variable activated = activated(m, block, parts);
    boolean enlarged = block.resampling() == Resampling.ENLARGE;
    Variable h =
        fast(
            m,
            block.conv(0),
            activated,
            block.outputs(),
            enlarged ? KernelMap.ENLARGED : KernelMap.SAME);
    String moments = moments(m, h);
    String steered = steered(m, block, condition);
    String affine =
        m.define(
            "%s(%s, %s, torch.select(%s, 0, 0), torch.select(%s, 0, 1))"
                .formatted(
                    UnetStripText.groupNorm(m.program()),
                    moments,
                    m.weights().tensor(block.conv(0) + ".bias"),
                    steered,
                    steered));
    m.statement(
        "k = %s(%s, %s, %d)".formatted(UnetStripText.activate(m.program()), h, affine, rows(h)));
    Variable y = fast(m, block.conv(1), h, block.outputs(), KernelMap.SAME);
    addPast(m, block, parts, y);
    return y;
  }

  /** Norm and activation of all parts, put together. */
  private static Variable activated(MethodText m, UnetBlock block, List<Variable> parts) {
    Program program = m.program();
    List<String> moments = parts.stream().map(part -> moments(m, part)).toList();
    String all = moments.size() == 1 ? moments.get(0) : m.define("torch.cat(" + moments + ", 1)");
    String affine = groupNorm(m, block.norm(0), all, block.inputs());
    boolean halve = block.resampling() == Resampling.HALVE;
    int size = halve ? parts.get(0).size() / 2 : parts.get(0).size();
    Variable out =
        m.define(
            block.inputs(),
            size,
            "%s(%s, %d, %d)"
                .formatted(UnetStripText.empty(program), parts.get(0), block.inputs(), size));
    int first = 0;
    for (Variable part : parts) {
      m.statement(
          "k = %s(%s, %s, %s, %d, %s, %d)"
              .formatted(
                  UnetStripText.activated(program),
                  part,
                  affine,
                  out,
                  first,
                  halve ? "True" : "False",
                  rows(part)));
      first += part.channels();
    }
    return out;
  }

  private static String moments(MethodText m, Variable x) {
    return m.define("%s(%s, %d)".formatted(UnetStripText.moments(m.program()), x, rows(x)));
  }

  private static String groupNorm(MethodText m, String key, String moments, int channels) {
    String zeros =
        m.program()
            .state(
                "unet_zeros_" + channels,
                "torch.zeros([%d], dtype=6, layout=0, device=%s)"
                    .formatted(channels, Program.device()));
    return m.define(
        "%s(%s, %s, %s, %s)"
            .formatted(
                UnetStripText.groupNorm(m.program()),
                moments,
                zeros,
                m.weights().tensor(key + ".weight"),
                m.weights().tensor(key + ".bias")));
  }

  /** Weight and bias of the second norm, {@code [2, channels]}, with time and pose in them. */
  private static String steered(MethodText m, UnetBlock block, String condition) {
    String constant =
        m.weights()
            .derived(
                block.norm(1) + ".timed", ElementType.FLOAT32, weights -> timed(weights, block));
    String posed =
        m.define(
            "torch.view(%s, [2, %d])"
                .formatted(UnetCondition.scalesAndShifts(m, block, condition), block.outputs()));
    String scaled =
        m.define(
            "torch.mul(%s, torch.add(torch.slice(%s, 0, 0, 1), 1))".formatted(constant, posed));
    m.statement(
        "k = torch.add_(torch.select(%s, 0, 1), torch.select(%s, 0, 1))".formatted(scaled, posed));
    return scaled;
  }

  private static WeightTensor timed(NetworkWeights weights, UnetBlock block) {
    double[] time = FoldedTime.scalesAndShifts(weights, block);
    float[] scale = weights.values(block.norm(1) + ".weight").values();
    float[] shift = weights.values(block.norm(1) + ".bias").values();
    int channels = block.outputs();
    float[] values = new float[2 * channels];
    for (int c = 0; c < channels; c++) {
      values[c] = (float) (scale[c] * (1 + time[c]));
      values[channels + c] = (float) (shift[c] * (1 + time[c]) + time[channels + c]);
    }
    return new WeightTensor(new int[] {2, channels}, values);
  }

  /** Adds the way past the convolutions, and what biases are left. */
  private static void addPast(MethodText m, UnetBlock block, List<Variable> parts, Variable y) {
    Program program = m.program();
    String bias = lastBias(m, block);
    if (block.convolvedSkip()) {
      int first = 0;
      for (Variable part : parts) {
        m.statement(
            "k = %s(%s, %s, %s)"
                .formatted(
                    UnetStripText.addProduct(program),
                    y,
                    part,
                    skipMatrix(m, block, first, part.channels())));
        first += part.channels();
      }
      m.statement("k = torch.add_(%s, %s)".formatted(y, bias));
      return;
    }
    Variable x = parts.get(0);
    String helper =
        block.resampling() == Resampling.ENLARGE
            ? UnetStripText.addEnlarged(program)
            : UnetStripText.addInput(program);
    String past =
        block.resampling() == Resampling.HALVE
            ? m.define("torch.avg_pool2d(%s, [2, 2], [2, 2])".formatted(x))
            : x.name();
    int rows = rows(block.resampling() == Resampling.ENLARGE ? x : y);
    m.statement("k = %s(%s, %s, %s, %d)".formatted(helper, y, past, bias, rows));
  }

  private static String lastBias(MethodText m, UnetBlock block) {
    return m.weights()
        .derived(
            block.conv(1) + ".bias.and_skip",
            ElementType.FLOAT32,
            weights -> {
              float[] sum = weights.values(block.conv(1) + ".bias").values().clone();
              if (block.convolvedSkip()) {
                float[] more = weights.values(block.skip() + ".bias").values();
                for (int c = 0; c < sum.length; c++) {
                  sum[c] += more[c];
                }
              }
              return new WeightTensor(new int[] {1, sum.length, 1, 1}, sum);
            });
  }

  /** The skip's convolution as a matrix of {@code inputs x outputs}, for some of its inputs. */
  private static String skipMatrix(MethodText m, UnetBlock block, int first, int inputs) {
    return m.weights()
        .derived(
            block.skip() + ".matrix" + first,
            ElementType.FLOAT32,
            weights -> {
              float[] all = weights.values(block.skip() + ".weight").values();
              float[] some = new float[inputs * block.outputs()];
              for (int i = 0; i < inputs; i++) {
                for (int o = 0; o < block.outputs(); o++) {
                  some[i * block.outputs() + o] = all[o * block.inputs() + first + i];
                }
              }
              return new WeightTensor(new int[] {inputs, block.outputs()}, some);
            });
  }

  @Override
  public Variable attention(MethodText m, String key, Variable x) {
    int channels = x.channels();
    String affine = groupNorm(m, key + ".norm", moments(m, x), channels);
    Variable normalized =
        m.define(
            channels,
            x.size(),
            ("torch.add(torch.mul(%s, torch.view(torch.select(%s, 0, 0), [1, -1, 1, 1])),"
                    + " torch.view(torch.select(%s, 0, 1), [1, -1, 1, 1]))")
                .formatted(x, affine, affine));
    Variable all = direct(m, key + ".qkv", normalized, 3 * channels, 1);
    String heads = m.define(UnetAttention.heads(all, HEADS));
    String mixed = m.define(UnetAttention.mixed(m, heads, channels / HEADS));
    Variable picture =
        m.define(
            channels,
            x.size(),
            "torch.contiguous(torch.reshape(%s, [1, %d, %d, %d]), memory_format=2)"
                .formatted(mixed, channels, x.size(), x.size()));
    return add(m, x, direct(m, key + ".conv", picture, channels, 1));
  }

  @Override
  public Variable last(MethodText m, String normKey, String convKey, Variable x, int outputs) {
    String affine = groupNorm(m, normKey, moments(m, x), x.channels());
    m.statement(
        "k = %s(%s, %s, %d)".formatted(UnetStripText.activate(m.program()), x, affine, rows(x)));
    Variable made = direct(m, convKey, x, outputs, 3);
    return m.define(outputs, x.size(), "torch.contiguous(" + made + ", memory_format=0)");
  }

  private Variable fast(MethodText m, String key, Variable x, int outputs, KernelMap map) {
    return Convolution.choose(map, x, outputs, kernels)
        .apply(m, m.weights().tensor(key + ".weight"), x, outputs);
  }

  private static Variable direct(MethodText m, String key, Variable x, int outputs, int kernel) {
    String weight = m.weights().tensor(key + ".weight");
    m.program().prepare("%s = torch.contiguous(%s, memory_format=2)".formatted(weight, weight));
    int padding = kernel / 2;
    return m.define(
        outputs,
        x.size(),
        "torch.conv2d(%s, %s, %s, [1, 1], [%d, %d])"
            .formatted(x, weight, m.weights().tensor(key + ".bias"), padding, padding));
  }

  private static int rows(Variable x) {
    return UnetStripText.rows(x.size(), x.channels());
  }
}
