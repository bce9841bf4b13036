package dev.avatar4j.poser.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorFeaturesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "flags : fpu avx512_bf16 avx512f,true",
    "flags : fpu amx_bf16 amx_tile,true",
    "Features : fp asimd bf16,true",
    "flags : fpu avx512f avx512_vnni,false",
    "model name : amx_bf16,false"
  })
  void bfloat16_is_fast_where_the_processor_has_instructions_for_it(String line, boolean fast)
      throws IOException {
    Path info = Files.writeString(folder.resolve("cpuinfo"), "processor : 0\n" + line + "\n");
    assertThat(ProcessorFeatures.fastBfloat16(info)).isEqualTo(fast);
  }
}
