package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.Avatar;
import dev.avatar4j.animation.AnimatorKeys;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.server.speech.SpeechEngine;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.Select;

/** Speech in the live tab of the studio. Skipped where Chromium is not installed. */
class StudioSpeakInBrowserTest {
  private static final String MANY_WORDS = "word ".repeat(80).strip();

  /** How open the mouth of the default character is: how dark its place is, from 0 on. */
  private static final String MOUTH =
      """
      const context = new OffscreenCanvas(60, 34).getContext('2d');
      context.drawImage(document.querySelector('canvas'), -226, -150);
      const mouth = context.getImageData(0, 0, 60, 34).data;
      let dark = 0;
      for (let i = 0; i < mouth.length; i += 4) {
        dark += 255 - mouth[i + 1];
      }
      return dark;
      """;

  @TempDir static Path profile;

  private static final FakeVoice VOICE = new FakeVoice();
  @AutoClose private static StudioDriver studio;

  @BeforeAll
  static void openBrowser() {
    studio =
        new StudioDriver(profile, options -> options.speech(Optional.of(SpeechEngine.of(VOICE))))
            .calm();
  }

  @AfterEach
  void check() throws Exception {
    studio.server.sendJson("POST", "/api/v1/speak/stop", "{}");
    studio.assertNothingWentWrong();
    studio.browser.get("about:blank");
  }

  private static void open() {
    studio.open("live");
    studio.await(() -> studio.has("#speak:enabled"));
  }

  private static void openManner() {
    studio.click(".manner summary");
    studio.await(() -> studio.find("#speak-speed .number").isDisplayed());
  }

  private static void say(String text) {
    studio.enter("#speak-text", text);
    studio.click("#speak");
  }

