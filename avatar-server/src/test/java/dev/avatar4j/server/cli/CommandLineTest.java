package dev.avatar4j.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir Path folder;

  private void assertRefused(CommandLineRunner result, String... parts) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(parts).doesNotContain("Exception", "\tat ");
    assertThat(result.err().strip().lines()).as(result.err()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "pose", "render", "doctor"})
  void every_command_has_help(String command) {
    CommandLineRunner result = CommandLineRunner.run(command, "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Usage: avatar " + command).contains("--poser");
  }

  @Test
  void no_command_prints_the_commands_and_fails() {
    CommandLineRunner result = CommandLineRunner.run();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("serve", "pose", "render", "doctor");
  }

  @Test
  void an_unknown_poser_is_refused_in_one_line_with_those_there_are() {
    assertRefused(
        CommandLineRunner.run("pose", "--poser", "wrap", "--raw", file("x.f32")), "wrap", "warp");
  }

  @Test
  void a_missing_model_folder_is_refused_in_one_line() {
    assertRefused(
        CommandLineRunner.run("pose", "--poser", "tha4:" + file("nowhere"), "--raw", file("x")),
        "nowhere");
  }

  @Test
  void an_unknown_emotion_is_refused_with_the_nearest_one() {
    assertRefused(CommandLineRunner.run("pose", "--emotion", "joyy", "--raw", file("x")), "joy");
  }

  @Test
  void an_unknown_morph_is_refused_with_the_nearest_one() throws Exception {
    Path pose = Files.writeString(folder.resolve("p.json"), "{\"mouth_aa_index\": 1}");
    assertRefused(
        CommandLineRunner.run("pose", "--pose", pose.toString(), "--raw", file("x")),
        "mouth_aaa_index");
  }

  @Test
  void a_morph_that_is_no_number_is_refused() throws Exception {
    Path pose = Files.writeString(folder.resolve("p.json"), "{\"mouth_aaa_index\": \"wide\"}");
    assertRefused(
        CommandLineRunner.run("pose", "--pose", pose.toString(), "--raw", file("x")),
        "mouth_aaa_index",
        "number");
  }

  @Test
  void an_output_is_drawn_by_number_or_name_and_a_wrong_one_is_refused_with_those_there_are() {
    for (String output : List.of("0", "frame")) {
      assertThat(
              CommandLineRunner.run("pose", "--output", output, "--raw", file(output + ".f32"))
                  .exitCode())
          .isZero();
    }
    assertThat(folder.resolve("0.f32")).hasSameBinaryContentAs(folder.resolve("frame.f32"));
    assertRefused(
        CommandLineRunner.run("pose", "--output", "fame", "--raw", file("x")),
        "no output \"fame\". Did you mean \"frame\"? It has: 0 frame.");
    assertRefused(CommandLineRunner.run("pose", "--output", "1", "--raw", file("x")), "0 frame");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1]", "{\"a\":1,\"a\":2}", "{} {}"})
  void a_pose_file_that_is_no_json_object_is_refused(String text) throws Exception {
    Path pose = Files.writeString(folder.resolve("p.json"), text);
    assertRefused(
        CommandLineRunner.run("pose", "--pose", pose.toString(), "--raw", file("x")), "p.json");
  }

  @ParameterizedTest
  @ValueSource(ints = {900, 10_000})
  void a_pose_file_of_deep_nesting_is_refused_in_one_short_line(int depth) throws Exception {
    Path pose =
        Files.writeString(
            folder.resolve("p.json"),
            "{\"mouth_aaa_index\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
    CommandLineRunner result =
        CommandLineRunner.run("pose", "--pose", pose.toString(), "--raw", file("x"));
    assertRefused(result, "avatar: ");
    assertThat(result.err()).hasSizeLessThan(400);
  }

  @ParameterizedTest
  @CsvSource({"pose,--out", "pose,--raw", "render,--out"})
  void an_output_file_that_is_a_folder_is_refused_before_the_work_and_stays(
      String command, String option) throws Exception {
    Path taken = Files.createDirectory(folder.resolve("taken.png"));
    assertRefused(CommandLineRunner.run(command, option, taken.toString()), option, "is a folder");
    assertThat(taken).isEmptyDirectory();
  }

  @Test
  void an_output_folder_that_is_a_file_is_refused() throws Exception {
    Path taken = Files.writeString(folder.resolve("taken"), "mine");
    assertRefused(CommandLineRunner.run("render", "--out", taken.toString()), "is a file");
    assertThat(taken).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pose", "render"})
  void an_empty_output_name_is_refused(String command) {
    assertRefused(CommandLineRunner.run(command, "--out", ""), "--out", "empty");
  }

  @Test
  void an_output_below_a_file_is_refused_in_words() throws Exception {
    Path taken = Files.writeString(folder.resolve("taken"), "mine");
    CommandLineRunner result = CommandLineRunner.run("pose", "--raw", taken + "/x.f32");
    assertRefused(result, "--raw", "not a folder");
    assertThat(result.err()).doesNotContain("Exception");
  }

  @Test
  void an_empty_host_is_refused() {
    assertRefused(CommandLineRunner.run("serve", "--port", "0", "--host", ""), "host", "empty");
  }

  @Test
  void a_missing_picture_is_refused_by_name() {
    assertRefused(
        CommandLineRunner.run("pose", "--image", file("none.png"), "--raw", file("x")), "none.png");
  }

  @Test
  void a_picture_that_is_none_is_refused_and_nothing_is_written() throws Exception {
    Path picture = Files.writeString(folder.resolve("bad.png"), "GIF89a not a png at all");
    assertRefused(
        CommandLineRunner.run("pose", "--image", picture.toString(), "--out", file("x.png")),
        "GIF");
    assertThat(folder.resolve("x.png")).doesNotExist();
  }

  @Test
  void a_pose_without_any_output_is_refused() {
    CommandLineRunner result = CommandLineRunner.run("pose");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--out", "--raw");
  }

  @Test
  void a_port_in_use_is_refused_with_the_next_step() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      CommandLineRunner result =
          CommandLineRunner.run("serve", "--port", Integer.toString(taken.getLocalPort()));
      assertRefused(result, Integer.toString(taken.getLocalPort()), "--port");
    }
  }

  @Test
  void a_frame_rate_of_zero_is_refused() {
    assertRefused(CommandLineRunner.run("serve", "--fps", "0"), "fps");
  }

  @Test
  void a_still_is_written_as_png_and_as_planar_floats() throws Exception {
    CommandLineRunner result =
        CommandLineRunner.run(
            "pose", "--emotion", "joy", "--out", file("a/joy.png"), "--raw", file("joy.f32"));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(folder.resolve("a/joy.png")).binaryContent().startsWith(137, 'P', 'N', 'G');
    assertThat(folder.resolve("joy.f32")).hasSize(4 * 4 * 512 * 512);
  }

  @ParameterizedTest
  @ValueSource(strings = {"say", "emotions reset", ""})
  void help_of_a_command_is_its_help_option(String command) {
    List<String> names = Stream.of(command.split(" ")).filter(name -> !name.isEmpty()).toList();
    CommandLineRunner help = CommandLineRunner.run(words(List.of("help"), names));
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).isEqualTo(CommandLineRunner.run(words(names, List.of("-h"))).out());
    assertThat(help.out()).startsWith(("Usage: avatar " + command).strip());
  }

  @Test
  void help_of_no_command_is_refused_with_the_commands_there_are() {
    CommandLineRunner help = CommandLineRunner.run("help", "emotions", "sort");
    assertThat(help.exitCode()).isEqualTo(2);
    assertThat(help.err()).contains("no command \"sort\"", "list", "show", "reset");
  }

  private static String[] words(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toArray(String[]::new);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }
}
