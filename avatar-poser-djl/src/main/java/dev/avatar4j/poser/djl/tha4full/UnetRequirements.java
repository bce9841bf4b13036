package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.model.ExpectedTensors;
import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.RequiredTensors;
import dev.avatar4j.poser.djl.network.Variable;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes no text, but notes the keys and shapes of the weights that a U-Net's blocks need. */
final class UnetRequirements implements UnetForm {
  private static final String NOTHING = "none";

  private final NetworkForm pictures;
  private final ExpectedTensors.Builder tensors;

  private UnetRequirements(NetworkForm pictures, ExpectedTensors.Builder tensors) {
    this.pictures = pictures;
    this.tensors = tensors;
  }

  /**
   * @param network what a checkpoint should be, for messages
   * @param unet one that will be written
   * @param topology writes the network with the form and into the method that it is given
   * @return the tensors that it needs
   */
  static ExpectedTensors of(String network, Unet unet, BiConsumer<UnetForm, MethodText> topology) {
    ExpectedTensors.Builder tensors = ExpectedTensors.of(network);
    // The steps of a diffusion process have an embedding, too, though here it is always the first.
    embedding(tensors, FoldedTime.EMBEDDING + ".1", FoldedTime.EMBEDDING + ".3", unet.channels());
    RequiredTensors.of(
        network, (pictures, m) -> topology.accept(new UnetRequirements(pictures, tensors), m));
    return tensors.build();
  }

  private static void embedding(
      ExpectedTensors.Builder tensors, String first, String second, int inputs) {
    int width = UnetBlock.CONDITION;
    tensors.tensor(first + ".weight", width, inputs).tensor(first + ".bias", width);
    tensors.tensor(second + ".weight", width, width).tensor(second + ".bias", width);
  }

  @Override
  public NetworkForm pictures() {
    return pictures;
  }

  @Override
  public String id() {
    return NOTHING;
  }

  @Override
  public String condition(MethodText m, String prefix, String pose) {
    embedding(tensors, prefix + "cond_embed.0", prefix + "cond_embed.2", Unet.POSE_VALUES);
    return NOTHING;
  }

  @Override
  public Variable conv(MethodText m, String key, Variable x, int outputs) {
    return conv(key, x.channels(), outputs, 3, x.size());
  }

  @Override
  public Variable add(MethodText m, Variable a, Variable b) {
    return a;
  }

  @Override
  public Variable residual(MethodText m, UnetBlock block, List<Variable> x, String condition) {
    int outputs = block.outputs();
    int size = block.resampling().applied(x.get(0).size());
    norm(block.norm(0), block.inputs());
    conv(block.conv(0), block.inputs(), outputs, 3, size);
    for (String key : List.of(block.time(), block.pose())) {
      tensors.tensor(key + ".weight", 2 * outputs, UnetBlock.CONDITION);
      tensors.tensor(key + ".bias", 2 * outputs);
    }
    norm(block.norm(1), outputs);
    if (block.convolvedSkip()) {
      conv(block.skip(), block.inputs(), outputs, 1, size);
    }
    return conv(block.conv(1), outputs, outputs, 3, size);
  }

  @Override
  public Variable attention(MethodText m, String key, Variable x) {
    norm(key + ".norm", x.channels());
    conv(key + ".qkv", x.channels(), 3 * x.channels(), 1, x.size());
    return conv(key + ".conv", x.channels(), x.channels(), 1, x.size());
  }

  @Override
  public Variable last(MethodText m, String normKey, String convKey, Variable x, int outputs) {
    norm(normKey, x.channels());
    return conv(convKey, x.channels(), outputs, 3, x.size());
  }

  private void norm(String key, int channels) {
    tensors.tensor(key + ".weight", channels).tensor(key + ".bias", channels);
  }

  private Variable conv(String key, int inputs, int outputs, int kernel, int size) {
    tensors.tensor(key + ".weight", outputs, inputs, kernel, kernel);
    tensors.tensor(key + ".bias", outputs);
    return new Variable(NOTHING, outputs, size);
  }
}
