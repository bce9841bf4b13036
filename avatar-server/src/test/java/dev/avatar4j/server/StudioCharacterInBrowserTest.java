package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.Avatar;
import dev.avatar4j.character.CharacterPackage;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterFiles;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PicturePlacement;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.server.avatars.AvatarRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The character tab of the studio. Skipped where Chromium is not installed. */
class StudioCharacterInBrowserTest {
  private static final CharacterImage HEALTHY = CharacterImages.defaultCharacter();

  @TempDir static Path profile;
  @TempDir Path downloads;

  @AutoClose private static StudioDriver studio;
  private boolean refusing;
  private static Avatar avatar;
  private static String id;

  @BeforeAll
  static void openBrowser() {
    studio = new StudioDriver(profile).calm();
    AvatarRequest wanted =
        new AvatarRequest(
            Optional.empty(),
            Optional.of("warp"),
            Optional.of(studio.server.avatar.settings()),
            Optional.empty(),
            Optional.empty(),
            false);
    var served = studio.server.server.avatars().create(wanted);
    id = served.id();
    avatar = served.avatar();
    studio.remember("ui", "{\"shown\": [\"%1$s\"], \"selected\": \"%1$s\"}".formatted(id));
  }

  @BeforeEach
  void openTab() {
    avatar.setCharacter(HEALTHY);
    avatar.setSettings(studio.server.avatar.settings());
    avatar.setEmotions(EmotionLibrary.factory());
    studio.forget();
    studio.load("character");
    studio.await(() -> studio.has("#landmarks circle"));
  }

  @AfterEach
  void check() {
    if (refusing) {
      studio.assertNothingWentWrongButRefusals();
    } else {
      studio.assertNothingWentWrong();
    }
    studio.browser.get("about:blank");
  }

  private static void drop(Map<String, byte[]> files) {
    Map<String, String> encoded = new LinkedHashMap<>();
    files.forEach((name, bytes) -> encoded.put(name, Base64.getEncoder().encodeToString(bytes)));
    studio.browser.executeScript(
        """
        const files = new DataTransfer();
        for (const [name, text] of Object.entries(arguments[0])) {
          const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
          const type = name.endsWith('.png') ? 'image/png' : '';
          files.items.add(new File([bytes], name, {type}));
        }
        window.dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true}));
        """,
        encoded);
  }

  private static String findings() {
    return studio.all("[data-finding]").stream()
        .map(e -> e.getDomAttribute("data-finding"))
        .toList()
        .toString();
  }

  private static String toasts() {
    return studio.all(".toast").stream()
        .map(t -> t.getDomProperty("textContent"))
        .toList()
        .toString();
  }

  @Test
  void a_picture_that_breaks_three_rules_is_told_all_three_and_shown_repaired() {
    drop(Map.of("hero.png", SickPictures.poor()));
    studio.await(() -> studio.has("#doctor"));
    assertThat(findings()).isEqualTo("[stray-pixels, position, hidden-colour]");
    assertThat(studio.all("#doctor rect")).hasSize(3);
    assertThat(studio.find("[data-finding=stray-pixels]").getText())
        .contains("1 speck of 25 pixels", "Erase");
    assertThat(studio.accessibilityProblems()).isEmpty();
    assertThat(avatar.character().name()).isEqualTo("default");
    studio.click("#mend-stray-pixels");
    studio.await(() -> findings().equals("[position, hidden-colour]"));
    studio.click("#align");
    studio.click("#place");
    studio.await(() -> findings().equals("[]"));
    studio.click("#use");
    studio.await(() -> avatar.character().name().equals("hero"));
    assertThat(avatar.character().picture().alpha()[32 * 512 + 22]).isZero();
    studio.await(() -> studio.pixel(256, 100).get(3) == 255 && studio.pixel(22, 32).get(3) == 0);
    studio.await(() -> toasts().contains("Meet hero"));
    studio.undo();
    studio.await(() -> avatar.character().name().equals("default"));
    studio.redo();
    studio.await(() -> avatar.character().name().equals("hero"));
  }

  @Test
  void all_is_repaired_with_one_click_and_what_cannot_be_may_be_used_as_it_is() {
    drop(Map.of("hero.png", SickPictures.poor()));
    studio.click("#mend-all");
    studio.await(() -> findings().equals("[position]"));
    studio.click("#use");
    studio.await(() -> avatar.character().name().equals("hero"));
    assertThat(avatar.character().picture().alpha()[32 * 512 + 22]).isZero();
    studio.await(() -> !studio.has("#doctor"));
  }

