package dev.avatar4j.benchmarks.load;

import dev.avatar4j.server.cli.AvatarCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code avatar serve} as a process of its own, with the JVM options of the launcher (Linux). */
final class LoadServer implements AutoCloseable {
  private static final double TICKS_PER_SECOND = 100;
  private static final long GOODBYE_SECONDS = 15;

  private final Process process;
  private final URI address;
  private final HttpClient client = HttpClient.newHttpClient();

  LoadServer(String... options) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java, "-XX:+UseSerialGC", "-Xms64m", "-Xmx1g"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(AvatarCommand.class.getName(), "serve", "--port", "0"));
    command.addAll(List.of(options));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    address = awaitAddress();
  }

  private URI awaitAddress() throws IOException {
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("Avatar:")) {
        return URI.create(line.replaceAll("^Avatar: +(\\S+?)/? .*", "$1"));
      }
    }
    throw new IOException("The server did not start");
  }

  /**
   * @return the size of a picture of the avatar, once there is one
   */
  int snapshot() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/v1/snapshot.png")).build();
    HttpResponse<byte[]> reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (reply.statusCode() != 200) {
      throw new IOException("No picture: " + reply.statusCode());
    }
    return reply.body().length;
  }

  int port() {
    return address.getPort();
  }

  /** Creates an avatar and returns its id. */
  String createAvatar() throws IOException, InterruptedException {
    HttpResponse<String> reply =
        client.send(
            HttpRequest.newBuilder(address.resolve("/api/v1/avatars"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return reply.body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
  }

  FrameTimes frameTimes() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/metrics")).build();
    return FrameTimes.parse(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /** Processor time of the server so far, in seconds. */
  double processorSeconds() throws IOException {
    String stat = Files.readString(proc("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** Resident memory of the server, in MiB. */
  long residentMib() throws IOException {
    return status("VmRSS:") / 1024;
  }

  long threads() throws IOException {
    return status("Threads:");
  }

  private long status(String name) throws IOException {
    for (String line : Files.readAllLines(proc("status"))) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("No " + name);
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  /** Ends the server as a service manager would and says how that went. */
  @Override
  public void close() {
    long start = System.nanoTime();
    process.destroy();
    try {
      if (process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
        System.out.printf(
            "server ended with %d after %.1f s%n",
            process.exitValue(), (System.nanoTime() - start) / 1e9);
      } else {
        System.out.println("server did not end; killed");
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
