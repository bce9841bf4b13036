package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.InferenceThread;
import dev.avatar4j.poser.djl.engine.Tensor;
import dev.avatar4j.poser.djl.engine.TorchProgram;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.torchscript.TorchScriptArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Some blocks of a network with random weights, written by one form and run on random features. */
final class BlockProgram {
  /** Writes blocks on pictures; {@code pose} is a variable of eight values. */
  interface Body {
    Variable write(NetworkForm form, MethodText m, List<Variable> pictures);
  }

  static final int POSE_VALUES = 8;
  static final String POSE = "pose";

  private final Path folder;
  private final Body body;
  private final Variable[] inputs;
  private final Map<String, WeightTensor> weights;
  private final FloatBuffer pictures;
  private final FloatBuffer pose;

  /**
   * @param folder receives archives
   * @param body the blocks
   * @param inputs shapes of the pictures they get; names are of no account
   */
  BlockProgram(Path folder, Body body, Variable... inputs) {
    this.folder = folder;
    this.body = body;
    this.inputs = inputs;
    weights = weights();
    Random random = new Random(4);
    int elements = 0;
    for (Variable input : inputs) {
      elements += input.channels() * input.size() * input.size();
    }
    pictures = random(random, elements);
    pose = random(random, POSE_VALUES);
  }

  /** What the blocks make on two threads, planes in turn, after as many calls as asked for. */
  float[] run(NetworkForm form, int calls) {
    return run(form, calls, 2);
  }

  /** The same on as many threads as asked for. */
  float[] run(NetworkForm form, int calls, int threads) {
    return results(form, calls, threads).get(calls - 1);
  }

  /** What each of some calls in turn makes. */
  List<float[]> results(NetworkForm form, int calls, int threads) {
    Path archive = folder.resolve(form.id() + ".pt");
    try (OutputStream out = Files.newOutputStream(archive)) {
      write(form, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    try (InferenceThread thread = new InferenceThread("blocks", threads)) {
      return thread.call(() -> run(archive, calls));
    }
  }

  private List<float[]> run(Path archive, int calls) {
    List<float[]> results = new ArrayList<>();
    try (TorchProgram program = TorchProgram.load(archive, Device.CPU);
        Tensor x = program.tensor(pictures, pictures.capacity());
        Tensor y = program.tensor(pose, 1, POSE_VALUES)) {
      for (int i = 0; i < calls; i++) {
        try (Tensor result = program.call("run", x, y)) {
          float[] values = new float[result.elements()];
          result.copyTo(FloatBuffer.wrap(values));
          results.add(values);
        }
      }
    }
    return results;
  }

  private void write(NetworkForm form, OutputStream out) {
    Program program = new Program(new TorchScriptArchive(out));
    program.method(
        "run",
        "pictures: Tensor, " + POSE + ": Tensor",
        "Tensor",
        new NetworkWeights(program, "blocks", weights),
        m -> m.returns("torch.contiguous(" + form.completed(m, body.write(form, m, cut(m))) + ")"));
    program.finish(form.sharesWork());
  }

  private List<Variable> cut(MethodText m) {
    Variable[] cut = new Variable[inputs.length];
    int from = 0;
    for (int i = 0; i < inputs.length; i++) {
      int channels = inputs[i].channels();
      int size = inputs[i].size();
      int to = from + channels * size * size;
      cut[i] =
          m.define(
              channels,
              size,
              "torch.view(torch.slice(pictures, 0, %d, %d), [1, %d, %d, %d])"
                  .formatted(from, to, channels, size, size));
      from = to;
    }
    return List.of(cut);
  }

  private Map<String, WeightTensor> weights() {
    Map<String, WeightTensor> weights = new LinkedHashMap<>();
    Random random = new Random(9);
    RequiredTensors.of("blocks", (form, m) -> body.write(form, m, List.of(inputs)))
        .shapes()
        .forEach((key, shape) -> weights.put(key, weight(shape, random)));
    return weights;
  }

  private static WeightTensor weight(List<Integer> shape, Random random) {
    int[] sizes = shape.stream().mapToInt(Integer::intValue).toArray();
    int count = 1;
    for (int size : sizes) {
      count *= size;
    }
    FloatBuffer values = random(random, count);
    float scale = (float) Math.sqrt(3.0 * sizes[0] / count);
    for (int i = 0; i < count; i++) {
      values.put(i, values.get(i) * scale);
    }
    return new WeightTensor(sizes, values.array());
  }

  private static FloatBuffer random(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return FloatBuffer.wrap(values);
  }
}
