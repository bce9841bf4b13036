package dev.avatar4j.server.cli.emotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.server.cli.CommandLineRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @TempDir private static Path folder;
  private static Path sprites;
  private static CommandLineRunner first;

  @BeforeAll
  static void export() {
    sprites = folder.resolve("new/sprites");
    first = CommandLineRunner.run("export", "--out", sprites.toString());
  }

  @Test
  void a_folder_gets_every_emotion_and_the_way_there_is_shown() throws IOException {
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("28 emotions, 57 files in " + sprites);
    assertThat(first.err()).contains("[####################] emotion 28 of 28");
    try (Stream<Path> files = Files.list(sprites)) {
      assertThat(files).hasSize(57);
    }
    EmotionLibrary factory = EmotionLibrary.factory();
    EmotionLibrary again = factory.withDirectory(sprites);
    assertThat(factory.names()).allMatch(n -> again.require(n).equals(factory.require(n)));
  }

  @Test
  void a_picture_is_the_still_of_that_emotion() {
    Path still = folder.resolve("still.png");
    CommandLineRunner.run("pose", "--emotion", "anger", "--out", still.toString());
    assertThat(pixels(sprites.resolve("anger.png"))).isEqualTo(pixels(still));
    assertThat(pixels(sprites.resolve("joy.png"))).isNotEqualTo(pixels(still));
  }

  private static byte[] pixels(Path file) {
    return Picture.load(file, ImageLimits.DEFAULTS).pixels().rgba();
  }

  @Test
  void files_that_are_there_are_kept_unless_forced() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Path mine = Files.writeString(taken.resolve("joy.json"), "mine");
    Path other = Files.writeString(taken.resolve("other.txt"), "other");
    CommandLineRunner refused = CommandLineRunner.run("export", "--out", taken.toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("joy.json is there already", "--force");
    assertThat(mine).hasContent("mine");
    try (Stream<Path> files = Files.list(taken)) {
      assertThat(files).containsExactlyInAnyOrder(mine, other);
    }
    CommandLineRunner forced =
        CommandLineRunner.run("export", "--force", "--out", taken.toString());
    assertThat(forced.exitCode()).as(forced.err()).isZero();
    assertThat(mine).hasSameBinaryContentAs(sprites.resolve("joy.json"));
    assertThat(other).hasContent("other");
  }

  @Test
  void an_archive_holds_the_same_bytes_as_the_folder_and_is_not_overwritten() throws IOException {
    Path archive = folder.resolve("archive/all.ZIP");
    assertThat(CommandLineRunner.run("export", "--out", archive.toString()).exitCode()).isZero();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      List<String> names = zip.stream().map(entry -> entry.getName()).toList();
      assertThat(names).hasSize(57);
      for (String name : names) {
        assertThat(zip.getInputStream(zip.getEntry(name)).readAllBytes())
            .isEqualTo(Files.readAllBytes(sprites.resolve(name)));
      }
    }
    CommandLineRunner again = CommandLineRunner.run("export", "--out", archive.toString());
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("all.ZIP is there already");
    assertThat(archive.getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void a_wrong_output_is_refused_with_those_there_are_and_writes_nothing() {
    Path nowhere = folder.resolve("nowhere");
    CommandLineRunner result =
        CommandLineRunner.run("export", "--output", "28", "--out", nowhere.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("no output \"28\"", "0 frame");
    assertThat(nowhere).doesNotExist();
  }
}
