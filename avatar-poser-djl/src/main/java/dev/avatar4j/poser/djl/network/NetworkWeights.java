package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.torchscript.ElementType;
import java.util.Map;
import java.util.function.Function;

/**
 * The weights of one network, by state-dict key. A tensor gets into the program when a form asks
 * for it, once; forms that only use transformed weights never store the original. Not thread-safe.
 */
public final class NetworkWeights {
  private final Program program;
  private final String network;
  private final Map<String, WeightTensor> tensors;

  /**
   * @param program receives the tensors
   * @param network the network's name, an identifier; distinguishes equal keys of several networks
   * @param tensors by key, checked by an {@code ExpectedTensors} beforehand
   */
  public NetworkWeights(Program program, String network, Map<String, WeightTensor> tensors) {
    this.program = program;
    this.network = network;
    this.tensors = tensors;
  }

  /**
   * @return the network's name, an identifier
   */
  public String network() {
    return network;
  }

  /**
   * @param key a state-dict key
   * @return the tensor as in the checkpoint, to be read only
   * @throws IllegalArgumentException if the network has no such key
   */
  public WeightTensor values(String key) {
    WeightTensor tensor = tensors.get(key);
    if (tensor == null) {
      throw new IllegalArgumentException(network + " has no tensor " + key);
    }
    return tensor;
  }

  /**
   * A tensor in float32, unchanged.
   *
   * @param key a state-dict key
   * @return the expression for it, {@code self.<attribute>}
   */
  public String tensor(String key) {
    return tensor(key, ElementType.FLOAT32);
  }

  /**
   * A tensor with its elements rounded to a type.
   *
   * @param key a state-dict key
   * @param type of its elements; to be the same for all calls with this key
   * @return the expression for it, {@code self.<attribute>}
   */
  public String tensor(String key, ElementType type) {
    return program.tensor(attribute(key), type, () -> values(key));
  }

  /**
   * A tensor made from weights, when the program is written.
   *
   * @param name tells it from others of this network: a key, or a key and a word for what was done
   * @param type of its elements
   * @param make makes it; not called if a tensor of this name exists
   * @return the expression for it, {@code self.<attribute>}
   */
  public String derived(
      String name, ElementType type, Function<NetworkWeights, WeightTensor> make) {
    return program.tensor(attribute(name), type, () -> make.apply(this));
  }

  private String attribute(String name) {
    return network + "_" + name.replaceAll("[^A-Za-z0-9]", "_");
  }
}
