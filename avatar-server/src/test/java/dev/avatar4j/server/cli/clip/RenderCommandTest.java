package dev.avatar4j.server.cli.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.server.cli.CommandLineRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderCommandTest {
  @TempDir private Path folder;

  @Test
  void the_same_scene_with_the_same_seed_gives_the_same_bytes() throws Exception {
    Path script = Files.writeString(folder.resolve("s.json"), "[{\"at\":0.2,\"emotion\":\"joy\"}]");
    for (String name : new String[] {"one.png", "two.png"}) {
      CommandLineRunner result =
          CommandLineRunner.run(
              "render",
              "--script",
              script.toString(),
              "--seconds",
              "0.6",
              "--fps",
              "10",
              "--seed",
              "5",
              "--out",
              file(name));
      assertThat(result.exitCode()).as(result.err()).isZero();
    }
    assertThat(Files.readAllBytes(folder.resolve("one.png")))
        .isEqualTo(Files.readAllBytes(folder.resolve("two.png")));
  }

  @Test
  void a_folder_receives_numbered_frames() {
    CommandLineRunner result =
        CommandLineRunner.run("render", "--seconds", "0.3", "--fps", "10", "--out", file("frames"));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(folder.resolve("frames"))
        .isDirectoryContaining("glob:**frame_00000.png")
        .isDirectoryContaining("glob:**frame_00002.png");
    assertThat(result.err()).doesNotContain("removed");
  }

  @Test
  void a_shorter_scene_takes_the_place_of_a_longer_one_in_a_folder_and_says_so() throws Exception {
    Path out = Files.createDirectory(folder.resolve("frames"));
    for (String name : List.of("frame_00001.png", "frame_00002.png", "mine.png", "timing.json")) {
      Files.writeString(out.resolve(name), "old");
    }
    CommandLineRunner result =
        CommandLineRunner.run("render", "--seconds", "0.2", "--fps", "10", "--out", out.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err())
        .containsOnlyOnce("note: removed 1 frame of an earlier clip from " + out);
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "frame_00000.png", "frame_00001.png", "mine.png", "timing.json");
    }
    assertThat(out.resolve("frame_00001.png")).binaryContent().startsWith(137, 'P', 'N', 'G');
  }

  @ParameterizedTest
  @ValueSource(strings = {"render", "say"})
  void help_says_what_becomes_of_an_earlier_clip(String command) {
    String help = CommandLineRunner.run(command, "--help").out().replaceAll("\\s+", " ");
    assertThat(help)
        .contains("those beyond the end of the new clip removed; its other files stay.");
  }

  @Test
  void a_name_ending_in_webm_is_a_film_or_says_how_to_get_ffmpeg() throws Exception {
    CommandLineRunner result =
        CommandLineRunner.run("render", "--seconds", "0.3", "--fps", "10", "--out", file("a.webm"));
    if (result.exitCode() == 0) {
      assertThat(folder.resolve("a.webm")).binaryContent().startsWith(0x1A, 0x45, 0xDF, 0xA3);
    } else {
      assertThat(result.err()).contains("apt install ffmpeg");
    }
    assertThat(folder.resolve("a.webm.part")).doesNotExist();
  }

  @Test
  void a_script_with_several_mistakes_names_them_all() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("s.json"), "[{\"at\":1,\"emotion\":\"joyy\"},{\"talking\":true}]");
    CommandLineRunner result =
        CommandLineRunner.run("render", "--script", script.toString(), "--out", file("x.png"));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("joyy", "at");
    assertThat(folder.resolve("x.png")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1001})
  void a_frame_rate_out_of_range_is_refused_with_the_range(int fps) {
    CommandLineRunner result =
        CommandLineRunner.run("render", "--fps", "" + fps, "--out", file("x"));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--fps is " + fps, "from 1 to 1000");
    assertThat(folder.resolve("x")).doesNotExist();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }
}
