package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.InferenceThread;
import dev.avatar4j.poser.djl.engine.InputTensor;
import dev.avatar4j.poser.djl.engine.Tensor;
import dev.avatar4j.poser.djl.engine.TorchProgram;
import dev.avatar4j.poser.djl.golden.FormulaWeights;
import dev.avatar4j.poser.djl.model.ExpectedTensors;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.network.NetworkForm;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** THA3 with weights by formula, for goldens: each network can be called alone. */
final class LoadedTha3 implements AutoCloseable {
  /** A tensor that has come out. */
  record Output(float[] values, int[] shape) {}

  private final InferenceThread inference = new InferenceThread("test", 2);
  private final TorchProgram program;
  private final InputTensor pose;

  LoadedTha3(
      Path folder,
      Tha3Variant variant,
      NetworkForm form,
      Function<String, Map<String, WeightTensor>> checkpoints) {
    Path archive = folder.resolve("program.pt");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive))) {
        Tha3Program.write(variant.kind(), form, checkpoints, out);
      }
      program = inference.call(() -> TorchProgram.load(archive, Device.CPU));
      pose = program.input(1, 45);
      Files.delete(archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LoadedTha3 withFormulaWeights(Path folder, Tha3Variant variant, NetworkForm form) {
    return new LoadedTha3(folder, variant, form, network -> formula(variant, network));
  }

  static Map<String, WeightTensor> formula(Tha3Variant variant, String network) {
    ExpectedTensors expected = Tha3Architecture.tensors(variant.kind(), network);
    return variant.half()
        ? FormulaWeights.halfOf(network, expected)
        : FormulaWeights.of(network, expected);
  }

  /** Runs a method that gives a list of pictures. */
  List<Output> run(String method, float[] poseValues, Picture... pictures) {
    return inference.call(
        () -> {
          pose.floats().put(0, poseValues);
          Tensor[] arguments = new Tensor[pictures.length];
          for (int i = 0; i < pictures.length; i++) {
            Picture picture = pictures[i];
            arguments[i] =
                program.tensor(
                    picture.values(), 1, picture.channels(), picture.size(), picture.size());
          }
          List<Output> outputs = new ArrayList<>();
          for (Tensor tensor : program.callForList(method, pose, arguments)) {
            FloatBuffer values = FloatBuffer.allocate(tensor.elements());
            tensor.copyTo(values);
            outputs.add(new Output(values.array(), tensor.shape()));
            tensor.close();
          }
          for (Tensor argument : arguments) {
            argument.close();
          }
          return outputs;
        });
  }

  /** A square picture in planes. */
  record Picture(FloatBuffer values, int channels, int size) {}

  @Override
  public void close() {
    inference.run(
        () -> {
          pose.close();
          program.close();
        });
    inference.close();
  }
}
