package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.server.speech.AudioEncoder;
import dev.avatar4j.server.speech.AudioFormat;
import dev.avatar4j.server.speech.SpeechEngine;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.WavReader;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Speech as sound alone, in the dialects of Raven and of OpenAI. */
class TtsRoutesTest {
  private static final Ffmpeg MISSING =
      new Ffmpeg(List.of("no-such-ffmpeg-here"), Duration.ofSeconds(1));

  private final FakeVoice voice = new FakeVoice();
  @AutoClose private final TestServer server = server(MISSING);

  private TestServer server(Ffmpeg ffmpeg) {
    return TestServer.start(
        options -> options.ffmpeg(ffmpeg).speech(Optional.of(SpeechEngine.of(voice))));
  }

  private static HttpResponse<byte[]> post(TestServer to, String path, String body)
      throws Exception {
    HttpRequest request =
        to.request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> reply, String name) {
    return reply.headers().firstValue(name).orElse(null);
  }

  @Test
  void the_engine_its_voices_and_the_module_are_told() throws Exception {
    assertThat(server.get("/api/tts/info").body())
        .contains("\"sample_rate\":16000")
        .contains("\"model\":\"fake\"");
    for (String path : List.of("/api/tts/list_voices", "/v1/audio/voices")) {
      assertThat(server.get(path).body()).isEqualTo("{\"voices\":[\"adam\",\"zoe\"]}");
    }
    assertThat(server.get("/api/modules").body()).contains("\"tts\"");
    JsonNode ours = TestServer.json(server.get("/api/v1/voices"));
    assertThat(ours.get("engine").textValue()).isEqualTo("fake");
    assertThat(ours.get("voices").get(0).get("id").textValue()).isEqualTo("zoe");
    assertThat(ours.get("formats")).hasToString("[\"wav\",\"pcm\"]");
  }

  @Test
  void speech_comes_with_its_length_and_the_times_of_its_words_in_ascii() throws Exception {
    HttpResponse<byte[]> reply =
        post(server, "/api/tts/speak", "{\"text\": \"Schöne Welt\", \"format\": \"wav\"}");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(header(reply, "Content-Type")).isEqualTo("audio/wav");
    assertThat(header(reply, "Content-Length")).isEqualTo(Integer.toString(reply.body().length));
    assertThat(Double.parseDouble(header(reply, "x-audio-duration"))).isEqualTo(0.5);
    assertThat(WavReader.read(reply.body()).duration()).isCloseTo(0.5, within(1e-9));
    String times = header(reply, "x-word-timestamps");
    assertThat(times)
        .isEqualTo(
            "[{\"word\":\"Sch%C3%B6ne\",\"phonemes\":\"m%CB%88%C9%91\",\"start_time\":0.0,"
                + "\"end_time\":0.25},{\"word\":\"Welt\",\"phonemes\":\"m%CB%88%C9%91\","
                + "\"start_time\":0.25,\"end_time\":0.5}]");
    assertThat(URLDecoder.decode(times, StandardCharsets.UTF_8)).contains("Schöne");
  }

  @Test
  void times_are_left_out_if_not_wanted_and_by_the_openai_route() throws Exception {
    HttpResponse<byte[]> without =
        post(server, "/api/tts/speak", "{\"text\": \"Hello\", \"get_metadata\": false}");
    HttpResponse<byte[]> openai = post(server, "/v1/audio/speech", "{\"input\": \"Hello\"}");
    assertThat(header(without, "x-word-timestamps")).isNull();
    assertThat(header(openai, "x-word-timestamps")).isNull();
    assertThat(header(openai, "x-audio-duration")).isEqualTo("0.25");
  }

  @Test
  void sound_and_times_come_together_as_json_if_asked() throws Exception {
    JsonNode reply =
        TestServer.json(
            server.postJson(
                "/api/tts/speak", "{\"text\": \"Schöne Welt\", \"response\": \"json\"}"));
    Sound sound = WavReader.read(Base64.getDecoder().decode(reply.get("audio").textValue()));
    assertThat(sound.duration()).isEqualTo(reply.get("duration").doubleValue());
    assertThat(reply.get("audio_format").textValue()).isEqualTo("audio/wav");
    assertThat(reply.get("sample_rate").intValue()).isEqualTo(16_000);
    JsonNode first = reply.get("timestamps").get(0);
    assertThat(first.get("word").textValue()).isEqualTo("Schöne");
    assertThat(first.get("phonemes").textValue()).isEqualTo("mˈɑ");
    assertThat(first.get("end_time").doubleValue()).isEqualTo(0.25);
  }