  @Test
  void a_picture_is_placed_with_the_pointer_and_the_keyboard() {
    drop(Map.of("hero.png", SickPictures.poor()));
    studio.click("#align");
    studio.await(() -> studio.has("#place"));
    int proposed = number("Left");
    int wide = studio.find("#doctor .board").getSize().height;
    new Actions(studio.browser)
        .dragAndDropBy(studio.find("#doctor .board"), -50 * wide / 512, -20 * wide / 512)
        .perform();
    assertThat(number("Left") - proposed).isBetween(-52, -48);
    int side = number("Size");
    studio.find("a4-slider .range").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    studio.await(() -> number("Size") == side + 2);
    int x = number("Left");
    int y = number("Top");
    studio.click("#place");
    studio.await(() -> studio.has("#use"));
    studio.click("#use");
    studio.await(() -> avatar.character().name().equals("hero"));
    Frame picture = avatar.character().picture();
    PixelBuffer placed =
        new PicturePlacement(side + 2, x, y)
            .apply(Picture.read(SickPictures.poor(), ImageLimits.DEFAULTS).pixels());
    for (int i = 0; i < picture.size(); i++) {
      assertThat(Math.round(255 * picture.alpha()[i])).isEqualTo(placed.rgba()[4 * i + 3] & 255);
    }
  }

  private static int number(String label) {
    return Integer.parseInt(
        studio.find("[aria-label='" + label + ", as a number']").getDomProperty("value"));
  }

  @Test
  void the_present_character_is_examined_without_being_changed() {
    byte[] picture = SickPictures.poor();
    avatar.setCharacter(CharacterImages.read(picture, "me"));
    studio.click("#character-check");
    studio.await(() -> findings().equals("[stray-pixels, position]"));
    assertThat(studio.has("#use, #mend-all, #align")).isFalse();
    studio.click("#doctor .mini");
    studio.await(() -> !studio.has("#doctor"));
    assertThat(avatar.character().name()).isEqualTo("me");
  }

  @Test
  void a_healthy_picture_is_simply_used_and_files_that_do_not_fit_change_nothing() {
    drop(Map.of("fine.png", SickPictures.png(SickPictures.healthy())));
    studio.await(() -> avatar.character().name().equals("fine"));
    assertThat(studio.toast()).contains("Meet fine", "Ctrl+Z");
    assertThat(studio.has("#doctor")).isFalse();
    byte[] blush = CharacterFiles.cels(HEALTHY).get("blush1");
    drop(
        new LinkedHashMap<>(
            Map.of("a.png", SickPictures.png(SickPictures.healthy()), "readme.txt", new byte[3])));
    studio.await(() -> toasts().contains("of no use together"));
    refusing = true;
    drop(Map.of("b.png", SickPictures.png(SickPictures.healthy()), "c_blush1.png", blush));
    studio.await(() -> toasts().contains("c_blush1.png"));
    assertThat(avatar.character().name()).isEqualTo("fine");
    drop(
        Map.of(
            "d.png",
            SickPictures.png(SickPictures.healthy()),
            "d_blush1.png",
            blush,
            "d_animator.json",
            "{\"target_fps\": 21}".getBytes(StandardCharsets.UTF_8)));
    studio.await(() -> avatar.character().name().equals("d"));
    assertThat(avatar.character().cels()).containsOnlyKeys("blush1");
    studio.await(() -> avatar.settings().toKeys().get("target_fps").equals(21.0));
  }

  @Test
  void a_change_can_be_undone_before_the_page_has_heard_that_it_was_made() {
    drop(Map.of("fine.png", SickPictures.png(SickPictures.healthy())));
    studio.await(() -> avatar.character().name().equals("fine"));
    studio.undo();
    studio.await(() -> avatar.character().name().equals("default"));
    assertThat(avatar.character().cels()).hasSameSizeAs(HEALTHY.cels());
    studio.redo();
    studio.await(() -> avatar.character().name().equals("fine"));
  }

  @Test
  void hints_about_a_picture_that_is_used_at_once_are_counted() {
    PixelBuffer pixels = SickPictures.healthy();
    SickPictures.paint(pixels, 300, 5, 4, 0x00FF0000);
    drop(Map.of("tinted.png", SickPictures.png(pixels)));
    studio.await(() -> toasts().contains("Meet tinted"));
    assertThat(toasts()).contains("Ctrl+Z", "1 hint: see Check on the Character tab.");
  }

