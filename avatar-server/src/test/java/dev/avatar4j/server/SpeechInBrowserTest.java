package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.server.speech.SpeechEngine;
import dev.avatar4j.speech.sound.WavWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

  /** Has the avatar speak in the page and notes what happens. */
  private static final String RECORD =
      """
      const [text, voice, format, done] = arguments;
      (async () => {
        const { AvatarClient } = await import('/avatar-client.js');
        const canvas = document.createElement('canvas');
        const avatar = new AvatarClient({ canvas, format, sound: true });
        const events = [];
        let frames = 0;
        for (const type of ['speech-started', 'sentence-started', 'caption', 'sentence-ended',
          'soundblocked']) {
          avatar.addEventListener(type, () => events.push(type));
        }
        avatar.addEventListener('frame', () => {
          frames += avatar.sound.playing?.source ? 1 : 0;
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
      assertThat(events)
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
      assertThat(recorded.get("frames").asInt()).isPositive();
      browser.get("about:blank");
    }
  }

  /**
   * Sends a vowel that is repeated, as a node of an audio graph or as a stream; ends it on request.
   */
  private static final String SEND_SOUND =
      """
      const [wav, kind, done] = arguments;
      (async () => {
        const { AvatarClient } = await import('/avatar-client.js');
        const avatar = new AvatarClient({ canvas: document.createElement('canvas') });
        await avatar.connect();
        const context = new AudioContext();
        const bytes = Uint8Array.from(atob(wav), (letter) => letter.charCodeAt(0));
        const source = context.createBufferSource();
        source.buffer = await context.decodeAudioData(bytes.buffer);
        source.loop = true;
        source.loopStart = 0.4;
        source.loopEnd = 0.6;
        source.start();
        let sent = source;
        if (kind === 'stream') {
          const out = context.createMediaStreamDestination();
          source.connect(out);
          sent = out.stream;
        }
        const end = await avatar.sendSound(sent);
        window.endSound = async () => {
          await end();
          avatar.close();
          await context.close();
        };
        done('');
      })().catch((error) => done(String(error.stack)));
      """;

  @ParameterizedTest
  @ValueSource(strings = {"node", "stream"})
  void sound_that_a_page_sends_opens_the_mouth_until_it_is_ended(String kind) {
    String wav = Base64.getEncoder().encodeToString(WavWriter.toBytes(VowelSound.sound("o")));
    try (TestServer server = TestServer.start()) {
      browser.get(server.server.address() + BARE_PAGE);
      assertThat(browser.executeAsyncScript(SEND_SOUND, wav, kind)).isEqualTo("");
      TestBrowser.await(browser, () -> server.poser.pose().get(Morph.MOUTH_OOO) > 0.5f);
      assertThat(server.avatar.speaking()).isTrue();
      browser.executeAsyncScript("window.endSound().then(arguments[0])");
      assertThat(server.avatar.speaking()).isFalse();
      browser.get("about:blank");
    }
  }

  /**
   * A page with a clock that is told: frames are seen 70 ms after their time, but for one, and come
   * every 40 ms; sound is heard 40 ms after it is played.
   */
  private static final String REPORT =
      """
      const done = arguments[0];
      (async () => {
        const { SpeechSound } = await import('/avatar-sound.js');
        let now = 0;
        performance.now = () => now;
        window.requestAnimationFrame = (act) => act(now);
        const source = { connect() {}, start() {}, stop() {} };
        const context = {
          state: 'running',
          currentTime: 3,
          decodeAudioData: async () => ({ duration: 2 }),
          createBufferSource: () => source,
          createGain: () => source,
          getOutputTimestamp: () => ({ contextTime: 2.95, performanceTime: now - 10 }),
        };
        const reports = [];
        class Told extends SpeechSound {
          get context() {
            return context;
          }
        }
        const sound = new Told({ load: async () => new ArrayBuffer(0), report: (it) => reports.push(it) });
        for (let i = 0; i <= 50; i++) {
          now = 40 * i + 70 + (i === 48 ? 25 : 0);
          sound.frameShown(5000 + 40 * i);
        }
        await sound.play({ speech: 1, sentence: 0, sound: '/a.wav' });
        sound.stop();
        now += 2001;
        await sound.play({ speech: 1, sentence: 1, sound: '/b.wav' });
        sound.stop();
        done(JSON.stringify(reports));
      })().catch((error) => done(String(error.stack)));
      """;

  @Test
  void a_page_names_the_frame_that_is_seen_when_the_sound_is_heard() throws Exception {
    try (TestServer server = TestServer.start()) {
      browser.get(server.server.address() + BARE_PAGE);
      JsonNode reports = new ObjectMapper().readTree((String) browser.executeAsyncScript(REPORT));
      // played 100 ms from now, 150 ms after what was heard 10 ms ago; now is 2070
      double heard = 2070 - 10 + 150;
      assertThat(reports.get(0).get("event").asText()).isEqualTo("started");
      assertThat(reports.get(0).get("frame_time").asDouble())
          .isCloseTo(heard - 70 + 5000 - 20, within(1e-6));
      assertThat(reports.get(1).has("frame_time")).as("no frames for 2 s").isFalse();
      assertThat(reports.get(1).get("ago").asDouble()).isCloseTo(-0.14, within(1e-9));
      browser.get("about:blank");
    }
  }

  /** A device that plays nothing at first: its clock stands still, and tells no time. */
  private static final String SLOW_DEVICE =
      """
      const done = arguments[0];
      (async () => {
        const { SpeechSound } = await import('/avatar-sound.js');
        let asked = 0;
        const source = { connect() {}, start(at) { this.at = at; }, stop() {} };
        const plays = () => asked > 20;
        const context = {
          state: 'running',
          get currentTime() { return plays() ? 3 : 0.01; },
          decodeAudioData: async () => ({ duration: 60 }),
          createBufferSource: () => source,
          createGain: () => source,
          getOutputTimestamp: () => {
            asked++;
            return plays() ? { contextTime: 2.95, performanceTime: performance.now() }
              : { contextTime: 0.0005, performanceTime: 0 };
          },
        };
        const reports = [];
        class Told extends SpeechSound {
          get context() {
            return context;
          }
        }
        const sound = new Told({ load: async () => new ArrayBuffer(0), report: (it) => reports.push(it) });
        await sound.play({ speech: 1, sentence: 0, sound: '/a.wav' });
        sound.stop();
        done(JSON.stringify({ at: source.at, reports }));
      })().catch((error) => done(String(error.stack)));
      """;

  @Test
  void the_first_sentence_waits_until_the_device_plays() throws Exception {
    try (TestServer server = TestServer.start()) {
      browser.get(server.server.address() + BARE_PAGE);
      JsonNode told = new ObjectMapper().readTree((String) browser.executeAsyncScript(SLOW_DEVICE));
      assertThat(told.get("at").asDouble()).as("on the running clock").isCloseTo(3.1, within(1e-9));
      assertThat(told.get("reports").findValuesAsText("event")).containsExactly("started");
      assertThat(told.at("/reports/0/ago").asDouble()).as("ahead").isCloseTo(-0.15, within(0.05));
      browser.get("about:blank");
    }
  }
}
