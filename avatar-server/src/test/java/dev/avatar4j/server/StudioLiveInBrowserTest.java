package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.server.access.ApiKey;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.interactions.Actions;

/** The shell of the studio and its live tab. Skipped where Chromium is not installed. */
class StudioLiveInBrowserTest {
  @TempDir static Path profile;

  @AutoClose private static StudioDriver studio;

  @BeforeAll
  static void openBrowser() {
    studio = new StudioDriver(profile).calm();
  }

  @AfterEach
  void check() {
    studio.assertNothingWentWrong();
    studio.browser.get("about:blank");
  }

  @Test
  void the_canvas_shows_ever_new_frames_and_the_overlay_counts_them() {
    studio.open("live");
    assertThat(studio.pixel(256, 256).get(3)).isEqualTo(255);
    long first = studio.sequence();
    studio.await(() -> studio.sequence() > first);
    studio.click("[data-act=stats]");
    studio.await(() -> studio.has("#fps") && !studio.find("#fps").getText().equals("0"));
    assertThat(studio.find(".meters").getText()).contains("Drawn", "Filters", "Encoded", "512");
  }

  @Test
  void an_emotion_is_shown_at_once_and_the_keyboard_steps_through_them() {
    studio.open("live");
    assertThat(studio.all("[data-emotion]")).hasSize(28);
    studio.click("[data-emotion=joy]");
    studio.await(() -> studio.pressed("[data-emotion=joy]"));
    assertThat(studio.server.avatar.emotion()).isEqualTo("joy");
    studio.press(Keys.ARROW_RIGHT);
    studio.await(() -> studio.server.avatar.emotion().equals("amusement"));
    studio.press(Keys.END);
    studio.await(() -> studio.server.avatar.emotion().equals("disgust"));
    studio.press(Keys.HOME);
    studio.await(() -> studio.server.avatar.emotion().equals("joy"));
    studio.press(Keys.ARROW_DOWN);
    studio.await(() -> studio.server.avatar.emotion().equals("pride"));
  }

  @Test
  void the_intensity_and_a_mix_reach_the_avatar() {
    studio.open("live");
    studio.click("[data-emotion=joy]");
    studio.await(() -> studio.pressed("[data-emotion=joy]"));
    studio.enter("#intensity .number", "0.6");
    studio.await(() -> Double.valueOf(0.6).equals(weight("joy")));
    studio.click("#mix");
    studio.click("[data-emotion=surprise]");
    studio.await(() -> studio.has("[data-weight=surprise]"));
    studio.enter("[data-weight=joy] .number", "0.3");
    studio.await(() -> Double.valueOf(0.3).equals(weight("joy")) && weight("surprise").equals(0.5));
    studio.click("#mix");
    studio.await(() -> weight("joy") == null || weight("surprise") == null);
    studio.await(() -> studio.all(".emotion[aria-pressed=true]").size() == 1);
    assertThat(studio.pressed("#mix")).as("the mix is over").isFalse();
    studio.server.avatar.setEmotion(EmotionMix.of(Map.of("joy", 0.5, "fear", 0.5)));
    studio.await(() -> studio.pressed("#mix") && studio.has("[data-weight=fear]"));
  }

  private static Double weight(String emotion) {
    return studio.server.avatar.emotionMix().weights().get(emotion);
  }

  @Test
  void talking_pausing_and_data_eyes_are_switched_by_buttons_and_keys() {
    studio.open("live");
    studio.click("[data-act=talk]");
    studio.await(() -> studio.server.avatar.talking() && studio.pressed("[data-act=talk]"));
    studio.press("t");
    studio.await(() -> !studio.server.avatar.talking());
    studio.click("#data-eyes");
    studio.await(() -> studio.server.avatar.dataEyes() && studio.pressed("#data-eyes"));
    studio.press("d");
    studio.await(() -> !studio.server.avatar.dataEyes());
    studio.press("p");
    studio.await(() -> studio.server.avatar.paused() && studio.has(".banner"));
    assertThat(studio.find(".banner").getText()).isEqualTo("Paused");
    studio.click("[data-act=pause]");
    studio.await(() -> !studio.server.avatar.paused());
    studio.click("[data-effect=heart]");
    assertThat(studio.has(".toast.error")).isFalse();
  }

  @Test
  void the_gaze_follows_the_pointer_only_while_that_is_switched_on() {
    studio.open("live");
    studio.press("g");
    studio.await(() -> studio.pressed("[data-act=gaze]"));
    new Actions(studio.browser).moveToElement(studio.find("canvas"), 120, -60).perform();
    studio.await(() -> studio.server.avatar.gaze().x() > 0.1);
    studio.click("[data-act=gaze]");
    studio.await(() -> studio.server.avatar.gaze().x() == 0);
    studio.press("g");
    new Actions(studio.browser).moveToElement(studio.find("canvas"), -120, -60).perform();
    studio.await(() -> studio.server.avatar.gaze().x() < -0.1);
    studio.press("g");
    studio.await(() -> studio.server.avatar.gaze().x() == 0);
  }

