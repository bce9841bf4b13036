package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.export.PosedPicture;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import dev.avatar4j.server.recording.StillEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** The pose tab of the studio, with the built-in character. Skipped without Chromium. */
class StudioPoseInBrowserTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where the character that ships with avatar4j has them: column, row, width, height. */
  private static final List<Integer> MOUTH = List.of(236, 150, 40, 24);

  private static final List<Integer> LEFT_EYE = List.of(266, 118, 40, 30);
  private static final List<Integer> RIGHT_EYE = List.of(206, 118, 40, 30);
  private static final List<Integer> SKIRT = List.of(180, 400, 150, 100);

  @TempDir static Path profile;
  @TempDir static Path downloads;

  @AutoClose private static StudioDriver studio;

  @BeforeAll
  static void openBrowser() {
    studio = new StudioDriver(profile, TestServer::startWithPicture).calm();
    studio.downloadTo(downloads);
  }

  @BeforeEach
  void openTab() throws Exception {
    studio.server.send(studio.server.request("/api/v1/emotions").DELETE());
    studio.open("pose");
    studio.await(() -> loaded("source") && loaded("result"));
    studio.browser.executeScript(
        """
        window.pixels = (x, y, w, h) => {
          const context = new OffscreenCanvas(512, 512).getContext('2d');
          context.drawImage(document.getElementById('result'), 0, 0);
          return context.getImageData(x, y, w, h).data;
        };
        window.kept = window.pixels(0, 0, 512, 512);
        window.changed = (x, y, w, h) => {
          const now = window.pixels(x, y, w, h);
          return now.filter((value, i) => value !==
            window.kept[((y + Math.floor(i / 4 / w)) * 512 + x + Math.floor(i / 4) % w) * 4 + i % 4]).length;
        };
        """);
  }

  @AfterEach
  void check() {
    studio.assertNothingWentWrong();
    studio.browser.get("about:blank");
  }

  private static boolean loaded(String id) {
    return Boolean.TRUE.equals(
        studio.browser.executeScript(
            "return document.getElementById(arguments[0])?.naturalWidth > 0", id));
  }

  /** How many bytes of a region of the result are not as they were at rest. */
  private static long changed(List<Integer> region) {
    return (Long) studio.browser.executeScript("return window.changed(...arguments[0])", region);
  }

  private static String preset() {
    return (String)
        studio.browser.executeScript("return document.querySelector('#preset select').value");
  }

  private static void choose(String id, String name) {
    new Select(studio.find("#" + id + " select")).selectByValue(name);
  }

  private static void set(String key, String value) {
    studio.enter("[data-key=" + key + "] .number", value);
  }

  private static String shown(String key) {
    return studio.find("[data-key=" + key + "] .number").getDomProperty("value");
  }

  /** The file of the picture that is shown. */
  private static byte[] result(String name) throws IOException {
    studio.browser.executeScript(
        """
        const link = document.createElement('a');
        link.href = document.getElementById('result').src;
        link.download = arguments[0];
        link.click();
        """,
        name);
    return Files.readAllBytes(download(name));
  }

  private static byte[] drawnBySdk(EmotionTemplate face) {
    try (Poser poser = Posers.create("warp");
        PoserSession session = poser.open(CharacterImages.defaultCharacter());
        StillEncoder png = StillEncoder.reproducible()) {
      return png.encode(PosedPicture.draw(session, face, 0).pixels());
    }
  }

  private static Path download(String name) {
    Path file = downloads.resolve(name);
    studio.await(() -> Files.exists(file));
    return file;
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_slider_changes_what_it_is_about_and_its_reset_changes_it_back() {
    assertThat(studio.all("[data-key]")).as("45 morphs and 11 cels").hasSize(56);
    assertThat(preset()).isEqualTo("[reset]");
    set("mouth_ooo_index", "1");
    studio.await(() -> changed(MOUTH) > 100);
    assertThat(changed(SKIRT)).isZero();
    assertThat(changed(LEFT_EYE)).isZero();
    assertThat(preset()).isEqualTo("[custom]");
    studio.click("[data-key=mouth_ooo_index] .reset");
    studio.await(() -> changed(MOUTH) == 0);
    studio.find("[data-key=blush3] .range").sendKeys(Keys.END);
    studio.await(() -> changed(MOUTH) > 100);
    assertThat(shown("blush3")).isEqualTo("1");
    studio.undo();
    studio.await(() -> changed(MOUTH) == 0 && shown("blush3").equals("0"));
  }

  @Test
  void left_and_right_move_together_until_they_are_told_not_to() {
    set("eye_wink_left_index", "1");
    studio.await(() -> changed(LEFT_EYE) > 100 && changed(RIGHT_EYE) > 100);
    assertThat(shown("eye_wink_right_index")).isEqualTo("1");
    studio.click(".pair:has([data-key=eye_wink_left_index]) [aria-pressed]");
    set("eye_wink_right_index", "0");
    studio.await(() -> changed(RIGHT_EYE) == 0);
    assertThat(changed(LEFT_EYE)).isGreaterThan(100);
    studio.click(".pair:has([data-key=eye_wink_left_index]) [aria-pressed]");
    studio.await(() -> changed(RIGHT_EYE) > 100);
    assertThat(shown("eye_wink_right_index")).as("the left one counts").isEqualTo("1");
  }

  @Test
  void a_preset_sets_all_sliders_and_is_drawn_exactly_as_it_is_stored() throws Exception {
    EmotionTemplate fear = studio.server.avatar.emotions().require("fear");
    choose("preset", "fear");
    studio.await(() -> preset().equals("fear") && changed(MOUTH) > 100);
    assertThat(result("shown.png")).isEqualTo(drawnBySdk(fear));
    for (Morph morph : Morph.ALL) {
      assertThat(Float.parseFloat(shown(morph.key()))).isEqualTo(fear.pose().get(morph));
    }
    assertThat(studio.find("figure:last-child small").getText())
        .matches("[\\d.]+ ms · [\\d.]+ FPS");
    assertThat(studio.server.avatar.emotion()).as("live").isEqualTo("neutral");
    set("mouth_smirk", "0.25");
    studio.await(() -> preset().equals("[custom]"));
    studio.undo();
    studio.await(() -> preset().equals("fear"));
    studio.undo();
    studio.await(() -> changed(MOUTH) == 0);
    assertThat(preset()).isEqualTo("[reset]");
    studio.redo();
    studio.await(() -> preset().equals("fear") && changed(MOUTH) > 100);
    choose("preset", "[reset]");
    studio.await(() -> changed(MOUTH) == 0);
    assertThat(studio.all(".morphs .reset")).isEmpty();
  }

  @Test
  void an_emotion_is_saved_as_picture_and_file_and_loaded_in_each_of_its_forms() throws Exception {
    EmotionTemplate pride = studio.server.avatar.emotions().require("pride");
    choose("preset", "pride");
    studio.await(() -> preset().equals("pride") && studio.has(".morphs .reset"));
    studio.click("#save");
    JsonNode file = json(download("pride.json"));
    assertThat(EmotionTemplate.parse("pride", file.get("pride"), warning -> {})).isEqualTo(pride);
    assertThat(file.at("/pride/pose")).hasSize(45);
    assertThat(Files.readAllBytes(download("pride.png"))).isEqualTo(drawnBySdk(pride));

    studio.drop(
        "two.json",
        "application/json",
        "{\"a\": {\"mouth_smirk\": 0.125, \"mouth_smrk\": 1}, \"b\": {\"mouth_delta\": 1}}");
    studio.await(() -> preset().equals("[custom]"));
    assertThat(shown("mouth_smirk")).isEqualTo("0.125");
    assertThat(shown("mouth_delta")).isEqualTo("0");
    assertThat(studio.find(".toasts").getDomProperty("textContent"))
        .contains("2 emotions", "mouth_smrk");
    studio.drop("raven.JSON", "application/json", "{\"pose\": {}, \"cels\": [[\"sweat1\", 0.25]]}");
    studio.await(() -> shown("sweat1").equals("0.25"));
    assertThat(studio.find("#name").getDomProperty("value")).isEqualTo("raven");
    studio.undo();
    studio.await(() -> shown("sweat1").equals("0") && shown("mouth_smirk").equals("0.125"));
    studio.drop("bad.json", "application/json", "{\"a\": {\"mouth_smirk\": \"wide\"}}");
    studio.await(() -> studio.has(".toast.error"));
    assertThat(studio.find(".toast.error").getDomProperty("textContent"))
        .contains("bad.json", "mouth_smirk");
    studio.browser.manage().logs().get("browser"); // that one request was refused on purpose
  }

  @Test
  void an_emotion_is_saved_in_the_avatar_and_reset_after_a_question() {
    set("mouth_smirk", "0.5");
    studio.enter("#name", "smug");
    studio.click("#keep");
    studio.await(() -> preset().equals("smug"));
    assertThat(studio.server.avatar.emotions().require("smug").pose().get(Morph.MOUTH_SMIRK))
        .isEqualTo(0.5f);
    set("mouth_smirk", "1");
    studio.click("#keep");
    studio.click("dialog[open] .primary");
    studio.await(() -> preset().equals("smug"));
    assertThat(studio.server.avatar.emotions().require("smug").pose().get(Morph.MOUTH_SMIRK))
        .isEqualTo(1);

    studio.await(() -> studio.find("#reset").isEnabled());
    studio.click("#reset");
    studio.await(() -> studio.has("dialog[open]"));
    assertThat(studio.find("dialog[open]").getText()).contains("smug");
    studio.press(Keys.ESCAPE);
    studio.await(() -> !studio.has("dialog[open]:not(.gone)"));
    assertThat(studio.server.avatar.emotions().overridden()).containsExactly("smug");
    studio.click("#reset-all");
    studio.click("dialog[open] .primary");
    studio.await(() -> preset().equals("[reset]"));
    assertThat(studio.server.avatar.emotions().overridden()).isEmpty();
  }

  @Test
  void all_emotions_are_downloaded_as_one_archive() throws Exception {
    studio.click("#export");
    Path file = download("emotions.zip");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.size()).isEqualTo(57);
      JsonNode joy = JSON.readTree(zip.getInputStream(zip.getEntry("joy.json"))).get("joy");
      assertThat(EmotionTemplate.parse("joy", joy, warning -> {}))
          .isEqualTo(studio.server.avatar.emotions().require("joy"));
    }
    studio.await(() -> studio.has("#export"));
  }

  @Test
  void keys_go_to_the_presets_and_the_sliders() {
    ctrl("p");
    studio.press("j");
    studio.await(() -> preset().equals("joy"));
    ctrl("e");
    assertThat(studio.browser.switchTo().activeElement().getAccessibleName())
        .isEqualTo("Troubled left");
  }

  @Test
  void another_character_is_shown_at_once_even_one_of_the_same_name_and_keeps_the_pose() {
    CharacterImage before = studio.server.avatar.character();
    set("mouth_smirk", "0.5");
    studio.await(() -> preset().equals("[custom]"));
    String source = studio.find("#source").getDomAttribute("src");
    studio.server.avatar.setEmotion("joy");
    studio.server.avatar.setTalking(true);
    studio.await(() -> studio.pressed("[data-act=talk]"));
    studio.server.avatar.setTalking(false);
    studio.await(() -> !studio.pressed("[data-act=talk]"));
    assertThat(studio.find("#source").getDomAttribute("src")).as("as before").isEqualTo(source);
    studio.server.avatar.setCharacter(TestServer.character(before.name()));
    studio.await(
        () ->
            !source.equals(studio.find("#source").getDomAttribute("src"))
                && studio.find(".morphs").getDomProperty("textContent").contains("no cels"));
    assertThat(shown("mouth_smirk")).isEqualTo("0.5");
    studio.server.avatar.setCharacter(before);
    studio.await(() -> studio.has("[data-key=blush3]"));
  }

  private static void ctrl(String key) {
    new Actions(studio.browser).keyDown(Keys.CONTROL).sendKeys(key).keyUp(Keys.CONTROL).perform();
  }

  @Test
  void outputs_can_be_chosen_where_there_are_some_progress_is_shown_and_an_export_cancelled()
      throws Exception {
    assertThat(studio.has("#output")).isFalse();
    GatedPoser poser = new GatedPoser();
    poser.gate.release(1);
    try (TestServer other = TestServer.startWith(poser)) {
      studio.browser.get(other.server.address() + "/studio#pose");
      studio.await(() -> loaded("result"));
      assertThat(studio.find(".morphs").getText()).contains("no cels");
      poser.gate.release(1);
      choose("output", "again");
      studio.await(() -> poser.drawn.get() == 2);
      poser.gate.release(7);
      studio.click("#export");
      studio.await(
          () ->
              studio.has("progress")
                  && Map.of("value", "7", "max", "28")
                      .equals(
                          Map.of(
                              "value",
                              studio.find("progress").getDomProperty("value"),
                              "max",
                              studio.find("progress").getDomProperty("max"))));
      studio.click("#cancel");
      studio.await(() -> studio.has("#export"));
      poser.gate.release(100);
      while (other.getBytes("/api/v1/emotions.zip").statusCode() == 409) {
        // the server notices with the next picture that nobody reads
      }
    }
    studio.browser.get("about:blank");
    studio.browser.manage().logs().get("browser"); // the other server has gone
  }

  @Test
  void the_tab_has_no_serious_accessibility_problem_in_either_theme() {
    studio.browser.executeScript("document.documentElement.dataset.theme = 'light'");
    assertThat(studio.accessibilityProblems()).isEmpty();
    studio.browser.executeScript("document.documentElement.dataset.theme = 'dark'");
    assertThat(studio.accessibilityProblems()).isEmpty();
  }
}
