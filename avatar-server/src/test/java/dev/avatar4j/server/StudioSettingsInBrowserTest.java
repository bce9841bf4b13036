package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** The settings tab of the studio. Skipped where Chromium is not installed. */
class StudioSettingsInBrowserTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir static Path profile;
  @TempDir Path downloads;

  @AutoClose private static StudioDriver studio;

  @BeforeAll
  static void openBrowser() {
    studio = new StudioDriver(profile);
  }

  @BeforeEach
  void openTab() throws Exception {
    studio.server.sendJson("PUT", "/api/v1/settings", "{}");
    studio.calm().open("settings");
    studio.await(() -> studio.has("[data-key=target_fps]"));
  }

  @AfterEach
  void check() {
    studio.assertNothingWentWrong();
    studio.browser.get("about:blank");
  }

  private static JsonNode settings() {
    return MAPPER.valueToTree(studio.server.avatar.settings().toKeys());
  }

  @Test
  void everything_that_is_declared_has_a_widget() throws Exception {
    JsonNode schema = TestServer.json(studio.server.get("/api/v1/settings/schema")).get("settings");
    for (JsonNode setting : schema) {
      String key = setting.get("key").textValue();
      if (!key.equals("postprocessor_chain")) {
        assertThat(studio.has("[data-key=\"" + key + "\"] :is(input, select, textarea)"))
            .as(key)
            .isTrue();
      }
    }
  }

  @Test
  void a_setting_is_changed_undone_done_again_and_reset() {
    studio.enter("[data-key=target_fps] .number", "30");
    studio.await(() -> settings().get("target_fps").asDouble() == 30);
    studio.undo();
    studio.await(() -> settings().get("target_fps").asDouble() == 4);
    studio.redo();
    studio.await(() -> settings().get("target_fps").asDouble() == 30);
    studio.click("[data-key=target_fps] .reset");
    studio.await(() -> settings().get("target_fps").asDouble() == 25);
    studio.enter("[data-key=blink_interval_min] .number", "8");
    studio.await(() -> settings().get("blink_interval_max").asDouble() == 8);
  }

  @Test
  void the_crop_cuts_the_picture_and_its_frame_can_be_dragged() {
    assertThat(studio.pixel(10, 10).get(3)).isEqualTo(255);
    studio.click("[data-key='crop.enabled'] .switch");
    studio.enter("[data-key='crop.left'] .number", "0.25");
    studio.await(() -> studio.pixel(100, 256).get(3) == 0);
    assertThat(studio.pixel(200, 256).get(3)).isEqualTo(255);
    int wide = studio.find("canvas").getSize().width;
    new Actions(studio.browser).dragAndDropBy(studio.find("[data-edge=w]"), wide / 8, 0).perform();
    studio.await(() -> Math.abs(settings().at("/crop/left").asDouble() - 0.375) < 0.02);
    studio.await(() -> studio.pixel(170, 256).get(3) == 0);
    studio.enter("[data-key='crop.right'] .number", "0.1");
    studio.await(() -> settings().at("/crop/right").asDouble() < 0.5);
    assertThat(settings().at("/crop/right").asDouble())
        .isGreaterThanOrEqualTo(settings().at("/crop/left").asDouble() + 0.0499);
  }

  @Test
  void the_frame_of_the_crop_dims_the_whole_stage_around_it() {
    studio.click("[data-key='crop.enabled'] .switch");
    studio.await(() -> studio.has(".crop-frame"));
    Dimension stage = studio.find(".stage").getSize();
    Dimension picture = studio.find(".figure").getSize();
    assertThat(stage.width).as("beside the picture there is room").isGreaterThan(picture.width);
    String clip = studio.find(".figure").getCssValue("overflow");
    assertThat(clip).as("the picture does not cut off what is dim").isEqualTo("visible");
    String outline = studio.find(".crop-frame").getCssValue("outline-width").replace("px", "");
    assertThat(Double.parseDouble(outline)).isGreaterThan(stage.width);
  }

  @Test
  void the_morphs_that_sway_are_taken_out_and_added() {
    String sway = "[data-key=sway_morphs] ";
    studio.click(sway + ".chip");
    studio.await(() -> settings().get("sway_morphs").size() == 4);
    assertThat(settings().get("sway_morphs").toString()).doesNotContain("head_x_index");
    new Select(studio.find(sway + "select")).selectByValue("iris_small_left_index");
    studio.await(() -> settings().get("sway_morphs").size() == 5);
    assertThat(settings().at("/sway_morphs/4").textValue()).isEqualTo("iris_small_left_index");
    assertThat(studio.all(sway + ".chip")).hasSize(5);
    studio.click(sway + ".reset");
    studio.await(() -> settings().at("/sway_morphs/0").textValue().equals("head_x_index"));
  }

  @Test
  void an_effect_is_tuned_undone_and_reset() {
    String shock = "[data-fx=shock] ";
    studio.click(shock + "summary");
    studio.enter(shock + ".number", "1.25");
    studio.await(() -> effect("shock").get("duration").asDouble() == 1.25);
    studio.click(shock + "[aria-label='Take fear out']");
    studio.await(() -> effect("shock").get("emotions").toString().equals("[\"disgust\"]"));
    new Select(studio.find(shock + "a4-choice select")).selectByValue("cycle");
    studio.await(() -> effect("shock").path("fps").asDouble() == 6);
    assertThat(effect("shock").get("cels").toString()).isEqualTo("[\"fx_shock1\"]");
    studio.undo();
    studio.await(() -> effect("shock").get("type").asText().equals("sequence_with_fadeout"));
    studio.click(shock + ".reset");
    studio.await(() -> effect("shock").get("emotions").size() == 2);
    studio.click(shock + ".switch");
    studio.await(() -> !effect("shock").get("enabled").booleanValue());
  }

  private static JsonNode effect(String name) {
    for (JsonNode effect : settings().get("animefx")) {
      if (effect.get(0).textValue().equals(name)) {
        return effect.get(1);
      }
    }
    throw new AssertionError(name);
  }

  @Test
  void the_upscaler_enlarges_the_canvas() {
    studio.enter("[data-key=upscale] .number", "1.5");
    studio.await(
        () ->
            studio
                .browser
                .executeScript("return document.querySelector('canvas').width")
                .equals(768L));
  }

  @Test
  void settings_are_downloaded_and_loaded_again_and_a_bad_file_is_refused_whole() throws Exception {
    studio.downloadTo(downloads);
    studio.enter("[data-key=target_fps] .number", "20");
    studio.await(() -> settings().get("target_fps").asDouble() == 20);
    studio.click("#download");
    Path file = downloads.resolve("animator.json");
    studio.await(() -> Files.exists(file));
    studio.await(() -> read(file).path("target_fps").asInt() == 20);
    assertThat(read(file).equals(StudioSettingsInBrowserTest::compare, settings())).isTrue();
    studio.drop("mine.json", "application/json", "{\"target_fps\": 40, \"upscale\": 99}");
    assertThat(studio.toast()).contains("mine.json").contains("upscale");
    assertThat(settings().get("target_fps").asDouble()).isEqualTo(20);
    studio.drop("mine.json", "application/json", "{\"target_fps\": 40}");
    studio.await(() -> settings().get("target_fps").asDouble() == 40);
    studio.undo();
    studio.await(() -> settings().get("target_fps").asDouble() == 20);
  }

  @Test
  void what_is_undone_is_the_latest_change_though_the_server_has_yet_to_answer_it() {
    Object order =
        studio.browser.executeAsyncScript(
            """
            const done = arguments[0];
            import('/studio/history.js').then(async ({History}) => {
              const history = new History();
              const applied = [];
              const change = (key, after) =>
                ({key, label: key, before: 'old', after, apply: (value) => applied.push(key + value)});
              history.record(change('first ', 1));
              let answer;
              history.queue(() => new Promise((resolve) => { answer = resolve; })
                .then(() => history.record(change('second ', 2))));
              const steps = [history.undo(), history.undo(), history.redo()];
              await Promise.resolve();
              applied.push('answered');
              answer();
              await Promise.all(steps);
              done([...applied, history.next.undo, history.next.redo].join());
            });
            """);
    assertThat(order).isEqualTo("answered,second old,first old,first 1,first ,second ");
  }

  /** JavaScript writes 20 where Java writes 20.0. */
  private static int compare(JsonNode a, JsonNode b) {
    boolean same = a.isNumber() && b.isNumber() ? a.doubleValue() == b.doubleValue() : a.equals(b);
    return same ? 0 : 1;
  }

  private static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (java.io.IOException e) {
      return MAPPER.createObjectNode(); // not all there yet
    }
  }

  @Test
  void settings_are_kept_in_the_browser_compared_with_the_defaults_and_found_by_words() {
    studio.enter("[data-key=talking_fps] .number", "18");
    studio.await(() -> settings().get("talking_fps").asDouble() == 18);
    studio.click("#keep");
    studio.click("#defaults");
    studio.await(() -> settings().get("talking_fps").asDouble() == 12);
    studio.click("#restore");
    studio.await(() -> settings().get("talking_fps").asDouble() == 18);
    studio.click("#changed");
    studio.await(() -> studio.all("[data-key]").size() == 2);
    assertThat(studio.all(".diff"))
        .extracting(WebElement::getText)
        .containsExactlyInAnyOrder("target_fps 25 → 4", "talking_fps 12 → 18");
    studio.click("#changed");
    studio.find("[type=search]").sendKeys("blink double");
    studio.await(() -> studio.all("[data-key]").size() == 1);
    assertThat(studio.has("[data-key=blink_double_probability]")).isTrue();
  }

  @Test
  void the_tab_has_no_serious_accessibility_problem_in_either_theme() {
    studio.browser.executeScript("document.documentElement.dataset.theme = 'light'");
    assertThat(studio.accessibilityProblems()).isEmpty();
    studio.browser.executeScript("document.documentElement.dataset.theme = 'dark'");
    assertThat(studio.accessibilityProblems()).isEmpty();
  }
}