  @Test
  void the_backdrop_is_a_colour_or_a_picture_and_survives_a_reload() {
    studio.open("live");
    studio.click("[data-backdrop=green].swatch");
    assertThat(studio.find(".stage").getCssValue("background-color")).contains("0, 177, 64");
    studio.browser.executeAsyncScript(
        """
        const done = arguments[0];
        const canvas = new OffscreenCanvas(8, 8);
        const context = canvas.getContext('2d');
        context.fillStyle = '#c02040';
        context.fillRect(0, 0, 8, 8);
        canvas.convertToBlob().then((blob) => {
          const files = new DataTransfer();
          files.items.add(new File([blob], 'wall.png', {type: 'image/png'}));
          window.dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true}));
          done();
        });
        """);
    studio.await(() -> studio.has("img.backdrop"));
    studio.click("[data-backdrop=picture], .swatch.picture");
    studio.browser.executeScript("document.querySelector('a4-live-tab .switch').click()");
    studio.await(() -> studio.find("img.backdrop").getCssValue("filter").contains("blur"));
    studio.load("live");
    studio.await(() -> studio.has("img.backdrop.blurred"));
    assertThat(
            studio.browser.executeScript(
                "return document.querySelector('img.backdrop').naturalWidth"))
        .isEqualTo(8L);
  }

  @Test
  void
      the_stage_says_that_a_picture_can_be_dropped_and_a_useless_file_is_refused_with_the_reason() {
    studio.server.avatar.setCharacter(TestServer.character("default"));
    studio.open("live");
    assertThat(studio.find(".drop-hint").getText()).contains("Drop your own picture");
    studio.click(".drop-hint .mini");
    studio.await(() -> !studio.has(".drop-hint"));
    studio.load("live");
    assertThat(studio.has(".drop-hint")).as("after a reload").isFalse();
    studio.drop("notes.txt", "text/plain", "hello");
    assertThat(studio.toast()).contains("notes.txt", "What can be dropped");
  }

  @Test
  void several_avatars_stand_side_by_side_and_the_controls_are_about_the_chosen_one() {
    studio.open("live");
    studio.click("#avatars");
    studio.click("#new-avatar");
    studio.await(() -> studio.all(".cell canvas").size() == 2);
    studio.find("body").sendKeys(Keys.ESCAPE);
    studio.await(() -> studio.has("[data-emotion=anger]"));
    studio.click("[data-emotion=anger]");
    studio.await(() -> studio.pressed("[data-emotion=anger]"));
    assertThat(studio.server.avatar.emotion()).as("the other one").isEqualTo("neutral");
    studio.load("pose");
    studio.click("#avatars");
    studio.click("#choose-default[aria-pressed=false]");
    studio.await(() -> studio.pressed("#choose-default"));
    studio.find("body").sendKeys(Keys.ESCAPE);
    studio.click("#tab-live");
    studio.await(() -> studio.pressed("[data-emotion=neutral]"));
    assertThat(studio.all(".cell canvas")).as("after a reload").hasSize(2);
    studio.browser.executeScript("document.querySelectorAll('.name-tag .mini')[1].click()");
    studio.await(() -> studio.all(".cell canvas").size() == 1);
  }

  @Test
  void four_avatars_use_the_room_there_is_and_their_names_stay_inside() throws Exception {
    for (int i = 0; i < 3; i++) {
      studio.server.postJson("/api/v1/avatars", "{}");
    }
    studio.open("live");
    studio.click("#avatars");
    for (int i = 0; i < 3; i++) {
      studio.click(".avatar-list input:not(:checked)");
      int shown = i + 2;
      studio.await(() -> studio.all(".cell canvas").size() == shown);
    }
    studio.click("#avatars");
    try {
      for (int[] size : new int[][] {{1920, 1080}, {1280, 720}, {500, 844}}) {
        studio.size(size[0], size[1]);
        Dimension stage = studio.find(".stage").getSize();
        Dimension figure = studio.find(".figure").getSize();
        assertThat(figure.width).as("%s in %s", figure, stage).isGreaterThan(stage.width / 3);
        assertThat(tagsOutside()).isZero();
      }
      studio.all(".cell").get(0).click();
      studio.await(() -> studio.all(".cell").get(0).getDomAttribute("class").contains("chosen"));
    } finally {
      studio.size(1280, 900);
    }
  }

  private static long tagsOutside() {
    return (Long)
        studio.browser.executeScript(
            """
            return [...document.querySelectorAll('.cell')].filter((cell) => {
              const tag = cell.querySelector('.name-tag');
              const [outer, inner] = [cell, tag.lastElementChild].map((each) => each.getBoundingClientRect());
              return inner.left < outer.left || inner.right > outer.right || tag.scrollWidth > tag.clientWidth;
            }).length;
            """);
  }

