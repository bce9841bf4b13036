package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The filters tab of the studio. Skipped where Chromium is not installed. */
class StudioFiltersInBrowserTest {
  @TempDir static Path profile;

  @AutoClose private static StudioDriver studio;

  @BeforeAll
  static void openBrowser() {
    studio = new StudioDriver(profile).calm();
  }

  @BeforeEach
  void openTab() throws Exception {
    studio.server.sendJson("PUT", "/api/v1/settings", "{}");
    studio.open("filters");
  }

  @AfterEach
  void check() {
    studio.assertNothingWentWrong();
    studio.browser.get("about:blank");
  }

  private static JsonNode chain() {
    return new ObjectMapper()
        .valueToTree(studio.server.avatar.settings().toKeys())
        .get("postprocessor_chain");
  }

  private static List<String> names() {
    return studio.all("[data-filter]").stream()
        .map(card -> card.getDomAttribute("data-filter"))
        .toList();
  }

  private static boolean blueish() {
    List<Long> pixel = studio.pixel(256, 400);
    return pixel.get(2) > 180;
  }

  @Test
  void a_preset_changes_the_picture_and_the_master_switch_undo_and_redo_change_it_back() {
    studio.await(StudioFiltersInBrowserTest::blueish);
    studio.click("[data-preset=amber]");
    studio.await(() -> !blueish());
    assertThat(names()).containsExactly("bloom", "monochrome_display", "banding", "scanlines");
    assertThat(studio.pressed("[data-preset=amber]")).isTrue();
    studio.click("#master");
    studio.await(StudioFiltersInBrowserTest::blueish);
    assertThat(chain()).isEmpty();
    assertThat(names()).as("the list stays").hasSize(4);
    studio.undo();
    studio.await(() -> !blueish());
    studio.undo();
    studio.await(StudioFiltersInBrowserTest::blueish);
    studio.redo();
    studio.await(() -> !blueish());
  }

  @Test
  void filters_are_added_repeatedly_tuned_reset_switched_off_and_removed() {
    studio.click("[data-add=pixelize]");
    studio.click("[data-add=pixelize]");
    studio.await(() -> chain().size() == 2);
    assertThat(names()).containsExactly("pixelize", "pixelize");
    studio.enter("li:nth-child(2) .number", "16");
    studio.await(() -> chain().at("/1/1/size").asInt() == 16);
    studio.find("li:nth-child(2) .range").sendKeys(Keys.ARROW_RIGHT);
    studio.await(() -> chain().at("/1/1/size").asInt() == 17);
    studio.click("li:nth-child(2) .info");
    assertThat(studio.find("li:nth-child(2) .field-help").getText()).contains("block");
    studio.click("li:nth-child(2) .reset");
    studio.await(() -> chain().at("/1/1/size").asInt(8) == 8);
    studio.enter("li:nth-child(2) .number", "16");
    studio.click("li:nth-child(2) [title^='Reset all']");
    studio.await(() -> chain().at("/1/1").isEmpty());
    studio.click("li:nth-child(1) header .switch");
    studio.await(() -> chain().size() == 1);
    studio.click("li:nth-child(2) [title=Remove]");
    studio.await(() -> chain().isEmpty());
    assertThat(names()).as("the one that is off is kept").hasSize(1);
    studio.load("filters");
    assertThat(names()).as("after a reload").hasSize(1);
  }

  @Test
  void filters_are_put_in_another_order_by_pointer_and_by_keyboard() {
    studio.click("[data-preset=amber]");
    studio.await(() -> chain().size() == 4);
    WebElement handle = studio.find("li:nth-child(1) .handle");
    WebElement third = studio.find("li:nth-child(3) .handle");
    int down = third.getLocation().y - handle.getLocation().y + 20;
    new Actions(studio.browser)
        .clickAndHold(handle)
        .moveByOffset(0, down / 2)
        .moveByOffset(0, down - down / 2)
        .release()
        .perform();
    studio.await(() -> chain().at("/2/0").asText().equals("bloom"));
    assertThat(names()).containsExactly("monochrome_display", "banding", "bloom", "scanlines");
    studio.find("li:nth-child(4) .handle").sendKeys(Keys.ARROW_UP);
    studio.await(() -> names().get(2).equals("scanlines"));
    studio.press(Keys.HOME);
    studio.await(() -> chain().at("/0/0").asText().equals("scanlines"));
    assertThat(studio.browser.switchTo().activeElement().getAccessibleName())
        .startsWith("Move Scanlines, 1 of 4");
  }

  @Test
  void the_chain_as_json_is_applied_or_refused_with_the_field_at_fault() {
    studio.click("#json");
    enterJson("[[\"bloom\", {\"sigma\": 99}]]");
    studio.await(() -> studio.has(".json-error"));
    assertThat(studio.find(".json-error").getText()).contains("postprocessor_chain[0].bloom.sigma");
    assertThat(chain()).isEmpty();
    enterJson("[[\"bloom\" {}]");
    studio.await(() -> studio.find(".json-error").getText().contains("no JSON"));
    enterJson("[[\"posterize\", {\"levels\": 3}], [\"vignetting\", {}]]");
    studio.await(() -> names().equals(List.of("posterize", "vignetting")));
    assertThat(chain().at("/0/1/levels").asInt()).isEqualTo(3);
    // one request was refused on purpose, over the socket: nothing in the console
  }

  private static void enterJson(String json) {
    WebElement text = studio.find(".json textarea");
    text.clear();
    text.sendKeys(json);
    studio.click(".json .primary");
  }

  @Test
  void a_chain_that_was_set_elsewhere_shows_up() throws Exception {
    studio.server.sendJson(
        "PATCH", "/api/v1/settings", "{\"postprocessor_chain\": [[\"desaturate\", {}]]}");
    studio.await(() -> names().equals(List.of("desaturate")));
  }

  @Test
  void every_filter_can_be_added_by_its_stage_and_has_widgets_for_all_parameters() {
    List<String> stages = studio.all(".stage-group h4").stream().map(WebElement::getText).toList();
    assertThat(stages).containsExactly("General", "Light", "Camera", "Transport", "Display");
    studio.click("[data-add=desaturate]");
    studio.await(() -> studio.all("[data-filter=desaturate] .field").size() == 4);
    assertThat(studio.all("[data-filter=desaturate] input[type=color]")).hasSize(2);
    studio.click("[data-add=noise]");
    studio.await(() -> studio.has("[data-filter=noise] select"));
    assertThat(studio.all("[data-filter=noise] .filter-body .switch")).hasSize(1);
  }

  @Test
  void the_palette_of_filters_is_low_on_a_phone() {
    try {
      studio.size(500, 844);
      int stages = studio.all(".stage-group").size();
      int height = studio.find(".card:has(.stage-group)").getSize().height;
      assertThat(height).as("px for %s stages", stages).isLessThan(90 * (stages + 1));
      studio.click(".stage-group:last-child .chip:last-child");
      studio.await(() -> chain().size() == 1);
    } finally {
      studio.size(1280, 900);
    }
  }

  @Test
  void the_tab_has_no_serious_accessibility_problem_in_either_theme() {
    studio.click("[data-preset=vhs]");
    studio.click("li:nth-child(1) .filter-title");
    studio.click("#json");
    studio.browser.executeScript("document.documentElement.dataset.theme = 'light'");
    assertThat(studio.accessibilityProblems()).isEmpty();
    studio.browser.executeScript("document.documentElement.dataset.theme = 'dark'");
    assertThat(studio.accessibilityProblems()).isEmpty();
  }
}
