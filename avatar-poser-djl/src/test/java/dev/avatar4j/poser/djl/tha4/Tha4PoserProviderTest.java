package dev.avatar4j.poser.djl.tha4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.models.ModelStore;
import dev.avatar4j.poser.PoserProvider;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.Posers;
import dev.avatar4j.poser.djl.model.CheckpointFile;
import dev.avatar4j.poser.djl.model.ModelFolder;
import dev.avatar4j.poser.djl.model.WeightTensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Tha4PoserProviderTest {
  private final SyntheticStudent student = SyntheticStudent.clean();
  @TempDir Path temp;
  private Path model;

  @BeforeEach
  void writeModel() {
    model = student.write(temp.resolve("disc"));
  }

  @Test
  void it_is_found_by_its_scheme() {
    assertThat(Posers.providers()).extracting(PoserProvider::scheme).contains("tha4");
    assertThat(new Tha4PoserProvider().description()).contains("tha4:FOLDER");
  }

  @Test
  void the_yaml_file_stands_for_its_folder() {
    CharacterModelFile byFolder = CharacterModelFile.read(model);
    CharacterModelFile byFile = CharacterModelFile.read(model.resolve("character_model.yaml"));
    assertThat(byFile).isEqualTo(byFolder);
    assertThat(byFolder.name()).isEqualTo("disc");
    assertThat(byFolder.faceMorpher()).isEqualTo(model.toAbsolutePath().resolve("face_morpher.pt"));
  }

  @Test
  void a_name_of_the_model_store_stands_for_its_folder() throws IOException {
    ModelStore store = new ModelStore(temp.resolve("store"));
    PoserSpec named = PoserSpec.parse("tha4:lambda_00");
    assertThatThrownBy(() -> ModelFolder.find(named, store))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("avatar models download tha4:lambda_00");
    Path folder = store.folder().resolve("tha4").resolve("lambda_00");
    Files.createDirectories(folder.getParent());
    Files.move(model, folder);
    assertThat(ModelFolder.find(named, store)).isEqualTo(folder);
  }

  @Test
  void a_folder_of_ones_own_comes_before_the_model_store() {
    ModelStore store = new ModelStore(temp.resolve("store"));
    assertThat(ModelFolder.find(PoserSpec.parse("tha4:" + model), store)).isEqualTo(model);
  }

  @Test
  void wrong_paths_are_refused_with_the_next_step() throws IOException {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    refused("tha4", "needs a model: write tha4:FOLDER");
    refused("tha4:" + temp.resolve("absent"), "There is no " + temp.resolve("absent") + "; give");
    refused("tha4:" + empty, "has no character_model.yaml; give");
    Files.delete(model.resolve("face_morpher.pt"));
    refused("tha4:" + model, "names as face_morpher_file_name; put the file there.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thread=2|no option \"thread\". Did you mean \"threads\"? It has: mode, threads, every-pixel, face-cache.",
        "device=cuda|no option \"device\". It has: mode, threads, every-pixel, face-cache.",
        "threads=0|\"0\"; give a number from 1 to 64.",
        "threads=65|\"65\"; give a number from 1 to 64.",
        "threads=two|\"two\"; give a number from 1 to 64.",
        "every-pixel=yes|\"yes\"; give true or false.",
        "mode=half|Option mode of poser tha4 is \"half\"; give full or hybrid.",
        "mode=hybrid&threads=2|threads of poser tha4 means nothing with mode=hybrid; leave it out.",
        "face-cache=64|face-cache of poser tha4 means nothing with mode=full; leave it out.",
        "mode=hybrid&face-cache=1|\"1\"; give a number from 8 to 4096."
      })
  void wrong_options_are_refused_with_what_is_accepted(String option, String message) {
    refused("tha4:" + model + "?" + option, message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../disc/face_morpher.pt",
        "a/../../x.pt",
        "C:\\\\x.pt",
        "..\\\\x.pt",
        "\\\\\\\\host\\\\x.pt"
      })
  void files_outside_the_folder_are_refused(String name) throws IOException {
    yaml("face_morpher_file_name: \"" + name + "\"");
    refused("tha4:" + model, "outside the model's folder; name a file inside it.");
  }

  @Test
  void a_yaml_file_that_is_not_a_map_of_names_is_refused() throws IOException {
    Path file = model.resolve("character_model.yaml");
    Files.writeString(file, "- a\n- b\n");
    refused("tha4:" + model, "no YAML map");
    Files.writeString(file, "a: [1, 2\n");
    refused("tha4:" + model, "no valid YAML (");
    Files.writeString(file, "a: !!java.net.URL [\"x\"]\n");
    refused("tha4:" + model, "no valid YAML (");
    Files.writeString(file, "a: &x [1]\nb: [*x, *x]\n");
    refused("tha4:" + model, "no valid YAML (");
    Files.writeString(file, "character_image_file_name: [a]\n");
    refused("tha4:" + model, "has no text for character_image_file_name");
    yaml("face_morpher_file_name: 7");
    refused("tha4:" + model, "has no text for face_morpher_file_name");
    Files.writeString(file, "#".repeat(70_000));
    refused("tha4:" + model, "larger than 64 KB");
  }

  @Test
  void a_picture_the_networks_do_not_fit_is_refused() throws IOException {
    Path png = model.resolve("character.png");
    ImageIO.write(new BufferedImage(300, 420, BufferedImage.TYPE_INT_ARGB), "png", png.toFile());
    refused("tha4:" + model, "is 300x420; use the 512x512 RGBA picture");
    ImageIO.write(new BufferedImage(512, 512, BufferedImage.TYPE_INT_RGB), "png", png.toFile());
    refused("tha4:" + model, "has no transparent pixel; use the 512x512 RGBA picture");
    Files.writeString(png, "not a picture");
    refused("tha4:" + model, "is no PNG file; use the 512x512 RGBA picture");
  }

  @Test
  void a_checkpoint_that_does_not_fit_is_refused_by_the_key_at_fault() {
    Map<String, WeightTensor> body = new LinkedHashMap<>(student.body());
    body.remove("siren_layers.1.2.linear.bias");
    CheckpointFile.of(body).write(model.resolve("body_morpher.pt"));
    refused("tha4:" + model, "body_morpher.pt: the key siren_layers.1.2.linear.bias is missing.");
    CheckpointFile.of(student.face()).write(model.resolve("body_morpher.pt"));
    refused("tha4:" + model, "This is no THA4 student body morpher; use another file.");
  }

  private void yaml(String lastLines) throws IOException {
    Files.writeString(
        model.resolve("character_model.yaml"),
        "character_image_file_name: character.png\n" + lastLines + "\n");
  }

  private static void refused(String spec, String message) {
    assertThatThrownBy(() -> Posers.create(spec))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining(message)
        .satisfies(
            e -> {
              assertThat(e.getMessage()).doesNotContain("\n").endsWith(".");
              if (e instanceof InvalidInputException invalid) {
                assertThat(invalid.field()).isEqualTo("poser");
              }
            });
  }
}