  private static JsonNode state() {
    try {
      return TestServer.json(studio.server.get("/api/v1/speak"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean shows(String selector, String text) {
    return studio.has(selector) && studio.find(selector).getText().equals(text);
  }

  /** The head rests and the eyes stay open, so that nothing but the mouth changes its pixels. */
  static final AnimatorSettings STILL =
      AnimatorSettings.DEFAULTS
          .with(AnimatorKeys.SWAY_MACRO_STRENGTH, 0.0)
          .with(AnimatorKeys.SWAY_MICRO_STRENGTH, 0.0)
          .with(AnimatorKeys.BLINK_PROBABILITY, 0.0)
          .with(AnimatorKeys.BREATHING_CYCLE_DURATION, 600.0);

  @Test
  void a_sentence_is_heard_with_its_caption_while_the_mouth_opens_until_it_is_stopped() {
    try (Avatar avatar = Avatar.builder().seed(1).settings(STILL).build();
        AvatarServer server =
            AvatarServer.builder(avatar)
                .port(0)
                .speech(SpeechEngine.of("freetts"))
                .build()
                .start()) {
      studio.browser.get(server.address().toString());
      studio.await(() -> studio.sequence() > 0 && studio.has("#speak:enabled"));
      openManner();
      new Select(studio.find("#speak-emotion select")).selectByValue("");
      avatar.setOverrides(Map.of(Morph.MOUTH_AAA, 1f));
      long open = restingMouth();
      avatar.setOverrides(Map.of(Morph.MOUTH_AAA, 0f));
      long closed = restingMouth();
      avatar.setOverrides(Map.of());
      assertThat(open).as("how dark an open mouth is").isGreaterThan(closed);
      long half = (open + closed) / 2;
      studio.find("#speak-text").sendKeys("Mama saw a large calm llama and father saw a far star.");
      studio.find("#speak-text").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
      studio.await(() -> studio.has(".caption mark"));
      studio.await(() -> mouth() > half);
      assertThat(studio.find(".caption").getText()).startsWith("Mama saw").endsWith("far star.");
      assertThat(studio.isHeard()).as("sound in the page").isTrue();
      studio.click("#speak-stop");
      studio.await(() -> !studio.has(".caption") && !studio.find("#speak-stop").isEnabled());
      assertThat(restingMouth()).as("the mouth after it").isLessThan(half);
      studio.browser.get("about:blank");
    }
  }

  private static long mouth() {
    return (Long) studio.browser.executeScript(MOUTH);
  }

  /** How dark the mouth is once it rests: in ten frames one after another. */
  private static long restingMouth() {
    AtomicLong frame = new AtomicLong();
    AtomicLong dark = new AtomicLong();
    AtomicInteger alike = new AtomicInteger();
    studio.await(
        () -> {
          long now = mouth();
          if (frame.getAndSet(studio.sequence()) != frame.get()) {
            boolean same = Math.abs(now - dark.getAndSet(now)) < now / 1000;
            alike.set(same ? alike.get() + 1 : 0);
          }
          return alike.get() >= 10;
        });
    return dark.get();
  }

  @Test
  void the_voice_the_speed_and_the_emotion_are_used_and_remembered() {
    open();
    openManner();
    studio.await(() -> new Select(studio.find("#speak-voice select")).getOptions().size() == 3);
    new Select(studio.find("#speak-voice select")).selectByValue("adam");
    new Select(studio.find("#speak-emotion select")).selectByValue("joy");
    studio.enter("#speak-speed .number", "1.5");
    studio.browser.navigate().refresh();
    studio.await(() -> studio.has("#speak:enabled") && studio.has("option[value=adam]"));
    assertThat(studio.find("#speak-voice select").isDisplayed()).as("still open").isTrue();
    say("Hello there.");
    studio.await(() -> studio.server.avatar.emotion().equals("joy"));
    SpeechRequest request = VOICE.requests.get(VOICE.requests.size() - 1);
    assertThat(request).isEqualTo(new SpeechRequest("Hello there.", "adam", 1.5));
  }

  @Test
  void two_pages_agree_about_what_is_said_and_what_waits() {
    open();
    say(MANY_WORDS);
    studio.await(() -> studio.has(".caption mark"));
    String first = studio.browser.getWindowHandle();
    studio.browser.switchTo().newWindow(WindowType.TAB);
    try {
      studio.load("live");
      studio.await(() -> studio.has("#speak-stop:enabled"));
      say("This has to wait.");
      studio.await(() -> shows(".queue summary", "1 waiting"));
    } finally {
      studio.browser.close();
      studio.browser.switchTo().window(first);
    }
    studio.await(() -> shows(".queue summary", "1 waiting"));
    studio.click(".queue summary");
    studio.await(() -> shows(".queue li", "This has to wait."));
    studio.click("#speak-stop");
    studio.await(() -> !studio.has(".queue") && !studio.has(".caption"));
    assertThat(state().get("speaking").booleanValue()).isFalse();
    assertThat(studio.find("#speak-stop").isEnabled()).isFalse();
    studio.click("#speak-again");
    studio.await(() -> state().get("speaking").booleanValue());
  }

  @Test
  void an_empty_field_says_a_sentence_of_the_studio_and_captions_can_be_switched_off()
      throws Exception {
    studio.open("live");
    studio.await(() -> studio.has("#speak:enabled"));
    boolean spoken = state().get("again").booleanValue();
    studio.await(() -> studio.find("#speak-again").isEnabled() == spoken);
    String id =
        TestServer.json(studio.server.postJson("/api/v1/avatars", "{}")).get("id").textValue();
    show(id);
    studio.await(() -> studio.has("#speak:enabled") && !studio.find("#speak-again").isEnabled());
    studio.click("#speak");
    studio.await(() -> studio.find("#speak-again").isEnabled());
    studio.browser.executeScript(
        "import('/studio/store.js').then(({store}) => store.hide(arguments[0]))", id);
    studio.await(() -> studio.all(".cell canvas").size() == 1);
    studio.click("#captions");
    studio.noteTexts("#speak-state");
    studio.click("#speak");
    studio.awaitNoted("2 of 2");
    assertThat(studio.has(".caption")).isFalse();
    studio.click("#captions");
    studio.noteTexts(".caption");
    studio.click("#speak-again");
    studio.awaitNoted("Hello, I am alive!");
  }

  private static void show(String id) {
    studio.browser.executeScript(
        "import('/studio/store.js').then(({store}) => store.show(arguments[0]))", id);
    studio.await(() -> studio.has(".cell.chosen canvas[data-avatar='" + id + "'][aria-label]"));
  }

  @Test
  void an_emotion_that_was_chosen_by_hand_is_kept_and_otherwise_that_of_the_text_is_shown() {
    open();
    openManner();
    Select emotion = new Select(studio.find("#speak-emotion select"));
    assertThat(emotion.getFirstSelectedOption().getText()).isEqualTo("From the text");
    studio.click("[data-emotion=anger]");
    studio.await(() -> emotion.getFirstSelectedOption().getText().equals("As it is"));
    say("I love you so much!");
    studio.await(() -> studio.has(".caption mark"));
    assertThat(studio.server.avatar.emotion()).isEqualTo("anger");
    studio.click("[data-emotion=neutral]");
    studio.await(() -> emotion.getFirstSelectedOption().getText().equals("From the text"));
    emotion.selectByValue("");
    studio.click("[data-emotion=neutral]");
    assertThat(emotion.getFirstSelectedOption().getText()).as("chosen").isEqualTo("As it is");
  }

  @Test
  void a_page_without_sound_leaves_the_clock_to_the_server() {
    open();
    studio.click("#sound");
    say(MANY_WORDS);
    studio.await(() -> studio.has(".caption mark"));
    assertThat(studio.isHeard()).isFalse();
  }

  @Test
  void a_browser_that_keeps_silent_is_told_of_until_the_next_click() throws Exception {
    open();
    studio.server.postJson("/api/v1/speak", "{\"text\": \"" + MANY_WORDS + "\"}");
    studio.await(() -> studio.has(".caption.hint"));
    assertThat(studio.find(".caption.hint").getText()).contains("click");
    studio.browser.manage().logs().get("browser"); // where the browser says the same
    studio.click(".panel");
    studio.await(() -> !studio.has(".caption.hint"));
    studio.click("#speak-stop");
    studio.await(() -> !studio.find("#speak-stop").isEnabled());
    studio.click("#speak-again");
    studio.await(() -> studio.isHeard());
    assertThat(studio.has(".caption.hint")).isFalse();
  }

  @Test
  void the_offset_of_the_mouth_is_a_setting_that_can_be_undone() {
    open();
    openManner();
    studio.enter("#av-offset .number", "0.4");
    studio.await(() -> offset() == 0.4);
    studio.click("#undo");
    studio.await(() -> offset() == -0.04);
  }

  private static double offset() {
    try {
      return TestServer.json(studio.server.get("/api/v1/settings")).get("av_offset").asDouble();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_caption_over_the_stage_moves_nothing_and_is_no_accessibility_problem() {
    open();
    studio.enter("#speak-text", MANY_WORDS);
    Object before = places();
    studio.click("#speak");
    studio.await(() -> studio.has(".caption mark"));
    assertThat(places()).isEqualTo(before);
    for (int[] size : new int[][] {{390, 844}, {1280, 720}, {1280, 900}}) {
      studio.size(size[0], size[1]);
      studio.click("#speak-stop");
      studio.await(() -> !studio.has(".queue") && !studio.find("#speak-stop").isEnabled());
      before = places();
      for (int i = 0; i < 4; i++) {
        studio.click("#speak");
      }
      studio.await(() -> shows(".queue summary", "3 waiting"));
      assertThat(places()).as("with a queue").isEqualTo(before);
      studio.click(".queue summary");
      studio.await(() -> studio.find(".queue li").isDisplayed());
      assertThat(places()).as("with the list of it").isEqualTo(before);
      studio.click("#speak-title");
      studio.await(() -> !studio.find(".queue li").isDisplayed());
    }
    assertThat(studio.accessibilityProblems()).isEmpty();
  }

  /** Where everything is that a caption could move, rounded to pixels. */
  private static Object places() {
    return studio.browser.executeScript(
        """
        return ['canvas', '.controls', '#speak', '.manner', 'a4-emotion-panel'].map((selector) => {
          const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
          return [x, y, width, height].map(Math.round).join(' ');
        });
        """);
  }
}
