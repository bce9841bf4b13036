package dev.avatar4j.character;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.Cel;
import dev.avatar4j.image.CharacterFiles;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.image.PngEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterPackageTest {
  private static CharacterImage character;
  private static byte[] picture;
  private static byte[] blush;
  private static byte[] whole;

  @TempDir Path folder;

  @BeforeAll
  static void pack() throws Exception {
    character = CharacterImages.defaultCharacter();
    picture = CharacterFiles.picture(character);
    blush = CharacterFiles.cels(character).get("blush1");
    EmotionLibrary emotions =
        EmotionLibrary.factory()
            .withOverrides(new ObjectMapper().readTree("{\"smug\": {\"mouth_smirk\": 0.7}}"));
    AnimatorSettings settings =
        AnimatorSettings.parse(new ObjectMapper().readTree("{\"target_fps\": 17}"));
    whole = bytes(CharacterPackage.of(character, emotions, settings));
  }

  private static byte[] bytes(CharacterPackage pack) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pack.write(out);
    return out.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Names and contents in turn. */
  private static byte[] zip(Object... files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < files.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) files[i]));
        zip.write(files[i + 1] instanceof String text ? text(text) : (byte[]) files[i + 1]);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static void refused(byte[] archive, String field, String... words) {
    assertThatThrownBy(() -> CharacterPackage.read(archive))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(words)
        .extracting(e -> ((InvalidInputException) e).field())
        .isEqualTo(field);
  }

  @Test
  void a_package_read_again_is_the_same_character_bit_for_bit() throws Exception {
    CharacterPackage again = CharacterPackage.read(whole);
    assertThat(again.image().name()).isEqualTo("default");
    assertSame(again.image(), character);
    assertThat(again.image().landmarks()).isEqualTo(character.landmarks());
    assertThat(again.settings().orElseThrow().get("target_fps").doubleValue()).isEqualTo(17);
    EmotionLibrary emotions =
        EmotionLibrary.factory().withOverrides(again.emotions().orElseThrow());
    assertThat(emotions.require("smug").pose().toKeys()).containsEntry("mouth_smirk", 0.7f);
    assertThat(emotions.require("joy")).isEqualTo(EmotionLibrary.factory().require("joy"));
    assertThat(bytes(again)).isEqualTo(whole);
  }

  private static void assertSame(CharacterImage one, CharacterImage other) {
    assertThat(one.picture().plane(0)).isEqualTo(other.picture().plane(0));
    assertThat(one.picture().alpha()).isEqualTo(other.picture().alpha());
    assertThat(one.cels().keySet()).containsExactlyElementsOf(other.cels().keySet());
    one.cels()
        .forEach(
            (name, cel) -> {
              Cel like = other.cels().get(name);
              assertThat(cel.x() + "," + cel.y()).isEqualTo(like.x() + "," + like.y());
              assertThat(cel.pixels().alpha()).isEqualTo(like.pixels().alpha());
              assertThat(cel.pixels().green()).isEqualTo(like.pixels().green());
            });
  }

  @Test
  void its_files_in_a_folder_are_the_same_character_too() throws Exception {
    for (Map.Entry<String, byte[]> file : unzip(whole).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    CharacterImage loaded = CharacterImages.load(folder.resolve("default.png"));
    assertThat(loaded.warnings()).isEmpty();
    assertSame(loaded, character);
    assertThat(folder.resolve("default_emotions.json")).exists();
    assertThat(folder.resolve("default_animator.json")).exists();
  }

  @Test
  void a_package_is_loaded_from_a_file() throws IOException {
    Path file = Files.write(folder.resolve("some.zip"), whole);
    assertThat(CharacterPackage.load(file).image().cels()).hasSize(character.cels().size());
    assertThatThrownBy(() -> CharacterPackage.load(folder.resolve("none.zip")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none.zip");
  }

  @Test
  void a_picture_alone_is_a_package_and_leaves_the_rest_open() {
    CharacterPackage pack = CharacterPackage.read(zip("a b.png", picture));
    assertThat(pack.image().name()).isEqualTo("a b");
    assertThat(pack.emotions()).isEmpty();
    assertThat(pack.settings()).isEmpty();
    assertThat(pack.image().landmarks()).isEmpty();
    assertThat(pack.fileName()).isEqualTo("a b.zip");
  }

  @Test
  void shared_effects_and_json_files_need_no_name_and_own_ones_count_more() {
    byte[] other = CharacterFiles.cels(character).get("blush2");
    CharacterPackage pack =
        CharacterPackage.read(
            zip(
                "fx_star.png",
                other,
                "me.png",
                picture,
                "me_fx_star.png",
                blush,
                "me_blush1.png",
                blush,
                "_emotions.json",
                "{}",
                "_animator.json",
                "{\"target_fps\": 9}"));
    assertThat(pack.image().cels()).containsOnlyKeys("blush1", "fx_star");
    assertThat(pack.image().cels().get("fx_star").pixels().width())
        .isEqualTo(pack.image().cels().get("blush1").pixels().width());
    assertThat(pack.settings().orElseThrow().get("target_fps").intValue()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "../me.png, folder",
    "me/me_blush1.png, folder",
    "me\\me_blush1.png, folder",
    "/etc/passwd, folder",
    "readme.txt, no place",
    "me_blush9.png, no place",
    "you.png, no place",
    "me.PNG, no place",
    "me_emotions.json.png, no place"
  })
  void a_file_that_has_no_place_in_a_package_is_refused_by_name(String name, String reason) {
    refused(zip("me.png", picture, name, blush), name, name, reason);
  }

  @Test
  void a_package_without_a_picture_says_so() {
    refused(zip("me_emotions.json", "{}"), "package", "NAME.png");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "me.png | hello | PNG",
        "me_blush1.png | hello | PNG",
        "me_emotions.json | [] | object",
        "me_emotions.json | {\"joy\": 5} | joy",
        "me_animator.json | {\"target_fps\": 1, \"target_fps\": 2} | target_fps",
        "me_animator.json | {\"target_fps\": 9000} | target_fps",
        "me_animator.json | {\"nonsense\": 1} | nonsense",
        "me_animator.json | {} x | not valid JSON",
        "me.landmarks.json | {\"version\": 2} | version",
        "me.landmarks.json | {\"version\": 1, \"chin\": [600, 3]} | chin",
        "me.landmarks.json | {\"version\": 1, \"chin\": [256, 100], \"nose\": [256, 150]} | nose"
      })
  void a_file_with_anything_wrong_in_it_is_refused_with_its_name_and_the_reason(
      String name, String content, String word) {
    byte[] archive =
        name.equals("me.png")
            ? zip(name, content)
            : zip("me.png", picture, "me_blush2.png", blush, name, content);
    refused(archive, name, name, word);
  }

  @Test
  void an_opaque_cel_is_refused() {
    byte[] opaque = opaque();
    refused(zip("me.png", picture, "me_blush1.png", opaque), "me_blush1.png", "opaque");
  }

  private static byte[] opaque() {
    PixelBuffer pixels = new PixelBuffer(512, 512);
    Arrays.fill(pixels.rgba(), (byte) 255);
    ByteSink out = new ByteSink(1 << 16);
    try (var encoder = new PngEncoder()) {
      encoder.encode(pixels, out);
    }
    return out.toByteArray();
  }

  @Test
  void pictures_share_one_limit_of_pixels() {
    PackageLimits tight = new PackageLimits(80, 64 << 20, 1 << 20, 100, 512 * 512 + 1000);
    Map<String, byte[]> files = new LinkedHashMap<>(Map.of("me.png", picture));
    assertThat(new PackageFiles(files, tight).character().image().cels()).isEmpty();
    files.put("me_blush1.png", blush);
    assertThatThrownBy(() -> new PackageFiles(files, tight).character())
        .hasMessageContainingAll("me_blush1.png", "512x512", "1000 pixels");
  }

  @Test
  void an_archive_that_unpacks_to_far_more_than_it_has_is_refused() {
    byte[] bomb = zip("me.png", picture, "me_emotions.json", new byte[40 << 20]);
    assertThat(bomb.length).isLessThan(400_000);
    refused(bomb, "me_emotions.json", "far more");
  }

  @Test
  void too_many_files_are_refused() {
    Object[] files = new Object[2 * 100];
    for (int i = 0; i < 100; i++) {
      files[2 * i] = "me_fx_a" + i + ".png";
      files[2 * i + 1] = blush;
    }
    refused(zip(files), "me_fx_a80.png", "at most 80 files");
  }

  @Test
  void a_file_that_comes_twice_is_refused() {
    byte[] archive = zip("me.png", picture, "mf.png", picture);
    String raw = new String(archive, StandardCharsets.ISO_8859_1).replace("mf.png", "me.png");
    refused(raw.getBytes(StandardCharsets.ISO_8859_1), "me.png", "twice");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0001, 0.1, 0.5, 0.9, 0.999, 0.99999})
  void a_package_that_is_cut_off_anywhere_is_refused(double share) {
    byte[] cut = Arrays.copyOf(whole, (int) (whole.length * share));
    assertThatThrownBy(() -> CharacterPackage.read(cut)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void a_package_with_a_damaged_byte_is_refused() {
    byte[] damaged = whole.clone();
    damaged[damaged.length / 2] ^= 1;
    assertThatThrownBy(() -> CharacterPackage.read(damaged))
        .isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @CsvSource({"../../x y, _.._x y", "' ', character", "a/b:c, a_b_c", "..., character", "Zoë, Zoë"})
  void any_name_of_a_character_makes_a_file_name(String name, String file) throws Exception {
    CharacterImage renamed =
        new CharacterImage(name, character.picture(), Map.of(), Optional.empty(), List.of());
    CharacterPackage pack = new CharacterPackage(renamed, Optional.empty(), Optional.empty());
    assertThat(pack.fileName()).isEqualTo(file + ".zip");
    assertThat(CharacterPackage.read(bytes(pack)).image().name()).isEqualTo(file);
  }
}
