package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.Avatar;
import dev.avatar4j.animation.AnimatorKeys;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.server.speech.SpeechEngine;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.chrome.ChromeDriver;

/** How far the mouth on the screen and the sound are apart in a real browser. */
class MouthSyncInBrowserTest {
  @TempDir static Path profile;

  private static final int RUNS = 3;
  private static final String SCRIPT = script();

  /** Open vowels beside closed lips and pauses, at irregular times. */
  private static final String TEXT =
      "Ah, papa saw a far, calm star; bah, mama, part of a farm, ah, balm, a palm, pass a barn.";

  /** The head rests and the eyes stay open, so that nothing but the mouth changes its pixels. */
  private static final AnimatorSettings STILL =
      AnimatorSettings.DEFAULTS
          .with(AnimatorKeys.SWAY_MACRO_STRENGTH, 0.0)
          .with(AnimatorKeys.SWAY_MICRO_STRENGTH, 0.0)
          .with(AnimatorKeys.BLINK_PROBABILITY, 0.0)
          .with(AnimatorKeys.BREATHING_CYCLE_DURATION, 600.0);

  private static ChromeDriver browser;

  @BeforeAll
  static void openBrowser() {
    browser = TestBrowser.open(profile, "--autoplay-policy=no-user-gesture-required");
    browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(90));
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.quit();
    }
  }

  private static String script() {
    try (InputStream in = MouthSyncInBrowserTest.class.getResourceAsStream("mouth-sync.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode record(String text) throws Exception {
    JsonNode recorded =
        new ObjectMapper().readTree((String) browser.executeAsyncScript(SCRIPT, text, "png"));
    assertThat(recorded.has("error")).as(recorded.toString()).isFalse();
    return recorded;
  }

  /**
   * Prints how much later than the sound the mouth opens and closes. Run with
   * -Davatar4j.measure.sync=true; flite is left out where it is not installed.
   */
  @ParameterizedTest
  @ValueSource(strings = {"edges", "freetts", "flite"})
  void the_mouth_on_the_screen_is_within_80_ms_of_the_sound_measured_on_request(String voice)
      throws Exception {
    assumeTrue(Boolean.getBoolean("avatar4j.measure.sync"), "Measured on request only");
    try (SpeechSynthesizer engine = engine(voice);
        Avatar avatar = Avatar.builder().seed(1).settings(STILL).build();
        AvatarServer server =
            AvatarServer.builder(avatar)
                .port(0)
                .speech(Optional.of(SpeechEngine.of(engine)))
                .build()
                .start()) {
      browser.get(server.address() + "/health");
      SpeechClip clip = engine.synthesize(SpeechRequest.of(TEXT));
      for (int run = 0; run < RUNS; run++) {
        MouthSync sync = new MouthSync(record(TEXT), clip);
        System.out.printf("%s, run %d%n%s", voice, run, sync);
        assertThat(sync.median()).isCloseTo(0, within(80.0));
      }
      browser.get("about:blank");
    }
  }

  private static SpeechSynthesizer engine(String voice) throws InterruptedException {
    if (voice.equals("edges")) {
      return new EdgeVoice();
    }
    assumeTrue(voice.equals("freetts") || new File("/usr/bin/flite").canExecute(), "No flite");
    return SpeechSynthesizers.create(voice);
  }
}
