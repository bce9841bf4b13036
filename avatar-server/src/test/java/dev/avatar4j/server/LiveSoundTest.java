package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.pose.Morph;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Live sound over a socket, from clients that behave and from those that do not. */
@Timeout(60)
class LiveSoundTest {
  private static final String ANNOUNCE =
      "{\"type\": \"lipsync_sound\", \"rate\": 48000, \"format\": \"s16le\"}";

  private final AtomicLong clock = new AtomicLong();
  private TestServer server;
  private SocketClient client;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(builder -> builder.clock(clock::get));
    client = SocketClient.greeted(server, "default");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "a, MOUTH_AAA, s16le, 1, 1920",
    "i, MOUTH_III, s16le, 2, 3840",
    "u, MOUTH_UUU, f32le, 1, 1237",
    "e, MOUTH_EEE, s16le, 1, 333",
    "o, MOUTH_OOO, f32le, 1, 15001",
  })
  void a_vowel_in_pieces_of_any_size_opens_the_mouth_in_its_shape(
      char vowel, Morph shape, String format, int channels, int piece) throws Exception {
    watch();
    done(
        "{\"type\": \"lipsync_sound\", \"rate\": 48000, \"format\": \"%s\", \"channels\": %d}"
            .formatted(format, channels));
    float[] samples = VowelSound.of(String.valueOf(vowel));
    float[] untilItsMiddle = Arrays.copyOf(samples, (int) (0.5 * VowelSound.RATE));
    stream(
        format.equals("s16le")
            ? VowelSound.s16(untilItsMiddle, channels)
            : VowelSound.f32(untilItsMiddle),
        piece,
        0.5);
    awaitMouth(shape, 0.5f);
    assertThat(server.avatar.speaking()).isTrue();
    done("{\"type\": \"lipsync_sound_end\"}");
    awaitQuiet();
  }

  @Test
  void a_client_that_falls_silent_closes_the_mouth_and_loses_it_after_a_while() throws Exception {
    watch();
    done(ANNOUNCE);
    send(Arrays.copyOf(VowelSound.of("a"), (int) (0.5 * VowelSound.RATE)));
    awaitMouth(Morph.MOUTH_AAA, 0.5f);
    clock.addAndGet(400_000_000L);
    awaitClosed();
    assertThat(server.avatar.speaking()).isTrue();
    clock.addAndGet(5_000_000_000L);
    assertThat(client.await("lipsync_sound_ended").get("reason").asText()).isEqualTo("silence");
    awaitQuiet();
    client.sendBinary(new byte[2000]);
    assertThat(client.ask("{\"type\": \"ping\"}").get("type").asText()).isEqualTo("done");
    done(ANNOUNCE);
  }

  @Test
  void a_client_that_vanishes_gives_the_mouth_back() throws Exception {
    try (SocketClient viewer = SocketClient.greeted(server, "default")) {
      viewer.ask("{\"type\": \"subscribe\", \"format\": \"png\"}");
      done(ANNOUNCE);
      send(Arrays.copyOf(VowelSound.of("a"), (int) (0.5 * VowelSound.RATE)));
      while (server.poser.pose().get(Morph.MOUTH_AAA) < 0.5f) {
        viewer.frame();
      }
      client.vanish();
      awaitQuiet(viewer);
    }
  }

  @Test
  void the_newest_stream_has_the_mouth_and_the_loser_is_told_once() throws Exception {
    watch();
    done(ANNOUNCE);
    try (SocketClient second = SocketClient.greeted(server, "default")) {
      second.ask(ANNOUNCE);
      assertThat(client.await("lipsync_sound_ended").get("reason").asText()).isEqualTo("replaced");
      send(Arrays.copyOf(VowelSound.of("i"), (int) (0.5 * VowelSound.RATE)));
      second.sendBinary(
          VowelSound.s16(Arrays.copyOf(VowelSound.of("a"), (int) (0.5 * VowelSound.RATE)), 1));
      awaitMouth(Morph.MOUTH_AAA, 0.5f);
      assertThat(server.poser.pose().get(Morph.MOUTH_III)).isLessThan(0.1f);
      second.send("{\"type\": \"lipsync_stop\"}");
      assertThat(second.await("lipsync_sound_ended").get("reason").asText()).isEqualTo("stopped");
      assertThat(second.await("done").get("stopped").asBoolean()).isTrue();
      awaitQuiet();
    }
  }

  @Test
  void another_speech_takes_the_mouth_and_the_stream_hears_of_it() throws Exception {
    done(ANNOUNCE);
    server.postJson("/api/v1/lipsync", "{\"timestamps\": {\"visemes\": [[\"aaa\", 0, 60]]}}");
    assertThat(client.await("lipsync_sound_ended").get("reason").asText()).isEqualTo("replaced");
    assertThat(client.ask("{\"type\": \"lipsync_sound_end\"}").get("type").asText())
        .isEqualTo("done");
    assertThat(server.avatar.speaking()).as("the end of a lost stream").isTrue();
  }

  @Test
  void sound_faster_than_it_plays_is_dropped_with_an_error() throws Exception {
    done("{\"type\": \"lipsync_sound\", \"rate\": 8000, \"format\": \"s16le\"}");
    client.sendBinary(new byte[32_000]);
    client.sendBinary(new byte[2]);
    assertThat(client.await("error").get("code").asInt()).isEqualTo(9);
    clock.addAndGet(1_000_000_000L);
    client.sendBinary(new byte[20_000]);
    client.sendBinary(new byte[20_000]);
    JsonNode next = client.ask("{\"type\": \"ping\", \"requestId\": 5}");
    assertThat(next.get("type").asText()).as("told now and then, not each time").isEqualTo("done");
  }

  @Test
  void bytes_without_an_announcement_are_an_error_and_messages_that_are_too_many_as_well()
      throws Exception {
    client.sendBinary(new byte[3]);
    assertThat(client.await("error").get("code").asInt()).isEqualTo(7);
    done(ANNOUNCE);
    for (int i = 0; i < 220; i++) {
      client.sendBinary(new byte[1]);
    }
    assertThat(client.await("error").get("code").asInt()).isEqualTo(6);
    for (int i = 0; i < 220; i++) {
      client.sendBinaryUnlessClosed(new byte[1]);
    }
    assertThat(client.end().code()).isEqualTo(1008);
  }

  @Test
  void garbage_moves_the_mouth_or_not_but_harms_nothing() throws Exception {
    watch();
    done("{\"type\": \"lipsync_sound\", \"rate\": 48000, \"format\": \"f32le\", \"channels\": 3}");
    byte[] garbage = new byte[100_001];
    new java.util.Random(3).nextBytes(garbage);
    client.sendBinary(garbage);
    client.sendBinary(new byte[0]);
    byte[] infinite = new byte[48_000];
    Arrays.fill(infinite, (byte) 0x7f);
    client.sendBinary(infinite);
    done("{\"type\": \"lipsync_sound_end\"}");
    awaitQuiet();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type': 'lipsync_sound'}|format",
        "{'type': 'lipsync_sound', 'rate': 48000, 'format': 'mp3'}|format",
        "{'type': 'lipsync_sound', 'format': 's16le'}|rate",
        "{'type': 'lipsync_sound', 'rate': 1e9, 'format': 's16le'}|rate",
        "{'type': 'lipsync_sound', 'rate': 44100.5, 'format': 's16le'}|rate",
        "{'type': 'lipsync_sound', 'rate': 'fast', 'format': 's16le'}|rate",
        "{'type': 'lipsync_sound', 'rate': 48000, 'format': 's16le', 'channels': 0}|channels",
        "{'type': 'lipsync_sound', 'rate': 48000, 'format': 's16le', 'channels': 9}|channels",
        "{'type': 'lipsync_sound', 'rate': 48000, 'format': 's16le', 'delay': -1}|delay",
        "{'type': 'lipsync_sound', 'rate': 48000, 'format': 's16le', 'delay': 'x'}|delay",
        "{'type': 'lipsync_words'}|words",
        "{'type': 'lipsync_words', 'words': 'hello'}|words",
        "{'type': 'lipsync_words', 'words': [5]}|words.words[0]",
        "{'type': 'lipsync_words', 'words': [], 'end': 'x'}|end",
        "{'type': 'lipsync'}|timestamps",
        "{'type': 'lipsync', 'timestamps': {'visemes': [['o', 0, 1]]}}|timestamps.visemes[0]",
        "{'type': 'lipsync_started', 'id': 77}|id",
        "{'type': 'lipsync_started'}|id",
      },
      quoteCharacter = '`')
  void what_is_wrong_is_told_by_field(String json, String field) throws Exception {
    JsonNode reply = client.ask(json.replace('\'', '"'));
    assertThat(reply.path("code").asInt()).as(reply.toString()).isEqualTo(3);
    assertThat(reply.get("field").asText()).isEqualTo(field);
    assertThat(reply.get("reason").asText()).isNotBlank();
    assertThat(server.avatar.speaking()).isFalse();
  }

  @Test
  void an_end_before_any_beginning_is_no_error() throws Exception {
    JsonNode reply = client.ask("{\"type\": \"lipsync_sound_end\", \"requestId\": 1}");
    assertThat(reply.get("ended").asBoolean()).isFalse();
  }

  @Test
  void words_are_said_one_after_another_and_the_mouth_is_given_back() throws Exception {
    watch();
    JsonNode first =
        client.ask(
            "{\"type\": \"lipsync_words\", \"words\": [\"Hello\", {\"word\": \"bee\","
                + " \"phonemes\": \"bi\"}]}");
    int endsIn = first.get("ends_in").asInt();
    assertThat(endsIn).isBetween(400, 700);
    JsonNode more = client.ask("{\"type\": \"lipsync_words\", \"words\": [\"there\"]}");
    assertThat(more.get("ends_in").asInt()).isGreaterThan(200);
    assertThat(server.avatar.speaking()).isTrue();
    done("{\"type\": \"lipsync_words\", \"end\": true}");
    awaitQuiet();
  }

  private void watch() throws Exception {
    client.ask("{\"type\": \"subscribe\", \"format\": \"png\"}");
  }

  private void done(String json) throws Exception {
    JsonNode reply = client.ask(json);
    assertThat(reply.get("type").asText()).as(reply.toString()).isEqualTo("done");
  }

  private void send(float[] samples) throws Exception {
    client.sendBinary(VowelSound.s16(samples, 1));
  }

  /** Sends bytes in pieces as they would be heard. */
  private void stream(byte[] bytes, int piece, double seconds) throws Exception {
    for (int at = 0; at < bytes.length; at += piece) {
      byte[] next = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
      clock.addAndGet(Math.round(seconds * 1e9 * next.length / bytes.length));
      client.sendBinary(next);
    }
  }

  /** The server's clock stands still, so the mouth stays where the sound has left it. */
  private void awaitMouth(Morph shape, float least) throws Exception {
    while (server.poser.pose().get(shape) < least) {
      client.frame();
    }
  }

  private void awaitClosed() throws Exception {
    while (Morph.MOUTH_OPEN.stream().anyMatch(morph -> server.poser.pose().get(morph) > 0.01f)) {
      client.frame();
    }
  }

  private void awaitQuiet() throws Exception {
    awaitQuiet(client);
  }

  private void awaitQuiet(SocketClient viewer) throws Exception {
    while (server.avatar.speaking()) {
      viewer.frame();
    }
  }
}
