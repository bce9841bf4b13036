package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.Avatar;
import dev.avatar4j.server.speech.SpeechEngine;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** An avatar that is heard and seen in a real browser. */
class SpeechInBrowserTest {
  @TempDir static Path profile;

  /** A document without scripts of its own. */
  private static final String BARE_PAGE = "/health";

  private static ChromeDriver browser;

  @BeforeAll
  static void openBrowser() {
    browser = TestBrowser.open(profile, "--autoplay-policy=no-user-gesture-required");
    browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.quit();
    }
  }

  /**
   * Has the avatar speak in the page and notes, for every frame that is drawn, when the sound was
   * where (`at`), where the mouth in the frame should be (`mouth`), and how open it is.
   */
  private static final String RECORD =
      """
      const [text, voice, format, done] = arguments;
      (async () => {
        const { AvatarClient } = await import('/avatar-client.js');
        const canvas = document.createElement('canvas');
        const avatar = new AvatarClient({ canvas, format, sound: true });
        const events = [];
        const frames = [];
        let start = null;
        avatar.addEventListener('sentence-started', ({ detail }) => {
          start = detail.start;
        });
        avatar.addEventListener('sentence-moved', ({ detail }) => {
          start = detail.start;
          events.push('moved');
        });
        for (const type of ['speech-started', 'sentence-started', 'caption', 'sentence-ended',
          'soundblocked']) {
          avatar.addEventListener(type, () => events.push(type));
        }
        avatar.addEventListener('frame', ({ detail }) => {
          const { sound } = avatar;
          const now = performance.now();
          const { playing } = sound;
          if (!playing?.source || start === null) {
            return;
          }
          const context = canvas.getContext('2d', { willReadFrequently: true });
          const mouth = context.getImageData(226, 150, 60, 34).data;
          let dark = 0;
          for (let i = 0; i < mouth.length; i += 4) {
            dark += 255 - mouth[i + 1];
          }
          frames.push({
            at: (now - sound.heardAt(playing.at)) / 1000,
            mouth: (detail.time - start) / 1000,
            dark,
          });
        });
        const ended = new Promise((resolve) => {
          avatar.addEventListener('speech-ended', ({ detail }) => resolve(detail));
        });
        await avatar.connect();
        const first = new Promise((resolve) => {
          avatar.addEventListener('frame', resolve, { once: true });
        });
        await first;
        await new Promise((resolve) => setTimeout(resolve, 500));
        const speech = await avatar.speak(text, voice ? { voice } : {});
        const end = await ended;
        avatar.close();
        done(JSON.stringify({ speech, end, events, frames }));
      })().catch((error) => done(JSON.stringify({ error: String(error) })));
      """;

  private static JsonNode record(String text, String format) throws Exception {
    Object recorded = browser.executeAsyncScript(RECORD, text, "", format);
    return new ObjectMapper().readTree((String) recorded);
  }

  @Test
  void a_page_plays_the_sound_and_sets_the_time_of_the_mouth() throws Exception {
    FakeVoice voice = new FakeVoice();
    try (TestServer server =
        TestServer.start(options -> options.speech(Optional.of(SpeechEngine.of(voice))))) {
      browser.get(server.server.address() + BARE_PAGE);
      JsonNode recorded = record("Hello there my friend. How are you?", "png");
      assertThat(recorded.has("error")).as(recorded.toString()).isFalse();
      assertThat(recorded.at("/speech/sentences")).hasSize(2);
      assertThat(recorded.at("/end/end").asText()).as(recorded.toString()).isEqualTo("completed");
      List<String> events =
          new ObjectMapper().convertValue(recorded.get("events"), new TypeReference<>() {});
      assertThat(events.stream().filter(event -> !event.equals("moved")))
          .containsExactly(
              "speech-started",
              "caption",
              "sentence-started",
              "caption",
              "sentence-ended",
              "caption",
              "sentence-started",
              "caption",
              "sentence-ended");
      assertThat(recorded.get("frames")).isNotEmpty();
      browser.get("about:blank");
    }
  }

  @Test
  void the_field_of_the_page_has_the_avatar_speak_with_a_caption_and_stop() throws Exception {
    FakeVoice voice = new FakeVoice();
    try (TestServer server =
        TestServer.start(options -> options.speech(Optional.of(SpeechEngine.of(voice))))) {
      browser.get(server.server.address().toString());
      browser.findElement(By.id("say-text")).sendKeys("word ".repeat(60));
      TestBrowser.await(browser, () -> say(server));
      TestBrowser.await(
          browser, () -> browser.findElement(By.id("caption")).getText().startsWith("word word"));
      browser.findElement(By.id("say-stop")).click();
      TestBrowser.await(browser, () -> !browser.findElement(By.id("caption")).isDisplayed());
      assertThat(TestServer.json(server.get("/api/v1/speak")).get("speaking").booleanValue())
          .isFalse();
      browser.get("about:blank");
    }
  }

  /** Asks until the page is connected. */
  private static boolean say(TestServer server) {
    try {
      if (TestServer.json(server.get("/api/v1/speak")).get("speaking").booleanValue()) {
        return true;
      }
      browser.findElement(By.cssSelector("#say [type=submit]")).click();
      return TestServer.json(server.get("/api/v1/speak")).get("speaking").booleanValue();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Prints how far mouth and sound are apart: by the times of frames, and by how open the mouth is
   * in the pixels against the vowels of the engine. Run with -Davatar4j.measure.sync=true on a
   * quiet machine.
   */
  @Test
  void mouth_and_sound_are_within_80_ms_measured_on_request() throws Exception {
    assumeTrue(Boolean.getBoolean("avatar4j.measure.sync"), "Measured on request only");
    List<Double> medians = new ArrayList<>();
    String text = "Mama, mama, mama, mama, mama.";
    for (String spec : new String[] {"freetts", "flite"}) {
      try (Avatar avatar = Avatar.builder().seed(1).build();
          AvatarServer server =
              AvatarServer.builder(avatar).port(0).speech(SpeechEngine.of(spec)).build().start();
          SpeechSynthesizer engine = SpeechSynthesizers.create(spec)) {
        browser.get(server.address() + BARE_PAGE);
        record("Warm up.", "qoi");
        SpeechClip clip = engine.synthesize(SpeechRequest.of(text));
        for (int run = 0; run < 3; run++) {
          JsonNode frames = record(text, "qoi").get("frames");
          double[] apart = new double[frames.size()];
          for (int i = 0; i < apart.length; i++) {
            JsonNode frame = frames.get(i);
            apart[i] = 1000 * (frame.get("mouth").asDouble() - frame.get("at").asDouble());
          }
          Arrays.sort(apart);
          System.out.printf(
              "%s run %d: %d frames; frame time minus sound: median %.0f ms, from %.0f to %.0f ms;"
                  + " opening in pixels is %d ms after the vowels%n",
              spec,
              run,
              apart.length,
              apart[apart.length / 2],
              apart[apart.length / 20],
              apart[apart.length - 1 - apart.length / 20],
              lag(frames, clip));
          medians.add(apart[apart.length / 2]);
        }
        browser.get("about:blank");
      }
    }
    assertThat(medians).allSatisfy(median -> assertThat(median).isCloseTo(0, within(80.0)));
  }

  /** The shift, in ms, at which the openness in the pixels fits best to the vowels in the sound. */
  private static int lag(JsonNode frames, SpeechClip clip) {
    int best = 0;
    double bestFit = Double.NEGATIVE_INFINITY;
    for (int shift = -300; shift <= 300; shift += 5) {
      double fit = correlation(frames, clip, shift / 1000.0);
      if (fit > bestFit) {
        bestFit = fit;
        best = shift;
      }
    }
    return best;
  }

  private static double correlation(JsonNode frames, SpeechClip clip, double shift) {
    double[] open = new double[frames.size()];
    double[] dark = new double[frames.size()];
    for (int i = 0; i < open.length; i++) {
      open[i] = vowel(clip, frames.get(i).get("at").asDouble() - shift);
      dark[i] = frames.get(i).get("dark").asDouble();
    }
    double meanOpen = Arrays.stream(open).average().orElse(0);
    double meanDark = Arrays.stream(dark).average().orElse(0);
    double both = 0;
    double squaresOpen = 0;
    double squaresDark = 0;
    for (int i = 0; i < open.length; i++) {
      both += (open[i] - meanOpen) * (dark[i] - meanDark);
      squaresOpen += Math.pow(open[i] - meanOpen, 2);
      squaresDark += Math.pow(dark[i] - meanDark, 2);
    }
    return both / Math.sqrt(squaresOpen * squaresDark);
  }

  private static double vowel(SpeechClip clip, double time) {
    for (PhoneTiming phone : clip.phones()) {
      if (time >= phone.start() && time < phone.end()) {
        return phone.phone().startsWith("a") ? 1 : 0;
      }
    }
    return 0;
  }
}
