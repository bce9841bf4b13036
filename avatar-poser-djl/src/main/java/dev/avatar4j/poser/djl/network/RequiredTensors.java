package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.model.ExpectedTensors;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes no text, but notes the keys and shapes of the weights that a topology's blocks need: so
 * that what a checkpoint must hold follows from the architecture and from nothing else.
 */
public final class RequiredTensors implements NetworkForm {
  private static final String NOTHING = "none";

  private final ExpectedTensors.Builder tensors;

  private RequiredTensors(ExpectedTensors.Builder tensors) {
    this.tensors = tensors;
  }

  /**
   * @param network what a checkpoint should be, for messages
   * @param topology writes the network with the form and into the method that it is given
   * @return the tensors that it needs
   */
  public static ExpectedTensors of(String network, BiConsumer<NetworkForm, MethodText> topology) {
    ExpectedTensors.Builder tensors = ExpectedTensors.of(network);
    topology.accept(new RequiredTensors(tensors), new MethodText(null, null));
    return tensors.build();
  }

  @Override
  public String id() {
    return NOTHING;
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public Variable features(MethodText m, List<Variable> pictures) {
    int channels = pictures.stream().mapToInt(Variable::channels).sum();
    return new Variable(NOTHING, channels, pictures.get(0).size());
  }

  @Override
  public Variable conv(MethodText m, ConvBlock block, Variable x) {
    return block(block, x.channels(), x.size());
  }

  @Override
  public Variable convWithPose(MethodText m, ConvBlock block, Variable x, String pose) {
    return block(block, block.inputs(), x.size());
  }

  @Override
  public Variable down(MethodText m, ConvBlock block, Variable x) {
    return block(block, x.channels(), x.size() / 2);
  }

  @Override
  public Variable up(MethodText m, ConvBlock block, Variable x) {
    if (block.separable()) {
      return block(block, x.channels(), 2 * x.size());
    }
    int kernel = block.kernel();
    tensors.tensor(block.weightKey(), block.inputs(), block.outputs(), kernel, kernel);
    return normalized(block, 2 * x.size());
  }

  @Override
  public Variable residual(MethodText m, ResidualBlock block, Variable x) {
    return conv(m, block.second(), conv(m, block.first(), x));
  }

  @Override
  public Variable enlargeAndConv(MethodText m, ConvBlock block, Variable x, Variable skip) {
    int inputs = x.channels() + (skip == null ? 0 : skip.channels());
    return block(block, inputs, 2 * x.size());
  }

  @Override
  public List<Variable> heads(MethodText m, Variable x, List<Head> heads) {
    return heads.stream().map(head -> head(x, head)).toList();
  }

  private Variable head(Variable x, Head head) {
    tensors.tensor(head.weightKey(), head.outputs(), x.channels(), 3, 3);
    head.biasKey().ifPresent(key -> tensors.tensor(key, head.outputs()));
    return new Variable(NOTHING, head.outputs(), x.size());
  }

  @Override
  public Variable warp(MethodText m, Variable image, Variable grid) {
    return image;
  }

  @Override
  public Variable enlarge(MethodText m, Variable picture) {
    return new Variable(NOTHING, picture.channels(), 2 * picture.size());
  }

  @Override
  public Variable halve(MethodText m, Variable picture) {
    return new Variable(NOTHING, picture.channels(), picture.size() / 2);
  }

  @Override
  public Variable blend(MethodText m, Variable alpha, Variable change, Variable image) {
    return image;
  }

  @Override
  public Variable blendColor(MethodText m, Variable alpha, Variable change, Variable image) {
    return image;
  }

  private Variable block(ConvBlock block, int inputs, int size) {
    if (inputs != block.inputs()) {
      throw new IllegalArgumentException(block + " is given " + inputs + " channels");
    }
    int kernel = block.kernel();
    if (block.separable()) {
      tensors.tensor(block.weightKey(), inputs, 1, kernel, kernel);
      tensors.tensor(block.pointwiseWeightKey(), block.outputs(), inputs, 1, 1);
    } else {
      tensors.tensor(block.weightKey(), block.outputs(), inputs, kernel, kernel);
    }
    return normalized(block, size);
  }

  private Variable normalized(ConvBlock block, int size) {
    tensors.tensor(block.normWeightKey(), block.outputs());
    tensors.tensor(block.normBiasKey(), block.outputs());
    return new Variable(NOTHING, block.outputs(), size);
  }
}