  @Test
  void frames_rest_while_the_page_is_hidden() {
    studio.open("live");
    String first = studio.browser.getWindowHandle();
    studio.await(() -> studio.server.avatar.statistics().subscribers() == 1);
    studio.browser.switchTo().newWindow(WindowType.TAB);
    studio.await(() -> studio.server.avatar.statistics().subscribers() == 0);
    studio.browser.close();
    studio.browser.switchTo().window(first);
    studio.await(() -> studio.server.avatar.statistics().subscribers() == 1);
  }

  @Test
  void the_stage_fills_the_screen_and_comes_back() {
    studio.open("live");
    studio.click("[data-act=full]");
    studio.await(() -> studio.pressed("[data-act=full]"));
    assertThat(studio.find(".stage").getSize().width)
        .isEqualTo(studio.find("a4-studio").getSize().width);
    studio.press("f");
    studio.await(() -> !studio.pressed("[data-act=full]"));
  }

  @Test
  void two_open_pages_agree() {
    studio.open("live");
    String first = studio.browser.getWindowHandle();
    studio.browser.switchTo().newWindow(WindowType.TAB);
    try {
      studio.load("live");
      studio.click("[data-emotion=grief]");
      studio.await(() -> studio.pressed("[data-emotion=grief]"));
    } finally {
      studio.browser.close();
      studio.browser.switchTo().window(first);
    }
    studio.await(() -> studio.pressed("[data-emotion=grief]"));
    studio.server.avatar.setEmotion(EmotionMix.of("joy", 0.4));
    studio.await(() -> studio.find("#intensity .number").getDomProperty("value").equals("0.4"));
  }

  @Test
  void the_theme_is_switched_and_remembered() {
    studio.open("live");
    String before = studio.find(".panel").getCssValue("background-color");
    String theme =
        (String) studio.browser.executeScript("return document.documentElement.dataset.theme");
    studio.await(
        () -> {
          studio.click("#theme");
          return !theme.equals(
              studio.browser.executeScript("return document.documentElement.dataset.theme"));
        });
    String after = studio.find(".panel").getCssValue("background-color");
    assertThat(after).isNotEqualTo(before);
    studio.load("live");
    assertThat(studio.find(".panel").getCssValue("background-color")).isEqualTo(after);
  }

  @Test
  void the_help_card_opens_with_f1_and_the_tabs_with_numbers_and_arrows() {
    studio.open("live");
    studio.press(Keys.F1);
    studio.await(() -> studio.find("dialog.help").isDisplayed());
    studio.press(Keys.ESCAPE);
    studio.await(() -> !studio.find("dialog.help").isDisplayed());
    studio.press("3");
    studio.await(() -> studio.has("a4-filters-tab .card"));
    studio.find("#tab-filters").sendKeys(Keys.ARROW_RIGHT);
    studio.await(() -> studio.has("a4-settings-tab .card"));
    assertThat(studio.find("#tab-settings").getDomAttribute("aria-selected")).isEqualTo("true");
  }

  @Test
  void the_page_takes_the_api_key_from_its_address_and_sends_it_along() {
    ApiKey key = ApiKey.of("page-key-123");
    try (TestServer guarded =
        TestServer.start(
            b -> b.access(ServerAccess.DEFAULTS.withApiKey(key).withRequestsPerSecond(0)))) {
      studio.browser.get(guarded.server.address() + "/#key=" + key.secret());
      studio.await(() -> studio.sequence() > 0);
      assertThat(studio.browser.getCurrentUrl()).doesNotContain(key.secret());
      studio.find("[data-emotion=joy]").click();
      studio.await(() -> guarded.avatar.emotion().equals("joy"));
      studio.browser.get("about:blank");
    }
  }

  @Test
  void a_lost_connection_is_told_and_the_page_comes_back_by_itself() {
    try (TestServer doomed = TestServer.start()) {
      studio.browser.get(doomed.server.address().toString());
      studio.await(() -> studio.sequence() > 0);
      int port = doomed.server.port();
      doomed.server.close();
      studio.await(() -> studio.has(".banner.lost"));
      assertThat(studio.find(".banner").getText()).contains("Trying again");
      assertThat(studio.find(".status").getText()).contains("Reconnecting");
      long lost = studio.sequence();
      try (AvatarServer again = AvatarServer.builder(doomed.avatar).port(port).build().start()) {
        assertThat(again.port()).isEqualTo(port);
        studio.await(() -> !studio.has(".banner.lost") && studio.sequence() > lost);
        studio.browser.get("about:blank");
      }
    }
    studio.browser.manage().logs().get("browser"); // says that there was no server for a while
  }

  @Test
  void the_live_tab_has_no_serious_accessibility_problem_in_either_theme() {
    studio.open("live");
    assertThat(studio.accessibilityProblems()).isEmpty();
    studio.browser.executeScript("document.documentElement.dataset.theme = 'light'");
    assertThat(studio.accessibilityProblems()).isEmpty();
    studio.browser.executeScript("document.documentElement.dataset.theme = 'dark'");
    assertThat(studio.accessibilityProblems()).isEmpty();
  }
}
