package dev.avatar4j.voice.remote;

import static dev.avatar4j.voice.remote.FakeSpeechServer.json;
import static dev.avatar4j.voice.remote.FakeSpeechServer.status;
import static dev.avatar4j.voice.remote.FakeSpeechServer.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.SpecText;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.synthesis.ClipLipsync;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteVoicesTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final String CAPTIONED = "/dev/captioned_speech";

  private FakeSpeechServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeSpeechServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void kokoro_gives_words_with_times_and_phonemes() throws Exception {
    server.on(
        CAPTIONED,
        json(
            "{'audio': '"
                + FakeSpeechServer.base64()
                + "', 'audio_format': 'audio/wav', 'timestamps': ["
                + "{'word': 'Hi', 'start_time': 0.1, 'end_time': 0.4},"
                + "{'word': ',', 'start_time': 0.4, 'end_time': 0.5},"
                + "{'word': 'Sharon', 'start_time': 0.5, 'end_time': null}]}"));
    server.on("/dev/phonemize", json("{'phonemes': 'hˈI, ʃˈɛɹən', 'tokens': []}"));
    SpeechClip clip = open("kokoro").synthesize(new SpeechRequest("Hi, Sharon", "bf_emma", 1.5));
    assertThat(clip.duration()).isEqualTo(1);
    assertThat(clip.words())
        .containsExactly(
            new WordTiming("Hi", "hˈI", 0.1, 0.4),
            new WordTiming(",", ",", 0.4, 0.5),
            new WordTiming("Sharon", "ʃˈɛɹən", 0.5, Double.NaN));
    assertThat(ClipLipsync.source(clip)).isEqualTo(ClipLipsync.Source.WORDS);
    assertThat(server.body(CAPTIONED).path("voice").asText()).isEqualTo("bf_emma");
    assertThat(server.body(CAPTIONED).path("speed").asDouble()).isEqualTo(1.5);
    assertThat(server.body(CAPTIONED).path("stream").asBoolean(true)).isFalse();
    assertThat(server.body(CAPTIONED).path("response_format").asText()).isEqualTo("wav");
    assertThat(server.body("/dev/phonemize").path("language").asText()).isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'phonemes': 'hˈI ðɛɹ ju'}", "{}", "nonsense"})
  void kokoro_without_fitting_phonemes_leaves_them_to_the_letters(String phonemes)
      throws Exception {
    server.on(
        CAPTIONED,
        json(
            "{'audio': '"
                + FakeSpeechServer.base64()
                + "', 'timestamps': [{'word': 'Hi', 'start_time': 0.1, 'end_time': 0.4}]}"));
    server.on("/dev/phonemize", json(phonemes));
    SpeechClip clip = open("kokoro").synthesize(SpeechRequest.of("Hi"));
    assertThat(clip.words()).containsExactly(new WordTiming("Hi", "", 0.1, 0.4));
    assertThat(ClipLipsync.track(clip).events()).hasSizeGreaterThan(1);
  }

  @Test
  void kokoro_without_times_still_gives_sound() throws Exception {
    server.on(
        CAPTIONED, json("{'audio': '" + FakeSpeechServer.base64() + "', 'timestamps': null}"));
    SpeechClip clip = open("kokoro").synthesize(SpeechRequest.of("Hi"));
    assertThat(ClipLipsync.source(clip)).isEqualTo(ClipLipsync.Source.LENGTH);
  }

  @Test
  void raven_gives_all_in_a_header() throws Exception {
    server.on(
        "/api/tts/speak",
        exchange -> {
          exchange
              .getResponseHeaders()
              .set(
                  "x-word-timestamps",
                  "[{\"word\": \"Sharon\", \"phonemes\": \"%CA%83%CB%88%C9%9B%C9%B9%C9%99n\","
                      + " \"start_time\": 0.275, \"end_time\": 0.575},"
                      + " {\"word\": \"1+1\", \"phonemes\": \"%2B\", \"start_time\": null,"
                      + " \"end_time\": null}]");
          wav().to(exchange);
        });
    SpeechClip clip = open("raven").synthesize(SpeechRequest.of("Sharon"));
    assertThat(clip.words())
        .containsExactly(
            new WordTiming("Sharon", "ʃˈɛɹən", 0.275, 0.575),
            new WordTiming("1+1", "+", Double.NaN, Double.NaN));
    assertThat(ClipLipsync.track(clip).events()).hasSize(6);
    assertThat(server.body("/api/tts/speak").path("voice").asText()).isEqualTo("af_bella");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "[{\"word\": \"%ZZ\"}]", "5", ""})
  void raven_with_a_broken_header_still_gives_sound(String header) throws Exception {
    server.on(
        "/api/tts/speak",
        exchange -> {
          exchange.getResponseHeaders().set("x-word-timestamps", header);
          wav().to(exchange);
        });
    assertThat(open("raven").synthesize(SpeechRequest.of("Hi")).words()).isEmpty();
  }

  @Test
  void openai_is_given_the_key_and_gives_sound() throws Exception {
    server.on("/v1/audio/speech", wav());
    SpeechClip clip =
        open("openai", Map.of("key-env", "MY_KEY", "voice", "nova", "model", "m"), LONG)
            .synthesize(SpeechRequest.of("Hi there"));
    assertThat(ClipLipsync.source(clip)).isEqualTo(ClipLipsync.Source.LENGTH);
    assertThat(server.key("/v1/audio/speech")).isEqualTo("Bearer secret");
    assertThat(server.body("/v1/audio/speech").path("voice").asText()).isEqualTo("nova");
    assertThat(server.body("/v1/audio/speech").path("model").asText()).isEqualTo("m");
    assertThatThrownBy(() -> open("openai", Map.of("key-env", "UNSET"), LONG))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("UNSET");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "kokoro, /v1/audio/voices, [{'id': 'bf_emma'; 'name': 'Emma'}]",
        "kokoro, /v1/audio/voices, {'voices': ['bf_emma']}",
        "raven, /api/tts/list_voices, {'voices': ['bf_emma']}",
        "openai, /v1/audio/voices, {'voices': [{'id': 'bf_emma'}]}"
      })
  void voices_are_read_in_both_forms(String kind, String path, String answer) throws Exception {
    server.on(path, json(answer.replace(';', ',')));
    SpeechVoice voice = open(kind).voices().get(0);
    assertThat(voice.id()).isEqualTo("bf_emma");
    assertThat(voice.language()).isEqualTo("en-GB");
  }

  @Test
  void a_server_that_does_not_list_its_voices_takes_any() throws Exception {
    assertThat(open("openai").voices()).isEmpty();
  }

  @Test
  void the_kind_is_found_by_asking() throws Exception {
    assertThatThrownBy(() -> open(""))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("?kind=");
    server.on("/v1/models", json("{'data': []}"));
    assertThat(open("").name()).isEqualTo("openai");
    server.on("/dev/phonemize", json("{'phonemes': 'hI'}"));
    assertThat(open("").name()).isEqualTo("kokoro");
    server.on("/api/tts/info", json("{'sample_rate': 24000}"));
    assertThat(open("").name()).isEqualTo("raven");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kokoro", "raven", "openai"})
  void a_server_that_never_answers_is_given_up(String kind) throws Exception {
    server.on("/", server.never());
    assertThatThrownBy(() -> open(kind, Map.of(), SHORT).synthesize(SpeechRequest.of("Hi")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("100 ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kokoro", "raven", "openai"})
  void a_server_that_stops_in_the_middle_is_given_up(String kind) throws Exception {
    server.on("/", server.stalling());
    assertThatThrownBy(() -> open(kind, Map.of(), SHORT).synthesize(SpeechRequest.of("Hi")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("100 ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kokoro", "raven", "openai"})
  void an_interrupt_cancels(String kind) throws Exception {
    server.on("/", server.never());
    SpeechSynthesizer voice = open(kind);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> voice.synthesize(SpeechRequest.of("Hi")))
        .isInstanceOf(InterruptedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kokoro", "raven", "openai"})
  void what_a_server_answers_wrongly_is_told(String kind) throws Exception {
    server.on("/", status(400, "<html><p>unknown voice zoe</p></html>"));
    assertThatThrownBy(() -> open(kind).synthesize(SpeechRequest.of("Hi")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("400")
        .hasMessageContaining("unknown voice zoe")
        .hasMessageNotContaining("<");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "kokoro, {}",
        "kokoro, {'audio': '%%%'}",
        "kokoro, {'audio': 'AAAA'}",
        "kokoro, nonsense",
        "raven, nonsense",
        "openai, nonsense"
      })
  void an_answer_that_is_no_sound_is_refused(String kind, String answer) throws Exception {
    server.on("/", json(answer));
    assertThatThrownBy(() -> open(kind).synthesize(SpeechRequest.of("Hi")))
        .isInstanceOf(AvatarException.class);
  }

  @Test
  void an_answer_that_is_too_large_is_refused() throws Exception {
    server.on(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] piece = new byte[1 << 20];
          for (int i = 0; i < 65; i++) {
            exchange.getResponseBody().write(piece);
          }
        });
    assertThatThrownBy(() -> open("openai").synthesize(SpeechRequest.of("Hi")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("64 MiB");
  }

  @Test
  void a_server_that_is_not_there_is_told() throws Exception {
    SpeechSynthesizer voice = open("openai");
    server.close();
    assertThatThrownBy(() -> voice.synthesize(SpeechRequest.of("Hi")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("is it running?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "//", "//user:secret@host", "//host name", "relative"})
  void what_is_no_address_is_refused(String target) {
    assertThatThrownBy(() -> provider(LONG).create(new SpecText("http", target, Map.of())))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void unknown_kinds_and_options_are_refused() {
    assertThatThrownBy(() -> open("siri"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("siri");
    assertThatThrownBy(() -> open("openai", Map.of("volume", "1"), LONG))
        .isInstanceOf(InvalidInputException.class);
  }

  private SpeechSynthesizer open(String kind) throws InterruptedException {
    return open(kind, Map.of(), LONG);
  }

  private SpeechSynthesizer open(String kind, Map<String, String> options, Duration timeout)
      throws InterruptedException {
    Map<String, String> all = new HashMap<>(options);
    if (!kind.isEmpty()) {
      all.put("kind", kind);
    }
    String target = server.address().toString().substring("http:".length()) + "/v1/";
    return provider(timeout).create(new SpecText("http", target, all));
  }

  private static RemoteProvider provider(Duration timeout) {
    return new RemoteProvider(name -> name.equals("MY_KEY") ? "secret" : null, timeout);
  }
}