  @Test
  void a_page_of_another_allowed_origin_may_read_the_headers() throws Exception {
    HttpResponse<String> reply =
        server.send(
            server
                .request("/api/tts/speak")
                .header("Content-Type", "application/json")
                .header("Origin", "http://localhost:8000")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"Hello\"}")));
    assertThat(header(reply, "Access-Control-Allow-Origin")).isEqualTo("http://localhost:8000");
    assertThat(header(reply, "Access-Control-Expose-Headers"))
        .contains("x-audio-duration")
        .contains("x-word-timestamps");
  }

  @Test
  void what_clients_ask_reaches_the_engine_and_unknown_fields_do_not_matter() throws Exception {
    post(
        server,
        "/v1/audio/speech",
        "{\"model\": \"tts-1\", \"input\": \"Hello\", \"voice\": {\"id\": \"adam\"}, \"speed\": 2,"
            + " \"instructions\": \"cheerful\", \"response_format\": \"WAV\"}");
    post(server, "/api/tts/speak", "{\"text\": \"Hello\", \"voice\": \" zoe \", \"speed\": null}");
    assertThat(voice.requests).extracting(it -> it.voice()).containsExactly("adam", "zoe");
    assertThat(voice.requests).extracting(it -> it.speed()).containsExactly(2.0, 1.0);
  }

  @Test
  void raw_samples_are_those_of_the_wav_file() throws Exception {
    byte[] wav =
        post(server, "/v1/audio/speech", "{\"input\": \"a b\", \"response_format\": \"wav\"}")
            .body();
    HttpResponse<byte[]> pcm =
        post(server, "/v1/audio/speech", "{\"input\": \"a b\", \"response_format\": \"pcm\"}");
    assertThat(pcm.body()).isEqualTo(Arrays.copyOfRange(wav, 44, wav.length));
    assertThat(header(pcm, "Content-Type")).isEqualTo("audio/pcm");
  }

  @Test
  void a_streamed_reply_is_chunked_and_has_the_same_bytes() throws Exception {
    String body = "{\"text\": \"Hello you\"%s}";
    byte[] whole = post(server, "/api/tts/speak", body.formatted("")).body();
    HttpResponse<byte[]> streamed =
        post(server, "/api/tts/speak", body.formatted(", \"stream\": true"));
    assertThat(streamed.body()).isEqualTo(whole);
    assertThat(header(streamed, "Content-Length")).isNull();
    assertThat(header(streamed, "Transfer-Encoding")).isEqualTo("chunked");
    assertThat(header(streamed, "X-Request-Duration")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "...", "\uD83D\uDE00", "\\u0007\\u0000", "**"})
  void nothing_to_pronounce_is_an_empty_sound_as_clients_know_it(String text) throws Exception {
    HttpResponse<byte[]> reply = post(server, "/api/tts/speak", "{\"text\": \"" + text + "\"}");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(header(reply, "x-audio-duration")).isEqualTo("0.0");
    assertThat(header(reply, "x-word-timestamps")).isEqualTo("[]");
    assertThat(voice.requests).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                        | text         | required",
        "{\"text\": 7}                             | text         | string",
        "{\"text\": \"a\", \"voice\": \"zo\"}      | voice        | Did you mean \"zoe\"?",
        "{\"text\": \"a\", \"voice\": 3}           | voice        | string",
        "{\"text\": \"a\", \"speed\": \"fast\"}    | speed        | number",
        "{\"text\": \"a\", \"speed\": 0.1}         | speed        | 0.25",
        "{\"text\": \"a\", \"speed\": 5}           | speed        | 4.0",
        "{\"text\": \"a\", \"format\": \"mp5\"}    | format       | Did you mean \"mp3\"?",
        "{\"text\": \"a\", \"format\": \"mp3\"}    | format       | ffmpeg",
        "{\"text\": \"a\", \"get_metadata\": 1}    | get_metadata | true or false",
        "{\"text\": \"a\", \"response\": \"xml\"}  | response     | audio or json",
      })
  void a_bad_request_is_refused_with_field_and_reason(String body, String field, String reason)
      throws Exception {
    HttpResponse<String> reply = server.postJson("/api/tts/speak", body);
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo(field);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains(reason);
  }

  @Test
  void the_openai_route_names_its_own_fields() throws Exception {
    HttpResponse<String> missing = server.postJson("/v1/audio/speech", "{\"text\": \"a\"}");
    assertThat(TestServer.error(missing).get("field").textValue()).isEqualTo("input");
    HttpResponse<String> tooLong =
        server.postJson("/v1/audio/speech", "{\"input\": \"" + "a ".repeat(2049) + "\"}");
    assertThat(tooLong.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(tooLong).get("field").textValue()).isEqualTo("input");
    assertThat(TestServer.error(tooLong).get("reason").textValue()).contains("4096");
    HttpResponse<String> format =
        server.postJson("/v1/audio/speech", "{\"input\": \"a\", \"response_format\": \"opus\"}");
    assertThat(TestServer.error(format).get("field").textValue()).isEqualTo("response_format");
  }

  @Test
  void a_megabyte_of_text_is_refused() throws Exception {
    String body = "{\"text\": \"" + "a".repeat(1_000_000) + "\"}";
    HttpResponse<String> reply = server.postJson("/api/tts/speak", body);
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("text");
    String larger = "{\"text\": \"" + "a".repeat(2_000_000) + "\"}";
    assertThat(server.postJson("/api/tts/speak", larger).statusCode()).isEqualTo(413);
  }

  @Test
  void times_that_no_header_can_hold_are_refused_but_fit_into_json() throws Exception {
    String text = "a ".repeat(1000).strip();
    HttpResponse<String> reply = server.postJson("/api/tts/speak", "{\"text\": \"" + text + "\"}");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("reason").textValue())
        .contains("\"response\": \"json\"");
    String half = "a ".repeat(400).strip();
    assertThat(post(server, "/api/tts/speak", "{\"text\": \"" + half + "\"}").statusCode())
        .isEqualTo(200);
    JsonNode json =
        TestServer.json(
            server.postJson(
                "/api/tts/speak", "{\"text\": \"" + text + "\", \"response\": \"json\"}"));
    assertThat(json.get("timestamps")).hasSize(1000);
  }

  @Test
  void an_engine_that_fails_is_told_and_may_work_again() throws Exception {
    HttpResponse<String> reply = server.postJson("/api/tts/speak", "{\"text\": \"crash\"}");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("reason").textValue())
        .contains("crashed as it was told");
    assertThat(post(server, "/api/tts/speak", "{\"text\": \"well\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void without_a_voice_all_of_it_is_403_and_the_module_is_not_listed() throws Exception {
    try (TestServer mute = TestServer.start(options -> options.speech(Optional.empty()))) {
      assertThat(mute.get("/api/tts/info").statusCode()).isEqualTo(403);
      assertThat(mute.get("/v1/audio/voices").statusCode()).isEqualTo(403);
      HttpResponse<String> reply = mute.postJson("/api/tts/speak", "{\"text\": \"Hello\"}");
      assertThat(reply.statusCode()).isEqualTo(403);
      assertThat(TestServer.error(reply).get("reason").textValue()).contains("--voice auto");
      assertThat(mute.get("/api/modules").body()).doesNotContain("tts");
      assertThat(TestServer.json(mute.get("/api/v1/voices")).get("engine").textValue())
          .isEqualTo("none");
    }
  }

  @Test
  void the_engine_is_closed_with_the_server() {
    server.server.close();
    assertThat(voice.closed).isFalse(); // never used, never opened
    TestServer other = server(MISSING);
    try (other) {
      assertThat(other.get("/v1/audio/voices").statusCode()).isEqualTo(200);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    assertThat(voice.closed).isTrue();
  }

  @Test
  void with_ffmpeg_each_dialect_has_its_usual_format_and_all_others() throws Exception {
    Ffmpeg ffmpeg = Ffmpeg.installed();
    assumeTrue(
        new AudioEncoder(ffmpeg).formats().size() == AudioFormat.values().length,
        "Skipped: needs a full ffmpeg");
    try (TestServer full = server(ffmpeg)) {
      HttpResponse<byte[]> flac = post(full, "/api/tts/speak", "{\"text\": \"Hello\"}");
      assertThat(header(flac, "Content-Type")).isEqualTo("audio/flac");
      assertThat(new String(flac.body(), 0, 4, StandardCharsets.ISO_8859_1)).isEqualTo("fLaC");
      HttpResponse<byte[]> mp3 = post(full, "/v1/audio/speech", "{\"input\": \"Hello\"}");
      assertThat(header(mp3, "Content-Type")).isEqualTo("audio/mpeg");
      assertThat(new String(mp3.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Xing");
      String body = "{\"text\": \"Hello\", \"format\": \"%s\"}";
      assertThat(header(post(full, "/api/tts/speak", body.formatted("mp3")), "Content-Type"))
          .isEqualTo("audio/mp3");
      byte[] opus = post(full, "/api/tts/speak", body.formatted("opus")).body();
      assertThat(new String(opus, 0, 4, StandardCharsets.ISO_8859_1)).isEqualTo("OggS");
      byte[] aac = post(full, "/api/tts/speak", body.formatted("aac")).body();
      assertThat((aac[0] & 0xFF) << 4 | (aac[1] & 0xF0) >> 4).isEqualTo(0xFFF);
      assertThat(TestServer.json(full.get("/api/v1/voices")).get("formats")).hasSize(6);
    }
  }
}
