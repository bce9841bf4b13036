package dev.avatar4j.server.cli.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be said: refused in one line, and nothing is written. */
class SayRefusalsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[7]",
        "{}",
        "[{\"word\":\"a\",\"start_time\":null}]",
        "{\"a\":1}",
        "{\"words\":[]}",
        "{\"words\":{\"a\":1}}"
      })
  void timestamps_that_say_nothing_are_refused_with_the_file(String json) throws Exception {
    SayRunner.say(List.of("--text", "Map.", "--out", file("voice.wav")));
    Path times = Files.writeString(folder.resolve("times.json"), json);
    SayRunner.assertRefused(
        List.of(
            "--sound", file("voice.wav"), "--timestamps", times.toString(), "--out", file("o.wav")),
        "avatar: ",
        "times.json");
    assertThat(folder.resolve("o.wav")).doesNotExist();
  }

  @Test
  void sounds_that_are_none_are_refused() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.wav"), "RIFFnothing");
    SayRunner.assertRefused(
        List.of("--sound", broken.toString(), "--out", file("o.wav")), "broken.wav");
    SayRunner.assertRefused(
        List.of("--sound", file("none.wav"), "--out", file("o.wav")), "no file");
    SayRunner.assertRefused(
        List.of("--sound", file("x"), "--text", "Hi.", "--out", file("o.wav")), "Give one of");
    SayRunner.assertRefused(
        List.of("--timestamps", file("x"), "--text", "Hi.", "--out", file("o.wav")), "--sound");
  }

  @Test
  void texts_that_cannot_be_said_are_refused_in_one_line() throws Exception {
    refuseText("", "empty");
    refuseText(" \t\n", "empty");
    refuseText("?!... --", "letter or digit");
    refuseText("\u0001\u0002", "letter or digit");
    refuseText("\uD83D\uDE00\uD83D\uDE00", "letter or digit");
    refuseText("Hello. ".repeat(150_000).substring(0, 1_000_000), "1000000", "100000");
    refuseText("猫です。", "avatar: The voice kevin16", "English");
    Path large = Files.write(folder.resolve("large.txt"), new byte[(1 << 20) + 1]);
    SayRunner.assertRefused(
        List.of("--text-file", large.toString(), "--out", file("a.wav")), "1 MiB");
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'a', (byte) 0xE9, 'b'});
    SayRunner.assertRefused(
        List.of("--text-file", latin.toString(), "--out", file("a.wav")), "UTF-8");
    SayRunner.assertRefused(
        List.of("--text-file", file("none.txt"), "--out", file("a.wav")), "no file");
    SayRunner.assertRefused(List.of("--out", file("a.wav")), "Give one of", "--text-file");
  }

  private void refuseText(String text, String... parts) {
    SayRunner.assertRefused(List.of("--text", text, "--out", file("a.wav")), parts);
    assertThat(folder.resolve("a.wav")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--voice|freetts:nobody|kevin16",
        "--voice|fleetts|freetts",
        "--speed|9|0.25 to 4",
        "--speed|0|0.25 to 4",
        "--speed|NaN|0.25 to 4",
        "--emotion|joyy|joy",
        "--fps|0|1 to 1000",
        "--fps|1001|1 to 1000",
        "--av-offset|3|-2 to 2",
        "--background|red|#20c040",
        "--poser|wrap|warp",
        "--image|none.png|none.png"
      })
  void a_wrong_option_is_refused_in_one_line(String option, String value, String part) {
    String out = Set.of("--poser", "--image", "--background").contains(option) ? "out" : "a.wav";
    SayRunner.assertRefused(List.of("--text", "Hi.", option, value, "--out", file(out)), part);
    assertThat(folder.resolve("a.wav")).doesNotExist();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void a_place_that_is_taken_by_another_kind_is_refused_and_stays() throws Exception {
    Path taken = Files.writeString(folder.resolve("taken"), "mine");
    SayRunner.assertRefused(List.of("--text", "Hi.", "--out", taken.toString()), "is a file");
    assertThat(taken).hasContent("mine");
    for (String name : List.of("d.png", "d.wav", "d.webm", "d.mp4")) {
      Path directory = Files.createDirectory(folder.resolve(name));
      SayRunner.assertRefused(
          List.of("--text", "Hi.", "--out", directory.toString()), "is a folder");
      assertThat(directory).isEmptyDirectory();
    }
    SayRunner.assertRefused(List.of("--text", "Hi.", "--out", file("d.apng")), "d.wav is a folder");
    SayRunner.assertRefused(List.of("--text", "Hi.", "--out", taken + "/a.wav"), "not a folder");
    SayRunner.assertRefused(List.of("--text", "Hi.", "--out", ""), "--out", "empty");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }
}
