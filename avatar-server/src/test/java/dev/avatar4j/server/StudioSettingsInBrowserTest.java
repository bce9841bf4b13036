package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.interactions.Actions;

/** The settings tab of the studio. Skipped where Chromium is not installed. */
class StudioSettingsInBrowserTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir static Path profile;
  @TempDir Path downloads;

  private static StudioDriver studio;

  @BeforeAll
  static void openBrowser() {
    studio = new StudioDriver(profile);
  }

  @AfterAll
  static void closeBrowser() {
    if (studio != null) {
      studio.close();
    }
  }

  @BeforeEach
  void openTab() throws Exception {
    studio.server.sendJson("PUT", "/api/v1/settings", "{}");
    studio.open("settings");
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
    studio.await(() -> settings().get("target_fps").asDouble() == 25);
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
    studio.await(() -> studio.all("[data-key]").size() == 1);
    assertThat(studio.find(".diff").getText()).contains("talking_fps", "12", "18");
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