  @Test
  void emotions_settings_and_landmarks_are_told_apart() {
    drop(Map.of("smug.json", "{\"smug\": {\"mouth_smirk\": 1}}".getBytes(StandardCharsets.UTF_8)));
    studio.await(() -> avatar.emotion().equals("smug"));
    drop(
        Map.of(
            "x.json",
            "{\"crop\": {\"enabled\": true}, \"target_fps\": 13}"
                .getBytes(StandardCharsets.UTF_8)));
    studio.await(() -> avatar.settings().toKeys().get("target_fps").equals(13.0));
    drop(
        Map.of(
            "y.landmarks.json",
            "{\"version\": 1, \"chin\": [256, 188]}".getBytes(StandardCharsets.UTF_8)));
    studio.await(() -> avatar.character().landmarks().orElseThrow().contains("188"));
    drop(Map.of("broken.json", "{".getBytes(StandardCharsets.UTF_8)));
    studio.await(() -> toasts().contains("broken.json"));
  }

  private static JsonNode landmarks() {
    try {
      String text = avatar.character().landmarks().orElse("{}");
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_landmark_is_dragged_moved_with_the_keys_undone_and_found_again() {
    double x = landmarks().at("/leftEye/iris/center/0").asDouble();
    double lash = landmarks().at("/leftEye/lash/0/0").asDouble();
    new Actions(studio.browser)
        .dragAndDropBy(studio.find("[data-path='leftEye.iris.center']"), 12, 0)
        .perform();
    studio.await(() -> landmarks().at("/leftEye/iris/center/0").asDouble() > x + 1);
    double moved = landmarks().at("/leftEye/iris/center/0").asDouble() - x;
    assertThat(landmarks().at("/leftEye/lash/0/0").asDouble() - lash)
        .isCloseTo(moved, Offset.offset(0.2));
    studio.undo();
    studio.await(() -> landmarks().at("/leftEye/iris/center/0").asDouble() == x);
    studio.click("#single");
    studio.find("[data-path='chin']").sendKeys(Keys.ARROW_DOWN);
    studio.await(() -> landmarks().at("/chin/1").asDouble() == 189.1);
    assertThat(landmarks().at("/nose/1").asDouble()).isEqualTo(162.6);
    studio.click("#find-again");
    studio.await(() -> avatar.character().landmarks().isEmpty());
    studio.undo();
    studio.await(() -> avatar.character().landmarks().isPresent());
    refusing = true;
    studio
        .find("[data-path='chin']")
        .sendKeys(
            Keys.chord(Keys.SHIFT, Keys.ARROW_UP, Keys.ARROW_UP, Keys.ARROW_UP, Keys.ARROW_UP));
    studio.await(() -> toasts().contains("chin"));
    assertThat(landmarks().at("/chin/1").asDouble()).isGreaterThan(170);
  }

  @Test
  void a_package_is_saved_and_dropped_again() throws Exception {
    studio.downloadTo(downloads);
    studio.server.sendJson("PATCH", "/api/v1/avatars/" + id + "/settings", "{\"target_fps\": 19}");
    studio.click("#character-save");
    Path file = downloads.resolve("default.zip");
    studio.await(() -> Files.exists(file));
    CharacterPackage saved = CharacterPackage.load(file);
    assertThat(saved.image().cels().keySet()).isEqualTo(HEALTHY.cels().keySet());
    drop(Map.of("fine.png", SickPictures.png(SickPictures.healthy())));
    studio.await(() -> avatar.character().name().equals("fine"));
    drop(Map.of("default.zip", Files.readAllBytes(file)));
    studio.await(() -> avatar.character().name().equals("default"));
    assertThat(avatar.character().cels()).hasSameSizeAs(HEALTHY.cels());
    assertThat(avatar.character().picture().alpha()).isEqualTo(HEALTHY.picture().alpha());
    assertThat(avatar.settings().toKeys()).containsEntry("target_fps", 19.0);
    refusing = true;
    drop(Map.of("bad.zip", Arrays.copyOf(Files.readAllBytes(file), 5000)));
    studio.await(() -> toasts().contains("bad.zip"));
    assertThat(avatar.character().name()).isEqualTo("default");
  }

  @Test
  void the_tab_has_no_serious_accessibility_problem_in_either_theme() {
    drop(Map.of("hero.png", SickPictures.poor()));
    studio.click("#align");
    for (String theme : List.of("light", "dark")) {
      studio.browser.executeScript("document.documentElement.dataset.theme = arguments[0]", theme);
      assertThat(studio.accessibilityProblems()).as(theme).isEmpty();
    }
  }
}
