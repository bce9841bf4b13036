package dev.avatar4j.server.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.avatar4j.server.cli.CommandLineRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsCommandTest {
  private static final Path SHARED = Path.of("..", "..", "shared", "models", "tha4", "lambda_00");
  private static final String LAMBDA = "tha4:lambda_00";

  @TempDir Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path);
          Path file = SHARED.resolve(path.substring(path.lastIndexOf('/') + 1));
          try (exchange) {
            if (path.startsWith("/good/") && Files.isRegularFile(file)) {
              byte[] bytes = Files.readAllBytes(file);
              exchange.sendResponseHeaders(200, bytes.length);
              exchange.getResponseBody().write(bytes);
            } else {
              exchange.sendResponseHeaders(404, -1);
            }
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String mirror(String path) {
    return "--mirror=http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private CommandLineRunner models(String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of("models", command, "--models", folder.toString()));
    line.addAll(List.of(arguments));
    return CommandLineRunner.run(line.toArray(new String[0]));
  }

  private static void assertRefused(CommandLineRunner result, String... parts) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(parts).doesNotContain("\tat ");
  }

  @Test
  void the_list_tells_names_licences_and_what_is_here() {
    CommandLineRunner result = models("list");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("tha3:separable_half", "CC BY 4.0", "NO COMMERCIAL USE", folder.toString())
        .doesNotContain("installed");
  }

  @Test
  void a_non_commercial_model_needs_the_option_and_nobody_is_asked_before() {
    assertRefused(
        models("download", LAMBDA, mirror("/good")),
        "--accept-license",
        "CC BY-NC 4.0",
        "Pramook Khungurn");
    assertThat(asked).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_model_is_downloaded_listed_verified_and_found() throws IOException {
    Assumptions.assumeTrue(Files.exists(SHARED), SHARED + " is absent");
    CommandLineRunner result = models("download", LAMBDA, "--accept-license", mirror("/good"));
    assertThat(result.exitCode()).as(result.err()).isZero();
    Path model = folder.resolve("tha4").resolve("lambda_00");
    assertThat(result.out()).isEqualTo(model + System.lineSeparator());
    assertThat(result.err())
        .contains("Author: Pramook Khungurn", "NO COMMERCIAL USE", "body_morpher.pt [##########]");
    assertThat(model.resolve("ATTRIBUTION.txt")).content().contains("Pramook Khungurn");
    assertThat(models("list").out()).containsPattern("tha4:lambda_00 +installed");
    assertThat(models("path", LAMBDA).out()).isEqualTo(result.out());
    CommandLineRunner verified = models("verify");
    assertThat(verified.exitCode()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("good", "checksum of the manifest, content checked");
    assertThat(models("download", LAMBDA, "--offline").exitCode()).isZero();

    Files.writeString(model.resolve("face_morpher.pt"), "broken");
    CommandLineRunner broken = models("verify", LAMBDA);
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.out()).containsPattern("face_morpher.pt +wrong");
  }

  @Test
  void a_file_that_is_not_there_is_reported_with_its_address() {
    assertRefused(
        models("download", "tha3:separable_half", mirror("/none/")),
        "404",
        "/none/separable_half/eyebrow_decomposer.pt",
        "by hand");
  }

  @Test
  void offline_names_what_is_missing_and_the_way_by_hand() {
    assertRefused(
        models("download", "tha3:separable_half", "--offline", mirror("/good")),
        "offline",
        "editor.pt",
        "https://github.com/pkhungurn/talking-head-anime-3-demo");
    assertThat(asked).isEmpty();
  }

  @Test
  void the_path_of_a_missing_model_is_refused_and_that_of_the_store_is_not() {
    assertRefused(models("path", "tha3:standard_float"), "avatar models download");
    assertThat(models("path").out().strip()).isEqualTo(folder.toString());
    assertThat(models("verify").out()).contains("No model is in " + folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"download", "verify", "path"})
  void an_unknown_name_is_refused_with_the_nearest(String command) {
    assertRefused(models(command, "tha3:separable"), "tha3:separable", "Did you mean");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--mirror=files", "--mirror=ftp://x/y", "--mirror=http:///x"})
  void a_mirror_that_is_no_web_address_is_refused(String mirror) {
    assertRefused(models("download", "tha3:separable_half", mirror), "--mirror");
  }

  @Test
  void models_alone_asks_which_command() {
    CommandLineRunner result = CommandLineRunner.run("models");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("Which command?", "download");
  }
}
