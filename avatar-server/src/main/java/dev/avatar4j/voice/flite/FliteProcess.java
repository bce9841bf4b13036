package dev.avatar4j.voice.flite;

import dev.avatar4j.AvatarException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the program with a list of arguments, never through a shell, in a folder of its own. */
final class FliteProcess {
  /** Stands for the sound file among the arguments. */
  static final String SOUND = "speech.wav";

  private static final long MAX_BYTES = 256L << 20;
  private static final int MAX_ERROR = 300;

  private final Path program;
  private final Duration timeout;

  FliteProcess(Path program, Duration timeout) {
    this.program = program.toAbsolutePath();
    this.timeout = timeout;
  }

  /** What it printed, and the sound it wrote; empty if none. */
  @SuppressWarnings("ArrayRecordComponent")
  record Result(String printed, byte[] sound) {}

  Result run(List<String> arguments) throws InterruptedException {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("avatar4j-flite");
      return run(arguments, folder);
    } catch (IOException e) {
      throw new AvatarException(program + " cannot be run: " + e.getMessage(), e);
    } finally {
      delete(folder);
    }
  }

  private Result run(List<String> arguments, Path folder) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(arguments);
    command.add(0, program.toString());
    File printed = folder.resolve("printed").toFile();
    File errors = folder.resolve("errors").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .redirectOutput(printed)
            .redirectError(errors)
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new AvatarException(
            program + " did not finish in " + timeout.toMillis() + " ms and was stopped.");
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      String error = text(errors.toPath()).strip();
      throw new AvatarException(
          program
              + " failed with exit code "
              + process.exitValue()
              + (error.isEmpty() ? "." : ": " + shortened(error)));
    }
    Path sound = folder.resolve(SOUND);
    byte[] bytes = Files.exists(sound) ? bytes(sound) : new byte[0];
    return new Result(text(printed.toPath()), bytes);
  }

  private static String shortened(String error) {
    return error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR) + "...";
  }

  private static String text(Path file) throws IOException {
    return new String(bytes(file), StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("it wrote " + Files.size(file) + " bytes");
    }
    return Files.readAllBytes(file);
  }

  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit(); // a temporary folder; nothing depends on it
    }
  }
}
