package dev.avatar4j.poser.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessEndTest {
  private static final int SIGTERM = 128 + 15;

  @TempDir Path folder;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
  void a_process_that_is_told_to_end_in_the_middle_of_inference_does_not_crash()
      throws IOException, InterruptedException {
    Path crash = folder.resolve("hs_err.log");
    Path errors = folder.resolve("errors.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + crash,
                "-cp",
                System.getProperty("java.class.path"),
                EndlessInference.class.getName(),
                folder.resolve("program.pt").toString())
            .redirectError(errors.toFile())
            .start();
    try {
      boolean computing = process.inputReader().lines().anyMatch(EndlessInference.READY::equals);
      assertThat(computing).as(Files.readString(errors)).isTrue();
      process.destroy();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(crash).doesNotExist();
      assertThat(process.exitValue()).isEqualTo(SIGTERM);
    } finally {
      process.destroyForcibly();
    }
  }
}
