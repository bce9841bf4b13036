package dev.avatar4j.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.cel.CelBuffer;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.PoserOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmotionExportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private final PaintedSession session = new PaintedSession();

  private EmotionExport export(EmotionLibrary library) throws IOException {
    EmotionExport export = new EmotionExport(library);
    try (FolderSink sink = new FolderSink(folder)) {
      export.write(session, 0, sink, done -> {});
    }
    return export;
  }

  private static EmotionLibrary library(String templates) throws IOException {
    return EmotionLibrary.factory().withTemplates(JSON.readTree(templates), warning -> {});
  }

  @Test
  void the_built_in_emotions_become_28_pictures_28_templates_and_one_file_of_all()
      throws IOException {
    EmotionExport export = export(EmotionLibrary.factory());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(57)
          .containsExactlyInAnyOrderElementsOf(export.files());
    }
    assertThat(export.files()).filteredOn(name -> name.endsWith(".png")).hasSize(28).isSorted();
    assertThat(export.files()).endsWith("surprise.json", "_emotions.json");
  }

  @Test
  void each_template_file_holds_its_own_emotion_and_reads_back_as_it_was() throws IOException {
    EmotionLibrary library =
        library("{\"smug\": {\"pose\": {\"mouth_smirk\": 0.123}, \"cels\": {\"tears1\": 0.7}}}");
    export(library);
    EmotionLibrary again = EmotionLibrary.factory().withDirectory(folder);
    assertThat(again.names()).hasSize(29).isEqualTo(library.names());
    for (String name : library.names()) {
      JsonNode file = JSON.readTree(folder.resolve(name + ".json").toFile());
      assertThat(file.properties()).as(name).hasSize(1);
      assertThat(file.get(name).get("pose").size()).isEqualTo(Morph.COUNT);
      assertThat(file.get(name).get("cels").isObject()).as(name).isTrue();
      EmotionTemplate read = EmotionTemplate.parse(name, file.get(name), Assertions::fail);
      assertThat(read).isEqualTo(library.require(name)).isEqualTo(again.require(name));
    }
  }

  @Test
  void the_file_of_all_templates_is_sorted_and_reads_back_with_cels_as_objects()
      throws IOException {
    EmotionLibrary library = library("{\"joy\": {\"pose\": {}, \"cels\": [[\"blush1\", 0.25]]}}");
    export(library);
    JsonNode all = JSON.readTree(folder.resolve("_emotions.json").toFile());
    List<String> names = new ArrayList<>();
    all.fieldNames().forEachRemaining(names::add);
    assertThat(names).isEqualTo(library.names());
    assertThat(all.at("/joy/cels/blush1").floatValue()).isEqualTo(0.25f);
    EmotionLibrary again = EmotionLibrary.factory().withTemplates(all, Assertions::fail);
    for (String name : names) {
      assertThat(again.require(name)).isEqualTo(library.require(name));
    }
  }

  @Test
  void each_picture_shows_its_emotion_with_cels() throws IOException {
    export(EmotionLibrary.factory());
    for (EmotionTemplate template :
        EmotionLibrary.factory().names().stream().map(EmotionLibrary.factory()::require).toList()) {
      Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
      session.pose(template.pose(), CelBuffer.of(template.cels()), frame);
      PixelBuffer wanted = new PixelBuffer(CharacterImage.SIZE, CharacterImage.SIZE);
      ColorTransfer.encode(frame, wanted);
      Path file = folder.resolve(template.name() + ".png");
      assertThat(Picture.load(file, ImageLimits.DEFAULTS).pixels().rgba())
          .as(template.name())
          .isEqualTo(wanted.rgba());
    }
  }

  @Test
  void another_output_is_drawn_if_asked_for() throws IOException {
    int mask = PoserOutput.indexOf(session.outputs(), "mask");
    try (FolderSink sink = new FolderSink(folder)) {
      new EmotionExport(EmotionLibrary.factory()).write(session, mask, sink, done -> {});
    }
    PixelBuffer joy = Picture.load(folder.resolve("joy.png"), ImageLimits.DEFAULTS).pixels();
    assertThat(joy.width()).isEqualTo(2);
    assertThat(joy.rgba()[0]).isEqualTo((byte) 255);
    assertThatThrownBy(() -> PoserOutput.indexOf(session.outputs(), "2"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("0 frame, 1 mask");
  }

  @Test
  void an_archive_holds_the_same_files_in_order_and_has_the_same_bytes_each_time()
      throws IOException {
    EmotionExport export = export(EmotionLibrary.factory());
    byte[] archive = zipped(export);
    assertThat(zipped(export)).isEqualTo(archive);
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        assertThat(zip.readAllBytes())
            .as(entry.getName())
            .isEqualTo(Files.readAllBytes(folder.resolve(entry.getName())));
      }
    }
    assertThat(names).isEqualTo(export.files());
  }

  private byte[] zipped(EmotionExport export) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipSink sink = new ZipSink(bytes)) {
      export.write(session, 0, sink, done -> {});
    }
    return bytes.toByteArray();
  }

  @Test
  void progress_counts_every_emotion_once() throws IOException {
    List<Integer> told = new ArrayList<>();
    EmotionExport export = new EmotionExport(EmotionLibrary.factory());
    try (ZipSink sink = new ZipSink(new ByteArrayOutputStream())) {
      export.write(session, 0, sink, told::add);
    }
    assertThat(told).hasSize(28).isSorted().startsWith(1).endsWith(28).doesNotHaveDuplicates();
  }

  @Test
  void names_that_are_no_file_names_stay_in_the_common_file_only() throws IOException {
    EmotionLibrary library =
        library(
            """
            {"../out": {"mouth_smirk": 1}, "a\\\\b": {}, "nul": {}, "_x": {}, "JOY": {}, "dot.": {},
             "wise smile": {}}
            """);
    EmotionExport export = export(library);
    assertThat(export.warnings()).hasSize(6).anyMatch(text -> text.contains("\"../out\""));
    assertThat(export.files()).contains("JOY.json", "wise smile.png").doesNotContain("joy.png");
    try (Stream<Path> beside = Files.list(folder.getParent())) {
      assertThat(beside.map(Path::toString)).noneMatch(name -> name.contains("out."));
    }
    JsonNode all = JSON.readTree(folder.resolve("_emotions.json").toFile());
    assertThat(all.at("/..~1out/pose/mouth_smirk").intValue()).isEqualTo(1);
    assertThat(all.size()).isEqualTo(library.names().size());
  }

  /** A listener for warnings that must not come. */
  private static final class Assertions {
    static void fail(String warning) {
      throw new AssertionError(warning);
    }
  }
}
