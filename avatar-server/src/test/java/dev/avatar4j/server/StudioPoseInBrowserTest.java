package dev.avatar4j.server;

import static dev.avatar4j.server.PoseTab.LEFT_EYE;
import static dev.avatar4j.server.PoseTab.MOUTH;
import static dev.avatar4j.server.PoseTab.RIGHT_EYE;
import static dev.avatar4j.server.PoseTab.SKIRT;
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

/** The pose tab of the studio, with the built-in character. Skipped without Chromium. */
class StudioPoseInBrowserTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path profile;
  @TempDir static Path downloads;

  @AutoClose private static StudioDriver studio;
  private static PoseTab tab;

  @BeforeAll
  static void openBrowser() {
    studio = new StudioDriver(profile, TestServer::startWithPicture).calm();
    studio.downloadTo(downloads);
    tab = new PoseTab(studio);
  }

  @BeforeEach
  void openTab() throws Exception {
    studio.server.send(studio.server.request("/api/v1/emotions").DELETE());
    studio.open("pose");
    tab.keepResult();
  }

  @AfterEach
  void check() {
    studio.assertNothingWentWrong();
    studio.browser.get("about:blank");
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
    assertThat(tab.preset()).isEqualTo("[reset]");
    tab.set("mouth_ooo_index", "1");
    studio.await(() -> tab.changed(MOUTH) > 100);
    assertThat(tab.changed(SKIRT)).isZero();
    assertThat(tab.changed(LEFT_EYE)).isZero();
    assertThat(tab.preset()).isEqualTo("[custom]");
    studio.click("[data-key=mouth_ooo_index] .reset");
    studio.await(() -> tab.changed(MOUTH) == 0);
    studio.find("[data-key=blush3] .range").sendKeys(Keys.END);
    studio.await(() -> tab.changed(MOUTH) > 100);
    assertThat(tab.shown("blush3")).isEqualTo("1");
    studio.undo();
    studio.await(() -> tab.changed(MOUTH) == 0 && tab.shown("blush3").equals("0"));
  }

  @Test
  void left_and_right_move_together_until_they_are_told_not_to() {
    tab.set("eye_wink_left_index", "1");
    studio.await(() -> tab.changed(LEFT_EYE) > 100 && tab.changed(RIGHT_EYE) > 100);
    assertThat(tab.shown("eye_wink_right_index")).isEqualTo("1");
    studio.click(".pair:has([data-key=eye_wink_left_index]) [aria-pressed]");
    tab.set("eye_wink_right_index", "0");
    studio.await(() -> tab.changed(RIGHT_EYE) == 0);
    assertThat(tab.changed(LEFT_EYE)).isGreaterThan(100);
    studio.click(".pair:has([data-key=eye_wink_left_index]) [aria-pressed]");
    studio.await(() -> tab.changed(RIGHT_EYE) > 100);
    assertThat(tab.shown("eye_wink_right_index")).as("the left one counts").isEqualTo("1");
  }

  @Test
  void a_preset_sets_all_sliders_and_is_drawn_exactly_as_it_is_stored() throws Exception {
    EmotionTemplate fear = studio.server.avatar.emotions().require("fear");
    tab.choose("preset", "fear");
    studio.await(() -> tab.preset().equals("fear") && tab.changed(MOUTH) > 100);
    assertThat(result("shown.png")).isEqualTo(drawnBySdk(fear));
    for (Morph morph : Morph.ALL) {
      assertThat(Float.parseFloat(tab.shown(morph.key()))).isEqualTo(fear.pose().get(morph));
    }
    assertThat(studio.find("figure:last-child small").getText())
        .matches("[\\d.]+ ms · [\\d.]+ FPS");
    assertThat(studio.server.avatar.emotion()).as("live").isEqualTo("neutral");
    tab.set("mouth_smirk", "0.25");
    studio.await(() -> tab.preset().equals("[custom]"));
    studio.undo();
    studio.await(() -> tab.preset().equals("fear"));
    studio.undo();
    studio.await(() -> tab.changed(MOUTH) == 0);
    assertThat(tab.preset()).isEqualTo("[reset]");
    studio.redo();
    studio.await(() -> tab.preset().equals("fear") && tab.changed(MOUTH) > 100);
    tab.choose("preset", "[reset]");
    studio.await(() -> tab.changed(MOUTH) == 0);
    assertThat(studio.all(".morphs .reset")).isEmpty();
  }

  @Test
  void an_emotion_is_saved_as_picture_and_file_and_loaded_in_each_of_its_forms() throws Exception {
    EmotionTemplate pride = studio.server.avatar.emotions().require("pride");
    tab.choose("preset", "pride");
    studio.await(() -> tab.preset().equals("pride") && studio.has(".morphs .reset"));
    studio.click("#save");
    JsonNode file = json(download("pride.json"));
    assertThat(EmotionTemplate.parse("pride", file.get("pride"), warning -> {})).isEqualTo(pride);
    assertThat(file.at("/pride/pose")).hasSize(45);
    assertThat(Files.readAllBytes(download("pride.png"))).isEqualTo(drawnBySdk(pride));

    studio.drop(
        "two.json",
        "application/json",
        "{\"a\": {\"mouth_smirk\": 0.125, \"mouth_smrk\": 1}, \"b\": {\"mouth_delta\": 1}}");
    studio.await(() -> tab.preset().equals("[custom]"));
    assertThat(tab.shown("mouth_smirk")).isEqualTo("0.125");
    assertThat(tab.shown("mouth_delta")).isEqualTo("0");
    assertThat(studio.find(".toasts").getDomProperty("textContent"))
        .contains("2 emotions", "mouth_smrk");
    studio.drop("raven.JSON", "application/json", "{\"pose\": {}, \"cels\": [[\"sweat1\", 0.25]]}");
    studio.await(() -> tab.shown("sweat1").equals("0.25"));
    assertThat(studio.find("#name").getDomProperty("value")).isEqualTo("raven");
    studio.undo();
    studio.await(() -> tab.shown("sweat1").equals("0") && tab.shown("mouth_smirk").equals("0.125"));
    studio.drop("bad.json", "application/json", "{\"a\": {\"mouth_smirk\": \"wide\"}}");
    studio.await(() -> studio.has(".toast.error"));
    assertThat(studio.find(".toast.error").getDomProperty("textContent"))
        .contains("bad.json", "mouth_smirk");
    studio.browser.manage().logs().get("browser"); // that one request was refused on purpose
  }

  @Test
  void an_emotion_is_saved_in_the_avatar_and_reset_after_a_question() {
    tab.set("mouth_smirk", "0.5");
    studio.enter("#name", "smug");
    studio.click("#keep");
    studio.await(() -> tab.preset().equals("smug"));
    assertThat(studio.server.avatar.emotions().require("smug").pose().get(Morph.MOUTH_SMIRK))
        .isEqualTo(0.5f);
    tab.set("mouth_smirk", "1");
    studio.click("#keep");
    studio.click("dialog[open] .primary");
    studio.await(() -> tab.preset().equals("smug"));
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
    studio.await(() -> tab.preset().equals("[reset]"));
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
    studio.await(() -> tab.preset().equals("joy"));
    ctrl("e");
    assertThat(studio.browser.switchTo().activeElement().getAccessibleName())
        .isEqualTo("Troubled left");
  }

  @Test
  void another_character_is_shown_at_once_even_one_of_the_same_name_and_keeps_the_pose() {
    CharacterImage before = studio.server.avatar.character();
    tab.set("mouth_smirk", "0.5");
    studio.await(() -> tab.preset().equals("[custom]"));
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
    assertThat(tab.shown("mouth_smirk")).isEqualTo("0.5");
    studio.server.avatar.setCharacter(before);
    studio.await(() -> studio.has("[data-key=blush3]"));
  }

  @Test
  void each_of_two_avatars_has_a_face_and_an_undo_of_its_own() throws Exception {
    tab.set("mouth_smirk", "0.5");
    studio.await(() -> tab.preset().equals("[custom]"));
    String second =
        TestServer.json(studio.server.postJson("/api/v1/avatars", "{}")).get("id").textValue();
    studio.browser.executeScript(
        "import('/studio/store.js').then(({store}) => store.show(arguments[0]))", second);
    studio.await(() -> tab.preset().equals("[reset]") && tab.shown("mouth_smirk").equals("0"));
    assertThat(studio.has("#undo:enabled")).isFalse();
    tab.set("mouth_delta", "1");
    studio.await(() -> tab.preset().equals("[custom]") && studio.has("#undo:enabled"));

    studio.click("#tab-live");
    studio.click(".name-tag [aria-pressed=false]");
    studio.await(() -> !studio.has(".cell.chosen [data-avatar='" + second + "']"));
    studio.click("#tab-pose");
    studio.await(() -> tab.shown("mouth_smirk").equals("0.5"));
    assertThat(tab.shown("mouth_delta")).isEqualTo("0");
    studio.undo();
    studio.await(() -> tab.shown("mouth_smirk").equals("0") && !studio.has("#undo:enabled"));
    assertThat(tab.preset()).isEqualTo("[reset]");

    // its face comes from the server when the other avatar is edited already
    studio.browser.executeScript(
        """
        const select = document.querySelector('#preset select');
        select.value = 'joy';
        select.dispatchEvent(new Event('change'));
        """);
    tab.turnTo(second);
    studio.await(() -> tab.shown("mouth_delta").equals("1"));
    tab.turnTo("default");
    studio.await(() -> tab.preset().equals("joy") && studio.has("#undo:enabled"));
    tab.turnTo(second);
    studio.await(() -> tab.shown("mouth_delta").equals("1"));
    studio.undo();
    studio.await(() -> tab.shown("mouth_delta").equals("0"));
    assertThat(tab.preset()).isEqualTo("[reset]");
    assertThat(studio.has("#undo:enabled")).isFalse();
    studio.browser.get("about:blank");
    studio.server.sendJson("DELETE", "/api/v1/avatars/" + second, "");
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
      studio.await(() -> tab.loaded("result"));
      assertThat(studio.find(".morphs").getText()).contains("no cels");
      poser.gate.release(1);
      tab.choose("output", "again");
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
