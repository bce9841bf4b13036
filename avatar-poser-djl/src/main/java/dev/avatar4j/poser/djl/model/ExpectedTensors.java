package dev.avatar4j.poser.djl.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exact keys and shapes a network needs. A checkpoint must have all of them and no others: a
 * near miss is another network, and running it would draw nonsense. Immutable.
 */
public final class ExpectedTensors {
  private final String network;
  private final Map<String, int[]> shapes;

  private ExpectedTensors(String network, Map<String, int[]> shapes) {
    this.network = network;
    this.shapes = shapes;
  }

  /**
   * @param network what the file should be, for messages, such as {@code THA4 body morpher}
   * @return a builder without keys
   */
  public static Builder of(String network) {
    return new Builder(network);
  }

  /**
   * @return the sizes of the dimensions by key
   */
  public Map<String, List<Integer>> shapes() {
    Map<String, List<Integer>> lists = new LinkedHashMap<>();
    shapes.forEach((key, shape) -> lists.put(key, Arrays.stream(shape).boxed().toList()));
    return lists;
  }

  /**
   * @param file the file's name, for messages
   * @param tensors what was read from it
   * @throws CheckpointException naming the first missing, extra or mis-shaped key
   */
  public void check(String file, Map<String, WeightTensor> tensors) {
    shapes.forEach(
        (key, shape) -> {
          WeightTensor tensor = tensors.get(key);
          if (tensor == null) {
            throw refusal(file, "the key " + key + " is missing");
          }
          if (!Arrays.equals(shape, tensor.shape())) {
            throw refusal(
                file,
                key
                    + " has the shape "
                    + Arrays.toString(tensor.shape())
                    + " instead of "
                    + Arrays.toString(shape));
          }
        });
    for (String key : tensors.keySet()) {
      if (!shapes.containsKey(key)) {
        throw refusal(file, "it has the unknown key " + key);
      }
    }
  }

  private CheckpointException refusal(String file, String problem) {
    return new CheckpointException(file, problem, "This is no " + network + "; use another file.");
  }

  /** Collects keys and shapes. */
  public static final class Builder {
    private final String network;
    private final Map<String, int[]> shapes = new LinkedHashMap<>();

    private Builder(String network) {
      this.network = network;
    }

    /**
     * @param key a state dict key
     * @param shape the sizes of its dimensions
     * @return this
     */
    public Builder tensor(String key, int... shape) {
      shapes.put(key, shape.clone());
      return this;
    }

    /**
     * @return the keys and shapes so far
     */
    public ExpectedTensors build() {
      return new ExpectedTensors(network, new LinkedHashMap<>(shapes));
    }
  }
}
