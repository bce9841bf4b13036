package dev.avatar4j.poser.djl.tha4full;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.InferenceThread;
import dev.avatar4j.poser.djl.engine.InputTensor;
import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.engine.Tensor;
import dev.avatar4j.poser.djl.engine.TorchProgram;
import dev.avatar4j.poser.djl.golden.ClosedInputs;
import dev.avatar4j.poser.djl.golden.FormulaWeights;
import dev.avatar4j.poser.djl.golden.GoldenPoses;
import dev.avatar4j.poser.djl.golden.GoldenTensors;
import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.NetworkWeights;
import dev.avatar4j.poser.djl.network.Program;
import dev.avatar4j.poser.djl.network.Variable;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import dev.avatar4j.poser.djl.topology.FaceStages;
import dev.avatar4j.poser.djl.torchscript.TorchScriptArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each U-Net alone, with formula weights and inputs, against what the reference made of them. */
class UnetGoldenTest {
  @TempDir Path folder;

  static Stream<UnetForm> forms() {
    return Stream.of(
        new LiteralUnetForm(Precision.FLOAT32, false),
        new CpuUnetForm(PackedKernels.ofThisMachine()));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void the_body_morpher_agrees_with_the_reference(UnetForm form) throws IOException {
    compare(
        BodyMorpher.NAME,
        form,
        List.of(new Variable("picture", 4, BodyMorpher.SIZE)),
        List.of(ClosedInputs.cardA(256)),
        (m, in) -> BodyMorpher.outputs(form, m, in.get(0), "pose"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void the_upscaler_agrees_with_the_reference(UnetForm form) throws IOException {
    int size = Upscaler.SIZE;
    compare(
        Upscaler.NAME,
        form,
        List.of(
            new Variable("rest", 4, size),
            new Variable("coarse", 4, size),
            new Variable("grid", 2, size)),
        List.of(ClosedInputs.cardA(size), ClosedInputs.cardB(size), ClosedInputs.grid(size)),
        (m, in) -> Upscaler.outputs(form, m, in.get(0), in.get(1), in.get(2), "pose"));
  }

  @FunctionalInterface
  private interface Topology {
    List<Variable> write(MethodText m, List<Variable> inputs);
  }

  private void compare(
      String network,
      UnetForm form,
      List<Variable> inputs,
      List<FloatBuffer> values,
      Topology topology)
      throws IOException {
    JsonNode manifest = GoldenTensors.manifest("golden/tha/isolated/teacher.json");
    GoldenTensors goldens = GoldenTensors.of("golden/tha/isolated", manifest);
    Path file = folder.resolve(network + ".archive");
    write(network, file, inputs, topology);
    List<float[]> outputs = run(network, file, inputs, values);
    for (int i = 0; i < outputs.size(); i++) {
      String name = network + "." + DrawnPicture.OUTPUTS.get(i);
      int size = inputs.get(0).size();
      int channels = outputs.get(i).length / (size * size);
      assertThat(goldens.difference(name, outputs.get(i), channels, size, size).max())
          .as(form.id() + " " + name)
          .isLessThan(1e-4);
    }
  }

  private static void write(String network, Path file, List<Variable> inputs, Topology topology)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      Program program = new Program(new TorchScriptArchive(out));
      NetworkWeights weights =
          new NetworkWeights(
              program,
              network,
              FormulaWeights.of("teacher_" + network, Tha4FullArchitecture.tensors(network)));
      List<String> parameters =
          new ArrayList<>(inputs.stream().map(input -> input + ": Tensor").toList());
      parameters.add("pose: Tensor");
      program.method(
          network,
          String.join(", ", parameters),
          FaceStages.LIST,
          weights,
          m -> FaceStages.returnAll(m, topology.write(m, inputs)));
      program.finish(false);
    }
  }

  private static List<float[]> run(
      String network, Path file, List<Variable> inputs, List<FloatBuffer> values) {
    try (InferenceThread thread = new InferenceThread("test", 2)) {
      return thread.call(
          () -> {
            try (TorchProgram program = TorchProgram.load(file, Device.CPU);
                InputTensor pose = program.input(1, Unet.POSE_VALUES)) {
              pose.floats().put(0, GoldenPoses.pose(10), 39, Unet.POSE_VALUES);
              Tensor[] arguments = new Tensor[inputs.size()];
              for (int i = 0; i < arguments.length; i++) {
                Variable input = inputs.get(i);
                arguments[i] =
                    program.tensor(values.get(i), 1, input.channels(), input.size(), input.size());
              }
              List<float[]> results = new ArrayList<>();
              for (Tensor output : program.callForList(network, pose, arguments)) {
                float[] result = new float[output.elements()];
                output.copyTo(FloatBuffer.wrap(result));
                results.add(result);
                output.close();
              }
              for (Tensor argument : arguments) {
                argument.close();
              }
              return results;
            }
          });
    }
  }
}
