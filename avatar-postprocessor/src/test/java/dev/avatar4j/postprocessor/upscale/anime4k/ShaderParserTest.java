package dev.avatar4j.postprocessor.upscale.anime4k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShaderParserTest {
  private static final NetworkModel MODEL = NetworkModel.UPSCALE_S;
  private static final String TEXT = ShaderText.of(RandomWeights.of(MODEL, 3));

  private static void assertRefused(String text, String... parts) {
    assertThatThrownBy(() -> ShaderParser.parse("x.glsl", text, MODEL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(parts)
        .hasMessageContaining("x.glsl, line ");
  }

  @ParameterizedTest
  @EnumSource
  void every_network_is_read_back_as_it_was_written(NetworkModel model) {
    NetworkWeights weights = RandomWeights.of(model, 7);
    NetworkWeights read = ShaderParser.parse("x", ShaderText.of(weights), model);
    for (int i = 0; i < weights.convolutions().size(); i++) {
      Convolution expected = weights.convolutions().get(i);
      assertThat(read.convolutions().get(i).weights()).containsExactly(expected.weights());
      assertThat(read.convolutions().get(i).biases()).containsExactly(expected.biases());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UPSCALE_S,988", "UPSCALE_DENOISE_M,2092", "UPSCALE_L,4284", "UPSCALE_DENOISE_VL,8540",
    "UPSCALE_UL,17412", "RESTORE_S,915", "RESTORE_SOFT_M,2035", "RESTORE_L,4139",
    "RESTORE_SOFT_VL,8683", "RESTORE_UL,18927"
  })
  void the_networks_have_the_known_number_of_parameters(NetworkModel model, int parameters) {
    assertThat(model.shape().parameters()).isEqualTo(parameters);
  }

  @Test
  void matrices_are_stored_column_by_column_and_windows_likewise() {
    String text = TEXT.replaceFirst("mat4\\([^)]*\\)", "mat4(1,2,3,4,5,6,7,8,9,10,11,12,0,0,0,0)");
    Convolution first = ShaderParser.parse("x", text, MODEL).convolutions().get(0);
    assertThat(first.weight(0, 0, 0, 0)).isEqualTo(1);
    assertThat(first.weight(1, 0, 0, 0)).isEqualTo(2);
    assertThat(first.weight(0, 1, 0, 0)).isEqualTo(5);
    assertThat(first.weight(3, 2, 0, 0)).isEqualTo(12);
    String second =
        TEXT.replaceFirst("(?s)(mat4.*?)mat4\\([^)]*\\)", "$1mat4(42" + ",0".repeat(15) + ")");
    assertThat(ShaderParser.parse("x", second, MODEL).convolutions().get(0).weight(0, 0, 1, 0))
        .isEqualTo(42);
  }

  @ParameterizedTest
  @CsvSource({"0.499,0.499", "-.5,-0.5", "+3,3", "1e-3f,0.001", "7.,7"})
  void numbers_may_have_any_form(String text, float value) {
    String one = TEXT.replaceFirst("mat4\\([^,]*,", "mat4( " + text + " ,");
    assertThat(ShaderParser.parse("x", one, MODEL).convolutions().get(0).weight(0, 0, 0, 0))
        .isEqualTo(value);
  }

  @Test
  void a_file_that_is_cut_off_is_refused_with_the_place() {
    assertRefused(TEXT.substring(0, TEXT.length() / 2), "Anime4K_Upscale_CNN_x2_S.glsl", "cut off");
    assertRefused("", "0 of the ");
  }

  @Test
  void a_larger_network_is_refused() {
    assertRefused(ShaderText.of(RandomWeights.of(NetworkModel.UPSCALE_M, 1)), "more weights");
  }

  @Test
  void a_matrix_too_few_is_noticed_where_it_is_missing() {
    String[] lines = TEXT.split("\n");
    lines[3] = "";
    assertRefused(String.join("\n", lines) + "vec4 more = vec4(1,2,3,4);", "line 13", "missing");
  }

  @Test
  void wrong_numbers_are_refused_with_their_line() {
    assertRefused(TEXT.replaceFirst("mat4\\([^,]*,", "mat4(1.2.3,"), "line 4", "1.2.3");
    assertRefused(TEXT.replaceFirst("mat4\\([^,]*,", "mat4(NaN,"), "line 4", "NaN");
    assertRefused(TEXT.replaceFirst("mat4\\([^,]*,", "mat4(1e30,"), "line 4", "1e30");
    assertRefused(TEXT.replaceFirst("mat4\\([^,]*,", "mat4("), "line 4", "15 numbers");
  }

  @Test
  void constants_in_comments_do_not_count() {
    String commented = "/* mat4(1,2\n)\n vec4(1,2,3,4) */" + TEXT + "// vec4(1,2,3,4)";
    assertThat(ShaderParser.parse("x", commented, MODEL).convolutions()).hasSize(4);
  }
}
