package dev.avatar4j.poser.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.pytorch.jni.JniUtils;
import dev.avatar4j.AvatarException;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.network.Program;
import dev.avatar4j.poser.djl.torchscript.ElementType;
import dev.avatar4j.poser.djl.torchscript.TorchScriptArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchProgramTest {
  @TempDir Path folder;

  @Test
  void a_method_sees_weights_arguments_and_what_prepare_made() throws IOException {
    Consumer<Program> text =
        program -> {
          String weight =
              program.tensor(
                  "w",
                  ElementType.FLOAT32,
                  () -> new WeightTensor(new int[] {2}, new float[] {10, 20}));
          String doubled = program.state("doubled", "torch.mul(" + weight + ", 2)");
          program.helper(
              "compute",
              "x: Tensor, pose: Tensor",
              "Tensor",
              "return torch.add(torch.mul(x, " + doubled + "), pose)");
        };
    try (TorchProgram program = load(text);
        Tensor x = program.tensor(FloatBuffer.wrap(new float[] {1, 2}), 1, 2);
        InputTensor pose = program.input(1, 2)) {
      pose.floats().put(0, 0.5f).put(1, 0.25f);
      try (Tensor result = program.call("compute", pose, x)) {
        assertThat(result.shape()).containsExactly(1, 2);
        assertThat(result.bytes()).isEqualTo(8);
        assertThat(floats(result)).containsExactly(20.5f, 80.25f);
      }
      pose.floats().put(0, -20f);
      try (Tensor result = program.call("compute", pose, x)) {
        assertThat(floats(result)).containsExactly(0, 80.25f);
      }
    }
  }

  @Test
  void a_program_that_shares_its_work_is_told_among_how_many_and_libtorch_no_longer_does()
      throws IOException {
    Path sharing =
        write(
            true,
            program ->
                program.helper(
                    "told",
                    "x: Tensor",
                    "Tensor",
                    "return torch.add(torch.zeros_like(x), self.threads)"));
    try (InferenceThread thread = new InferenceThread("x", 3)) {
      int[] threads =
          thread.call(
              () -> {
                try (TorchProgram program = TorchProgram.load(sharing, Device.CPU);
                    Tensor x = program.tensor(FloatBuffer.wrap(new float[1]), 1);
                    Tensor told = program.call("told", x)) {
                  return new int[] {(int) floats(told)[0], JniUtils.getNumThreads()};
                }
              });
      assertThat(threads).containsExactly(3, 1);
    }
  }

  @Test
  void elements_of_every_type_arrive_rounded_and_leave_as_floats() throws IOException {
    float third = 1 / 3f;
    for (ElementType type : ElementType.values()) {
      Consumer<Program> text =
          program -> {
            String weight =
                program.tensor(
                    "w", type, () -> new WeightTensor(new int[] {2}, new float[] {third, -2}));
            program.helper("get", "", "Tensor", "return " + weight);
          };
      float rounded =
          switch (type) {
            case FLOAT32 -> third;
            case FLOAT16 -> 0.33325195f;
            case BFLOAT16 -> 0.33398438f;
          };
      try (TorchProgram program = load(text);
          Tensor result = program.call("get")) {
        assertThat(result.bytes()).isEqualTo(type == ElementType.FLOAT32 ? 8 : 4);
        assertThat(floats(result)).containsExactly(rounded, -2);
      }
    }
  }

  @Test
  void a_list_of_results_comes_back_in_order() throws IOException {
    Consumer<Program> text =
        program ->
            program.helper(
                "both", "x: Tensor, y: Tensor", "List[Tensor]", "return [torch.neg(x), y]");
    try (TorchProgram program = load(text);
        Tensor x = program.tensor(FloatBuffer.wrap(new float[] {3}), 1);
        InputTensor y = program.input(2)) {
      List<Tensor> results = program.callForList("both", y, x);
      assertThat(results).extracting(TorchProgramTest::floats).hasSize(2);
      assertThat(floats(results.get(0))).containsExactly(-3);
      assertThat(floats(results.get(1))).containsExactly(0, 0);
      results.forEach(Tensor::close);
    }
  }

  @Test
  void an_operation_that_fails_is_an_error_with_the_reason() throws IOException {
    Consumer<Program> text =
        program ->
            program.helper("add", "x: Tensor, y: Tensor", "Tensor", "return torch.add(x, y)");
    try (TorchProgram program = load(text);
        Tensor x = program.tensor(FloatBuffer.wrap(new float[] {1, 2}), 2);
        Tensor y = program.tensor(FloatBuffer.wrap(new float[] {1, 2, 3}), 3)) {
      assertThatThrownBy(() -> program.call("add", x, y))
          .isInstanceOf(AvatarException.class)
          .hasMessageContaining("libtorch failed on cpu")
          .hasMessageContaining("must match the size");
    }
  }

  @Test
  void a_text_that_does_not_parse_or_a_file_that_is_no_archive_is_an_error() throws IOException {
    assertThatThrownBy(() -> load(program -> program.helper("f", "", "Tensor", "return 1")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("cannot load program.pt");
    Path damaged = Files.write(folder.resolve("damaged.pt"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> TorchProgram.load(damaged, Device.CPU))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("cannot load damaged.pt");
  }

  @Test
  void what_has_been_closed_is_not_used_again() throws IOException {
    TorchProgram program =
        load(text -> text.helper("same", "x: Tensor", "Tensor", "return torch.neg(x)"));
    Tensor x = program.tensor(FloatBuffer.wrap(new float[] {1}), 1);
    x.close();
    x.close();
    assertThatThrownBy(() -> program.call("same", x)).isInstanceOf(IllegalStateException.class);
    program.close();
    program.close();
    assertThatThrownBy(() -> program.call("same")).isInstanceOf(IllegalStateException.class);
  }

  private TorchProgram load(Consumer<Program> text) throws IOException {
    return TorchProgram.load(write(false, text), Device.CPU);
  }

  private Path write(boolean shares, Consumer<Program> text) throws IOException {
    Path file = folder.resolve("program.pt");
    try (OutputStream out = Files.newOutputStream(file)) {
      Program program = new Program(new TorchScriptArchive(out));
      text.accept(program);
      program.finish(shares);
    }
    return file;
  }

  private static float[] floats(Tensor tensor) {
    FloatBuffer values = FloatBuffer.allocate(tensor.elements());
    tensor.copyTo(values);
    return values.array();
  }
}
