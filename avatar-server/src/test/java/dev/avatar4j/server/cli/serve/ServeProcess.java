package dev.avatar4j.server.cli.serve;

import dev.avatar4j.server.cli.AvatarCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code avatar serve} as a process of its own, on a free port. */
final class ServeProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final List<String> lines = new ArrayList<>();
  private URI address;

  /** Starts it and waits until it listens. */
  ServeProcess(Path home, Path errors, Map<String, String> environment, String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // it lives for seconds
                "-cp",
                System.getProperty("java.class.path"),
                AvatarCommand.class.getName(),
                "serve",
                "--port",
                "0"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    builder.environment().putAll(environment);
    process = builder.start();
    out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (line.startsWith("Avatar:")) {
        address = URI.create(line.replaceAll("^Avatar: +(\\S+).*", "$1"));
        return;
      }
    }
    throw new IOException("It ended after " + lines);
  }

  URI address() {
    return address;
  }

  /** What it has printed when it was ready. */
  List<String> lines() {
    return lines;
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Its exit code, within a while. */
  int exitCode(long seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("It still runs after " + seconds + " s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
