package dev.avatar4j.poser.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MatrixProgramTest {
  @Test
  void rows_are_multiplied_by_the_transposed_weight_and_no_more_rows_than_asked() {
    MatrixProgram.Builder builder = new MatrixProgram.Builder();
    MatrixProgram.Weight weight = builder.add("w", new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    try (MatrixProgram program = builder.load();
        NativeMatrix in = program.newMatrix(12);
        NativeMatrix out = program.newMatrix(12)) {
      for (int i = 0; i < 12; i++) {
        in.floats().put(i, i);
        out.floats().put(i, -1);
      }
      program.apply(weight, in, out, 2);
      float[] result = new float[5];
      out.floats().get(0, result);
      assertThat(result).containsExactly(8, 17, 26, 62, -1);
    }
  }

  @Test
  void a_width_that_no_weight_has_is_refused() {
    MatrixProgram.Builder builder = new MatrixProgram.Builder();
    builder.add("w", new float[] {1}, 1, 1);
    try (MatrixProgram program = builder.load();
        NativeMatrix matrix = program.newMatrix(4)) {
      assertThatThrownBy(
              () -> program.apply(new MatrixProgram.Weight("w", 2, 1), matrix, matrix, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
