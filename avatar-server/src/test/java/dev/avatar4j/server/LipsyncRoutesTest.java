package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.sound.TrackAgreement;
import dev.avatar4j.speech.sound.WavWriter;
import dev.avatar4j.speech.synthesis.ClipLipsync;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound and times that clients bring over HTTP, good and bad. */
@Timeout(60)
class LipsyncRoutesTest {
  private static final String PATH = "/api/v1/avatars/default/lipsync";

  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.start(b -> b.limits(ServerLimits.defaults().withUploadBytes(4 << 20)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_sound_alone_moves_the_mouth_to_what_is_heard() throws Exception {
    JsonNode reply = ok(postWav(PATH, WavWriter.toBytes(VowelSound.sound("aiueo"))));
    assertThat(reply.get("source").asText()).isEqualTo("sound");
    assertThat(reply.get("duration").asDouble()).isCloseTo(3.5, within(1e-6));
    VisemeTrack track = track(reply);
    String shapes = "";
    for (int v = 0; v < 5; v++) {
      shapes += track.at(0.5 + v * 0.7).orElseThrow().viseme() + " ";
    }
    assertThat(shapes).isEqualTo("AAA III UUU EEE OOO ");
    assertThat(server.avatar.speaking()).isTrue();
  }

  @Test
  void a_voice_agrees_with_its_own_times_with_and_without_them() throws Exception {
    SpeechClip clip = clip("My mother may bring a big apple to the party.");
    VisemeTrack truth = ClipLipsync.track(clip);
    byte[] wav = WavWriter.toBytes(clip.sound());

    JsonNode phones = ok(postSound(PATH, wav, phones(clip)));
    assertThat(phones.get("source").asText()).isEqualTo("phones");
    assertThat(track(phones)).isEqualTo(truth);

    for (boolean encoded : new boolean[] {true, false}) {
      JsonNode words = ok(postSound(PATH, wav, ravenWords(clip, encoded)));
      assertThat(words.get("source").asText()).isEqualTo("words");
      TrackAgreement known = TrackAgreement.of(truth, track(words));
      assertThat(known.opennessPart()).as("%s", known).isGreaterThan(0.85);
      assertThat(known.shapePart()).as("%s", known).isGreaterThan(0.7);
    }

    JsonNode sound = ok(postWav(PATH, wav));
    assertThat(sound.get("source").asText()).isEqualTo("sound");
    TrackAgreement heard = TrackAgreement.of(truth, track(sound));
    assertThat(heard.opennessPart()).as("%s", heard).isGreaterThan(0.75);
    assertThat(heard.closurePart()).as("%s", heard).isGreaterThan(0.5);
  }

  @Test
  void words_without_times_are_spread_over_the_sound() throws Exception {
    SpeechClip clip = clip("Hello there.");
    JsonNode reply =
        ok(postSound(PATH, WavWriter.toBytes(clip.sound()), "[\"Hello\", \"there.\"]"));
    assertThat(reply.get("source").asText()).isEqualTo("length");
    assertThat(reply.get("visemes")).hasSizeGreaterThan(4);
  }

  @Test
  void times_alone_move_the_mouth_and_what_is_answered_can_be_sent_again() throws Exception {
    JsonNode words =
        ok(
            server.postJson(
                "/api/v1/lipsync",
                "{\"timestamps\": [{\"word\": \"Sharon\", \"start_time\": 0.1, \"end_time\": 0.5},"
                    + " {\"word\": \"!\", \"phonemes\": \"!\", \"start_time\": null}]}"));
    assertThat(words.get("source").asText()).isEqualTo("words");
    assertThat(words.get("start").asDouble()).isZero();
    String again = "{\"timestamps\": {\"visemes\": " + words.get("visemes") + "}, \"start\": 250}";
    JsonNode visemes = ok(server.postJson("/api/v1/lipsync", again));
    assertThat(visemes.get("visemes")).isEqualTo(words.get("visemes"));
    assertThat(visemes.get("start").asDouble()).isEqualTo(250);
    assertThat(visemes.get("id").asLong()).isEqualTo(words.get("id").asLong() + 1);
  }

  @Test
  void the_mouth_waits_until_the_sound_is_reported_to_play() throws Exception {
    try (SocketClient viewer = SocketClient.greeted(server, "default")) {
      viewer.ask("{\"type\": \"subscribe\", \"format\": \"png\"}");
      JsonNode waiting =
          ok(
              server.postJson(
                  PATH,
                  "{\"timestamps\": {\"visemes\": [[\"ooo\", 0, 60]]}, \"start\": \"started\"}"));
      assertThat(waiting.get("start").asText()).isEqualTo("started");
      viewer.frame();
      assertThat(server.avatar.speaking()).isFalse();
      long id = waiting.get("id").asLong();
      refused(server.postJson(PATH + "/started", "{\"id\": " + (id + 1) + "}"), 400, "id");
      ok(server.postJson(PATH + "/started", "{\"id\": " + id + ", \"position\": 1500}"));
      assertThat(server.avatar.speaking()).isTrue();
      while (server.poser.pose().get(Morph.MOUTH_OOO) < 0.9f) {
        viewer.frame();
      }
      ok(server.postJson(PATH + "/started", "{\"id\": " + id + ", \"position\": 59990}"));
      while (server.avatar.speaking()) {
        viewer.frame();
      }
    }
  }

  @Test
  void a_stop_ends_it_and_says_whether_there_was_anything() throws Exception {
    assertThat(ok(server.postJson(PATH + "/stop", "")).get("stopped").asBoolean()).isFalse();
    ok(server.postJson(PATH, "{\"timestamps\": {\"visemes\": [[\"ooo\", 0, 60]]}}"));
    JsonNode stopped = ok(server.send(server.request(PATH).DELETE()));
    assertThat(stopped.get("stopped").asBoolean()).isTrue();
    assertThat(server.avatar.speaking()).isFalse();
    String waiting = "{\"timestamps\": {\"visemes\": [[\"ooo\", 0, 9]]}, \"start\": \"started\"}";
    JsonNode id = ok(server.postJson(PATH, waiting)).get("id");
    assertThat(ok(server.postJson(PATH + "/stop", "")).get("stopped").asBoolean()).isTrue();
    refused(server.postJson(PATH + "/started", "{\"id\": " + id + "}"), 400, "id");
  }

  @Test
  void a_stop_leaves_speech_of_others_alone() throws Exception {
    ok(server.postJson(PATH, "{\"timestamps\": {\"visemes\": [[\"ooo\", 0, 60]]}}"));
    VisemeTrack others = VisemeTrack.of(List.of(new VisemeEvent(0, 60, Viseme.AAA)));
    server.server.avatars().defaultAvatar().speak(others, server.avatar.nanoTime());
    ok(server.postJson(PATH + "/stop", ""));
    assertThat(server.avatar.speaking()).isTrue();
  }

  @Test
  void words_come_one_by_one_without_sound() throws Exception {
    JsonNode reply = ok(server.postJson(PATH + "/words", "{\"words\": [\"Hello\", \"there\"]}"));
    assertThat(reply.get("ends_in").asInt()).isBetween(400, 900);
    assertThat(server.avatar.speaking()).isTrue();
    String many = "\"abracadabra\",".repeat(199) + "\"x\"";
    ok(server.postJson(PATH + "/words", "{\"words\": [" + many + "]}"));
    JsonNode behind =
        refused(server.postJson(PATH + "/words", "{\"words\": [\"late\"]}"), 400, "words");
    assertThat(behind.get("reason").asText()).contains("behind");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|400|body",
        "[]|400|body",
        "{}|400|timestamps",
        "{'timestamps': 5}|400|timestamps",
        "{'timestamps': []}|400|timestamps",
        "{'timestamps': [{'word': 'a'}]}|400|timestamps",
        "{'timestamps': [{'word': 5}]}|400|timestamps.words[0]",
        "{'timestamps': [{'word': 'a', 'start_time': 'now'}]}|400|timestamps.words[0]",
        "{'timestamps': {'words': [], 'phones': []}}|400|timestamps",
        "{'timestamps': {'phones': [['hh', 0, 1]], 'set': 'klingon'}}|400|timestamps.set",
        "{'timestamps': {'visemes': [['aaa', -1, 2]]}}|400|speech",
        "{'timestamps': {'visemes': [['aaa', 0, 1e9]]}}|400|speech",
        "{'timestamps': {'visemes': [['aaa', 0, 1]], 'duration': 'long'}}|400|duration",
        "{'timestamps': {'visemes': [['aaa', 0, 1]]}, 'start': -1}|400|start",
        "{'timestamps': {'visemes': [['aaa', 0, 1]]}, 'start': 'soon'}|400|start",
        "{'timestamps': {'visemes': [['aaa', 0, 1]]}, 'start': 1e9}|400|start",
        "{'timestamps': {'visemes': [['aaa', 0, 1]]}, 'speed': 2}|400|speed",
      })
  void broken_times_are_refused_by_field(String body, int status, String field) throws Exception {
    refused(server.postJson(PATH, body.replace('\'', '"')), status, field);
    assertThat(server.avatar.speaking()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"empty", "text", "cut", "channels", "rate", "compressed", "align", "no data"})
  void a_broken_wav_header_is_refused_with_the_reason(String fault) throws Exception {
    byte[] wav = WavWriter.toBytes(VowelSound.sound("a"));
    ByteBuffer header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    switch (fault) {
      case "empty" -> wav = new byte[0];
      case "text" -> wav = "This is no sound.".getBytes(StandardCharsets.UTF_8);
      case "cut" -> wav = Arrays.copyOf(wav, 30);
      case "channels" -> header.putShort(22, (short) 0);
      case "rate" -> header.putInt(24, 1);
      case "compressed" -> header.putShort(20, (short) 85);
      case "align" -> header.putShort(32, (short) 5);
      default -> header.putInt(36, 0x12345678);
    }
    JsonNode error = refused(postWav(PATH, wav), 400, "sound");
    assertThat(error.get("reason").asText()).hasSizeGreaterThan(20);
    assertThat(server.avatar.speaking()).isFalse();
  }

  @Test
  void limits_types_and_forms_are_checked() throws Exception {
    refused(postWav(PATH, new byte[(4 << 20) + 1]), 413, "body");
    byte[] long8bit = WavWriter.toBytes(VowelSound.sound("a"));
    byte[] hour = Arrays.copyOf(long8bit, 3 << 20);
    ByteBuffer header = ByteBuffer.wrap(hour).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(24, 4000).putShort(32, (short) 1).putShort(34, (short) 8).putInt(40, 3 << 20);
    assertThat(refused(postWav(PATH, hour), 400, "sound").get("reason").asText()).contains("600");
    refused(
        server.send(server.request(PATH).POST(HttpRequest.BodyPublishers.ofString("hi"))),
        415,
        "Content-Type");
    refused(server.postParts(PATH, TestServer.jsonPart("times", "[]")), 400, "times");
    refused(server.postParts(PATH, TestServer.jsonPart("start", "5")), 400, "sound");
    refused(server.postParts(PATH, TestServer.jsonPart("timestamps", "{")), 400, "timestamps");
    refused(server.postJson(PATH.replace("default", "nobody"), "{\"timestamps\": []}"), 404, "id");
    refused(postWav(PATH + "?start=never", long8bit), 400, "start");
    assertThat(ok(postWav(PATH + "?start=started", long8bit)).get("start").asText())
        .isEqualTo("started");
  }

  private static SpeechClip clip(String text) throws Exception {
    try (SpeechSynthesizer voice = SpeechSynthesizers.create("freetts")) {
      return voice.synthesize(SpeechRequest.of(text));
    }
  }

  private static String phones(SpeechClip clip) {
    return clip.phones().stream()
        .map(p -> "[\"%s\", %s, %s]".formatted(p.phone(), p.start(), p.end()))
        .collect(Collectors.joining(", ", "{\"set\": \"arpabet\", \"phones\": [", "]}"));
  }

  private static String ravenWords(SpeechClip clip, boolean encoded) {
    return clip.words().stream()
        .map(
            word ->
                "{\"word\": \"%s\", \"phonemes\": \"%s\", \"start_time\": %s, \"end_time\": %s}"
                    .formatted(
                        encoded ? encode(word.word()) : word.word(),
                        encoded ? encode(word.phonemes()) : word.phonemes(),
                        word.start(),
                        word.end()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> postWav(String path, byte[] wav) throws Exception {
    return server.send(
        server
            .request(path)
            .header("Content-Type", "audio/wav")
            .POST(HttpRequest.BodyPublishers.ofByteArray(wav)));
  }

  private HttpResponse<String> postSound(String path, byte[] wav, String timestamps)
      throws Exception {
    return server.postParts(
        path,
        TestServer.part("sound", "clip.wav", wav),
        TestServer.jsonPart("timestamps", timestamps));
  }

  private static JsonNode ok(HttpResponse<String> reply) throws Exception {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return TestServer.json(reply);
  }

  private static JsonNode refused(HttpResponse<String> reply, int status, String field)
      throws Exception {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    JsonNode error = TestServer.error(reply);
    assertThat(error.get("field").asText()).isEqualTo(field);
    return error;
  }

  private static VisemeTrack track(JsonNode reply) {
    return VisemeTrack.parse(
        Json.parseObject(
            ("{\"visemes\": "
                    + reply.get("visemes")
                    + ", \"duration\": "
                    + reply.get("duration")
                    + "}")
                .getBytes(StandardCharsets.UTF_8),
            "reply"));
  }
}
