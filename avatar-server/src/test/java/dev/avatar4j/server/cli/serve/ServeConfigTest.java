package dev.avatar4j.server.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.server.cli.CommandLineRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeConfigTest {
  @TempDir Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void keepTheUsersOwnFileOut() {
    environment.put("XDG_CONFIG_HOME", home.toString());
    environment.put("APPDATA", home.toString());
  }

  private CommandLineRunner serve(String... options) {
    List<String> arguments = new ArrayList<>(List.of("serve"));
    arguments.addAll(List.of(options));
    return CommandLineRunner.runIn(environment, arguments.toArray(String[]::new));
  }

  private Path write(String name, String content) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private static String line(CommandLineRunner result, String key) {
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result
        .out()
        .lines()
        .filter(line -> line.startsWith(key + ":") || line.startsWith("# " + key + ":"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + key + " in\n" + result.out()));
  }

  @Test
  void flags_win_over_the_environment_and_that_over_the_file_and_that_over_defaults()
      throws Exception {
    Path file = write("my.yaml", "port: 6001\nmax_viewers: 70\nmax_avatars: 3\n");
    environment.put("AVATAR4J_PORT", "6002");
    environment.put("AVATAR4J_MAX_VIEWERS", "71");
    CommandLineRunner result =
        serve("--config", file.toString(), "--port", "6003", "--print-config");
    assertThat(line(result, "port")).matches("port: 6003 +# flag --port");
    assertThat(line(result, "max_viewers"))
        .matches("max_viewers: 71 +# environment variable AVATAR4J_MAX_VIEWERS");
    assertThat(line(result, "max_avatars")).startsWith("max_avatars: 3 ").endsWith("file " + file);
    assertThat(line(result, "max_json")).matches("max_json: 1024 +# default");
    assertThat(line(result, "fps")).matches("# fps: +# not set");
  }

  @Test
  void the_limits_of_recordings_and_their_ffmpeg_can_be_set_everywhere() throws Exception {
    Path file =
        write("other.yaml", "max_recording_size: 1\nmax_recordings_size: 2\nffmpeg: /a/ffmpeg\n");
    environment.put("AVATAR4J_MAX_RECORDINGS_SIZE", "3");
    environment.put("AVATAR4J_FFMPEG", "/b/ffmpeg");
    CommandLineRunner result =
        serve("--config", file.toString(), "--ffmpeg", "/c/ffmpeg", "--print-config");
    assertThat(line(result, "max_recording_size")).contains(": 1 ", "file");
    assertThat(line(result, "max_recordings_size")).contains(": 3 ", "environment");
    assertThat(line(result, "ffmpeg")).contains("\"/c/ffmpeg\"", "flag --ffmpeg");
  }

  @ParameterizedTest
  @CsvSource({"--max-recording-size,0", "--max-recordings-size,-1", "--ffmpeg,' '"})
  void recording_options_that_make_no_sense_are_refused(String option, String value) {
    CommandLineRunner result = serve(option, value);
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.err()).contains(option);
  }

  @Test
  void the_file_in_the_users_folder_is_read_without_being_named() throws Exception {
    Path file =
        write("avatar4j/avatar4j.yaml", "cors:\n  - https://a.example\n  - https://b.example\n");
    assertThat(line(serve("--print-config"), "cors"))
        .startsWith("cors: [\"https://a.example\", \"https://b.example\"] ")
        .endsWith("file " + file);
  }

  @Test
  void the_file_may_be_json_and_switches_stay_on_if_the_flag_is_given_too() throws Exception {
    Path file = write("c.json", "{\"listen\": true, \"log_json\": true}");
    CommandLineRunner result =
        serve("--config=" + file, "--listen", "--log-json=false", "--print-config");
    assertThat(line(result, "listen")).matches("listen: true +# flag --listen");
    assertThat(line(result, "log_json")).matches("log_json: false +# flag --log-json");
  }

  @Test
  void what_is_printed_can_be_read_again() throws Exception {
    environment.put("AVATAR4J_CORS", "https://a.example");
    CommandLineRunner first = serve("--print-config", "--image", "/my \"own\"/a.png");
    Path file = write("again.yaml", first.out());
    environment.remove("AVATAR4J_CORS");
    CommandLineRunner second = serve("--config", file.toString(), "--print-config");
    assertThat(line(second, "image")).startsWith("image: \"/my \\\"own\\\"/a.png\"");
    assertThat(line(second, "cors")).startsWith("cors: [\"https://a.example\"]");
  }

  @Test
  void the_key_is_masked() throws Exception {
    Path file = write("c.yaml", "api_key: super-secret-1\n");
    CommandLineRunner result = serve("--config", file.toString(), "--print-config");
    assertThat(line(result, "api_key")).startsWith("api_key: ********").endsWith("file " + file);
    environment.put("AVATAR4J_API_KEY", "super-secret-2");
    CommandLineRunner other = serve("--config", file.toString(), "--print-config");
    assertThat(line(other, "api_key")).endsWith("environment variable AVATAR4J_API_KEY");
    assertThat(result.out() + result.err() + other.out() + other.err())
        .doesNotContain("super-secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max_viewer: 1          | Did you mean \"max_viewers\"?",
        "config: a.yaml         | no option \"config\"",
        "port: {a: 1}           | single value or a list",
        "[1, 2]                 | key: value",
        "'port: [1'             | Configuration file",
        "'port: 1\nport: 2'     | Configuration file"
      })
  void a_mistake_in_the_file_is_refused_with_its_name(String content, String reason)
      throws Exception {
    Path file = write("bad.yaml", content.replace("\\n", "\n"));
    CommandLineRunner result = serve("--config", file.toString(), "--print-config");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(file.toString()).contains(reason);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void a_value_of_the_wrong_type_is_refused() throws Exception {
    Path file = write("bad.yaml", "port: many\n");
    CommandLineRunner result = serve("--config", file.toString(), "--print-config");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--port").contains("many").contains(file.toString());
  }

  @Test
  void a_missing_file_is_refused() {
    CommandLineRunner result = serve("--config", home.resolve("no.yaml").toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("no.yaml").contains("no such file");
  }

  @Test
  void an_unknown_variable_is_mentioned_and_ignored() {
    environment.put("AVATAR4J_MAX_VIEWER", "1");
    environment.put("AVATAR4J_MODELS", "/models");
    CommandLineRunner result = serve("--print-config");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .contains("AVATAR4J_MAX_VIEWER")
        .contains("Did you mean \"max_viewers\"?")
        .doesNotContain("AVATAR4J_MODELS");
  }

  @Test
  void the_voice_is_chosen_like_everything_else_and_an_unknown_one_is_refused_at_once()
      throws Exception {
    assertThat(line(serve("--print-config"), "voice")).matches("voice: \"auto\" +# default");
    Path file = write("voice.yaml", "voice: flite:slt\n");
    assertThat(line(serve("--config", file.toString(), "--print-config"), "voice"))
        .startsWith("voice: ")
        .contains("flite:slt")
        .endsWith("file " + file);
    environment.put("AVATAR4J_VOICE", "none");
    assertThat(line(serve("--config", file.toString(), "--print-config"), "voice"))
        .matches("voice: \"none\" +# environment variable AVATAR4J_VOICE");
    CommandLineRunner wrong = serve("--voice", "flitte");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("flitte").contains("Did you mean \"flite\"?");
    assertThat(wrong.out()).doesNotContain("Loading");
  }

  @Test
  void listening_everywhere_and_on_one_address_contradict_each_other() {
    CommandLineRunner result = serve("--listen", "--host", "192.0.2.1");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--listen").contains("192.0.2.1");
  }

  @Test
  void a_bad_key_in_the_environment_is_refused_and_not_repeated() {
    environment.put("AVATAR4J_API_KEY", "se cret");
    CommandLineRunner result = serve("--port", "0");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("AVATAR4J_API_KEY").doesNotContain("se cret");
  }
}
