package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharacterImagesTest {
  private static final byte[] PICTURE = PngBuilder.plain(0xC08040FF);
  private static final byte[] CEL = PngBuilder.plain(32, 32, 0xFF000080);

  @TempDir Path folder;

  private Path put(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  @Test
  void the_name_is_the_file_name_without_its_extension() throws IOException {
    CharacterImage image = CharacterImages.load(put("my.hero_2.png", PICTURE));
    assertThat(image.name()).isEqualTo("my.hero_2");
    assertThat(image.cels()).isEmpty();
    assertThat(image.landmarks()).isEmpty();
    assertThat(image.warnings()).isEmpty();
    int last = image.picture().size() - 1;
    assertThat(image.picture().red()[last]).isEqualTo(ColorTransfer.byteToLinear(0xC0));
    assertThat(image.picture().alpha()[last]).isEqualTo(1f);
  }

  @Test
  void the_character_that_ships_with_the_library_needs_no_repair() {
    CharacterImage image = CharacterImages.defaultCharacter();
    assertThat(image.name()).isEqualTo("default");
    assertThat(image.cels()).containsKeys("eye_closed_left", "mouth_aaa");
    assertThat(image.landmarks()).isPresent();
    assertThat(image.warnings()).isEmpty();
  }

  @Test
  void hidden_colour_under_transparent_pixels_is_dropped() {
    byte[] rows = new byte[512 * 2049];
    rows[1] = 77;
    rows[rows.length - 1] = 1;
    byte[] file = new PngBuilder().header(512, 512, 8, 6).pixels(rows).end();
    CharacterImage image = CharacterImages.read(file, "x");
    assertThat(image.picture().red()[0]).isZero();
  }

  @Test
  void cels_come_in_canonical_order_and_others_are_named_once() throws IOException {
    Path file = put("a_b.png", PICTURE);
    for (String cel :
        new String[] {"waver1", "fx_zap", "blush1", "mouth_aaa", "fx_a-1", "eye_closed_left"}) {
      put("a_b_" + cel + ".png", CEL);
    }
    put("a_b_mouth_oo.png", CEL);
    put("a_b_Blush1.png", CEL);
    put("a_b_chat_icon.png", CEL);
    put("a_b_blush2.jpg", CEL);
    put("fx_a-1.png", new byte[0]);
    put("fx_shared.png", CEL);
    put("a_blush3.png", CEL);
    CharacterImage image = CharacterImages.load(file);
    assertThat(image.cels().keySet())
        .containsExactly(
            "eye_closed_left", "mouth_aaa", "blush1", "waver1", "fx_a-1", "fx_shared", "fx_zap");
    assertThat(image.warnings())
        .filteredOn(w -> w.startsWith("No known cels"))
        .containsExactly("No known cels, and therefore ignored: a_b_Blush1.png, a_b_mouth_oo.png.");
  }

  @Test
  void another_character_with_a_longer_name_keeps_its_files() throws IOException {
    Path file = put("a.png", PICTURE);
    put("a_b.png", PICTURE);
    put("a_b_blush1.png", CEL);
    put("a_b_icon.png", CEL);
    put("a_blush2.png", CEL);
    CharacterImage image = CharacterImages.load(file);
    assertThat(image.cels().keySet()).containsExactly("blush2");
    assertThat(image.warnings()).noneMatch(w -> w.contains("a_b"));
    assertThat(CharacterImages.load(folder.resolve("a_b.png")).cels().keySet())
        .containsExactly("blush1");
  }

  @Test
  void a_bad_cel_is_left_out_with_the_reason() throws IOException {
    Path file = put("hero.png", PICTURE);
    put("hero_blush1.png", new byte[] {1, 2, 3});
    put("hero_blush2.png", PngBuilder.plain(0));
    put("hero_blush3.png", new PngBuilder().header(1, 1, 8, 0).pixels(new byte[2]).end());
    put("hero_tears1.png", CEL);
    CharacterImage image = CharacterImages.load(file);
    assertThat(image.cels().keySet()).containsExactly("tears1");
    assertThat(image.warnings()).hasSize(4);
    assertThat(image.warnings().get(0)).startsWith("Cel blush1 was left out: The file is no PNG");
    assertThat(image.warnings().get(1)).startsWith("Cel blush2 was left out: The picture is fully");
    assertThat(image.warnings().get(2)).startsWith("Cel blush3 was left out: it is opaque");
    assertThat(image.warnings().get(3)).startsWith("Cel tears1: The picture is 32x32; it was");
  }

  @Test
  void landmarks_beside_the_picture_are_picked_up() throws IOException {
    Path file = put("hero.png", PICTURE);
    put("hero.landmarks.json", "{\"ä\": 1}".getBytes(StandardCharsets.UTF_8));
    assertThat(CharacterImages.load(file).landmarks()).contains("{\"ä\": 1}");
  }

  @Test
  void landmarks_that_are_too_long_or_no_text_are_left_out() throws IOException {
    Path file = put("hero.png", PICTURE);
    put("hero.landmarks.json", new byte[(1 << 20) + 1]);
    CharacterImage tooLong = CharacterImages.load(file);
    assertThat(tooLong.landmarks()).isEmpty();
    assertThat(tooLong.warnings()).singleElement().asString().contains("more than 1048576 bytes");
    put("hero.landmarks.json", new byte[] {(byte) 0xFF, 0});
    CharacterImage noText = CharacterImages.load(file);
    assertThat(noText.landmarks()).isEmpty();
    assertThat(noText.warnings()).singleElement().asString().contains("not UTF-8");
  }

  @Test
  void a_missing_file_and_a_folder_are_refused_by_name() {
    assertThatThrownBy(() -> CharacterImages.load(folder.resolve("nobody.png")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("There is no file")
        .hasMessageContaining("nobody.png");
    assertThatThrownBy(() -> CharacterImages.load(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void an_uploaded_set_is_put_together_like_a_folder() {
    Map<String, byte[]> cels = new LinkedHashMap<>();
    cels.put("waver1", CEL);
    cels.put("nonsense", CEL);
    cels.put("blush1", CEL);
    CharacterImage image = CharacterImages.read(PICTURE, " ", cels, Optional.of("{}"));
    assertThat(image.name()).isEqualTo("character");
    assertThat(image.cels().keySet()).containsExactly("blush1", "waver1");
    assertThat(image.landmarks()).contains("{}");
    assertThat(image.warnings()).anyMatch(w -> w.endsWith("ignored: nonsense."));
  }

  @Test
  void more_cels_than_the_limit_are_left_out() {
    ImageLimits limits = new ImageLimits(1 << 20, 1 << 20, 1024, 1, 1);
    CharacterParts parts = new CharacterParts("x", PICTURE, limits, PictureFit.CENTRE_SQUARE);
    parts.addCel("blush1", () -> CEL);
    parts.addCel("blush2", () -> CEL);
    assertThat(parts.build().cels().keySet()).containsExactly("blush1");
    assertThat(parts.build().warnings()).anyMatch(w -> w.contains("at most 1 cels"));
  }

  @Test
  void a_picture_without_transparency_is_accepted_with_a_warning() {
    byte[] rows = new byte[512 * (3 * 512 + 1)];
    byte[] file = new PngBuilder().header(512, 512, 8, 2).pixels(rows).end();
    CharacterImage image = CharacterImages.read(file, "x");
    assertThat(image.picture().alpha()).containsOnly(1f);
    assertThat(image.warnings()).singleElement().asString().contains("no transparent pixels");
  }
}
