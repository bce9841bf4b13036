package dev.avatar4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelManifestTest {
  private final ModelManifest manifest = ModelManifest.shipped();

  @Test
  void the_shipped_manifest_knows_the_four_thA3_variants_the_thA4_models_and_the_classifier() {
    assertThat(manifest.models())
        .extracting(Model::name)
        .containsExactly(
            "tha3:standard_float",
            "tha3:standard_half",
            "tha3:separable_float",
            "tha3:separable_half",
            "tha4:lambda_00",
            "tha4:lambda_01",
            "tha4-full:teacher",
            "go-emotions:distilbert");
  }

  @Test
  void folders_do_not_collide_and_every_download_is_encrypted_and_of_a_fixed_version() {
    assertThat(manifest.models()).extracting(Model::folder).doesNotHaveDuplicates();
    for (Model model : manifest.models()) {
      assertThat(model.source().orElseThrow().getScheme()).isEqualTo("https");
      assertThat(model.source().orElseThrow().toString()).endsWith("/").doesNotContain("/main/");
      assertThat(model.files()).extracting(ModelFile::name).doesNotHaveDuplicates();
    }
  }

  @Test
  void the_networks_have_the_published_sizes() {
    for (Model model : manifest.models()) {
      long parameters = model.files().stream().mapToLong(ModelFile::parameters).sum();
      String name = model.name();
      assertThat(parameters)
          .as(name)
          .isEqualTo(
              name.startsWith("tha3:standard")
                  ? 135_644_262
                  : name.startsWith("tha3")
                      ? 14_502_895
                      : name.startsWith("tha4-full")
                          ? 164_318_088
                          : name.startsWith("go-emotions") ? 66_975_004 : 453_043);
    }
  }

  @Test
  void thA4_forbids_commercial_use_and_thA3_does_not() {
    List<Model> posers =
        manifest.models().stream().filter(model -> model.name().startsWith("tha")).toList();
    for (Model model : posers) {
      assertThat(model.license().commercialUse()).isEqualTo(model.name().startsWith("tha3"));
      assertThat(model.attribution()).contains("Pramook Khungurn", model.license().name());
    }
  }

  @Test
  void an_unknown_name_is_refused_with_the_nearest() {
    assertThatThrownBy(() -> manifest.model("tha3:separable_flaot"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("tha3:separable_flaot", "Did you mean \"tha3:separable_float\"?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\": 2, \"models\": []}",
        "{\"version\": 1, \"models\": [{\"name\": \"x\"}]}",
        "{\"version\": 1, \"models\": [], \"extra\": 1}",
        "[1"
      })
  void a_malformed_manifest_is_refused(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("manifest");
  }

  private static ModelManifest read(String json) throws IOException {
    return ModelManifest.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.pt", "a/b.pt", "..", ".hidden", "", "a\\b", "C:x"})
  void a_file_name_that_leads_elsewhere_is_refused(String name) {
    assertThatThrownBy(() -> new ModelFile(name, "x", 0, 10, null, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/x", "a//b", "", "a/../b", "C:"})
  void a_folder_that_leads_elsewhere_is_refused(String folder) {
    Model good = manifest.models().get(0);
    assertThatThrownBy(
            () ->
                new Model(
                    "x",
                    "x",
                    folder,
                    "x",
                    good.license(),
                    "x",
                    good.home(),
                    "x",
                    null,
                    null,
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
