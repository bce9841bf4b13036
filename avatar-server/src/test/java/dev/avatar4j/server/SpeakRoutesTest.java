package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.server.speech.SpeechEngine;
import dev.avatar4j.speech.sound.WavReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An avatar that speaks, over HTTP and over sockets; the clients are real ones. */
@Timeout(60)
class SpeakRoutesTest {
  /** Ten words: 1 s at the usual speed here, 10 s slowly. */
  private static final String LONG = "One two three four five six seven eight nine ten";

  private final FakeVoice voice = new FakeVoice();

  @AutoClose
  private final TestServer server =
      TestServer.start(
          options ->
              options
                  .speech(Optional.of(SpeechEngine.of(voice)))
                  .ffmpeg(new Ffmpeg(List.of("no-such-ffmpeg-here"), Duration.ofSeconds(1))));

  private HttpResponse<String> speak(String text) throws Exception {
    return server.postJson("/api/v1/speak", Json.text(Map.of("text", text, "speed", 2.5)));
  }

  /** Is still being said whatever a test does meanwhile. */
  private HttpResponse<String> speakSlowly(String text) throws Exception {
    return server.postJson("/api/v1/speak", Json.text(Map.of("text", text, "speed", 0.25)));
  }

  private JsonNode state() throws Exception {
    return TestServer.json(server.get("/api/v1/speak"));
  }

  private SocketClient player() throws Exception {
    SocketClient client = SocketClient.greeted(server, "default");
    client.ask("{\"type\": \"subscribe\", \"sound\": true}");
    return client;
  }

  private static String report(JsonNode play, String event) {
    return "{\"type\": \"playback\", \"event\": \"%s\", \"speech\": %s, \"sentence\": %s}"
        .formatted(event, play.get("speech"), play.get("sentence"));
  }

  @Test
  void without_viewers_a_speech_is_said_by_the_clock_and_told_from_start_to_end() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      JsonNode reply = TestServer.json(speak("Hello there. How are you?"));
      assertThat(reply.get("speech").longValue()).isEqualTo(1);
      assertThat(reply.get("sentences")).hasToString("[\"Hello there.\",\"How are you?\"]");
      JsonNode ready = client.await("sentence-ready");
      assertThat(ready.get("text").textValue()).isEqualTo("Hello there.");
      assertThat(ready.get("duration").doubleValue()).isEqualTo(0.2);
      assertThat(ready.at("/words/1/word").textValue()).isEqualTo("there.");
      assertThat(client.await("speech-started").get("sentences")).hasSize(2);
      JsonNode started = client.await("sentence-started");
      double now = server.avatar.nanoTime() / 1e6;
      assertThat(started.get("start").doubleValue()).isBetween(now - 60_000, now);
      assertThat(client.await("word").get("word").textValue()).isEqualTo("Hello");
      assertThat(client.await("word").get("start").doubleValue()).isEqualTo(0.1);
      assertThat(client.await("sentence-ended").get("sentence").intValue()).isZero();
      assertThat(client.await("sentence-started").get("sentence").intValue()).isEqualTo(1);
      JsonNode end = client.await("speech-ended");
      assertThat(end.get("end").textValue()).isEqualTo("completed");
      assertThat(state().get("speaking").booleanValue()).isFalse();
    }
  }

  @Test
  void what_is_to_wait_is_told_when_it_is_accepted() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      speakSlowly(LONG);
      assertThat(client.await("speech-accepted").get("speech").longValue()).isEqualTo(1);
      speak("Me too.");
      JsonNode accepted = client.await("speech-accepted");
      assertThat(accepted.get("speech").longValue()).isEqualTo(2);
      assertThat(accepted.get("sentences")).hasToString("[\"Me too.\"]");
      assertThat(state().at("/waiting/0/speech").longValue()).isEqualTo(2);
      server.postJson("/api/v1/speak/stop", "{}");
      server.postJson("/api/v1/speak/again", "{}");
      assertThat(client.await("speech-accepted").get("speech").longValue()).isEqualTo(3);
    }
  }

  @Test
  void the_sound_of_a_sentence_is_fetched_by_its_address() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      speak("Hello there.");
      String sound = client.await("sentence-ready").get("sound").textValue();
      assertThat(sound).isEqualTo("/api/v1/avatars/default/speech/1/0.wav");
      HttpResponse<byte[]> wav = server.getBytes(sound);
      assertThat(wav.headers().firstValue("Content-Type")).hasValue("audio/wav");
      assertThat(WavReader.read(wav.body()).duration()).isEqualTo(0.2);
      assertThat(server.get("/api/v1/speech/1/0?format=pcm").statusCode()).isEqualTo(200);
      assertThat(server.get("/api/v1/speech/1/1").statusCode()).isEqualTo(404);
      assertThat(server.get("/api/v1/speech/x/0").statusCode()).isEqualTo(404);
      HttpResponse<String> mp3 = server.get("/api/v1/speech/1/0.mp3");
      assertThat(mp3.statusCode()).isEqualTo(400);
      assertThat(TestServer.error(mp3).get("reason").textValue()).contains("ffmpeg");
    }
  }

  @Test
  void the_mouth_waits_for_the_viewer_that_plays_and_starts_at_the_frame_it_names()
      throws Exception {
    try (SocketClient client = player()) {
      speak("Hello there.");
      JsonNode play = client.await("sentence-play");
      assertThat(server.avatar.speaking()).isFalse();
      double frame = server.avatar.nanoTime() / 1e6 + 50;
      JsonNode answer =
          client.ask(
              "{\"type\": \"playback\", \"event\": \"started\", \"speech\": %s, \"sentence\": %s,"
                      .formatted(play.get("speech"), play.get("sentence"))
                  + " \"frame_time\": "
                  + frame
                  + "}");
      assertThat(answer.at("/speech/taken").booleanValue()).isTrue();
      client.send(report(play, "ended"));
      assertThat(client.await("speech-ended").get("end").textValue()).isEqualTo("completed");
    }
  }

  @Test
  void the_reported_start_is_that_of_the_mouth() throws Exception {
    try (SocketClient client = player()) {
      speakSlowly(LONG);
      JsonNode play = client.await("sentence-play");
      double frame = Math.rint(server.avatar.nanoTime() / 1e6) - 120;
      client.send(report(play, "started").replace("}", ", \"frame_time\": %s}".formatted(frame)));
      assertThat(client.await("sentence-started").get("start").doubleValue()).isEqualTo(frame);
      assertThat(server.avatar.speaking()).isTrue();
      double later = frame + 90;
      client.send(report(play, "position").replace("}", ", \"frame_time\": %s}".formatted(later)));
      assertThat(client.await("sentence-moved").get("start").doubleValue()).isEqualTo(later);
    }
  }

  @Test
  void of_several_viewers_the_first_sets_the_time_and_the_next_follows_when_it_leaves()
      throws Exception {
    try (SocketClient first = player();
        SocketClient second = player()) {
      speak(LONG + ". Bye now.");
      JsonNode play = first.await("sentence-play");
      assertThat(second.await("sentence-play")).isEqualTo(play);
      assertThat(second.ask(report(play, "started")).at("/speech/taken").booleanValue()).isFalse();
      assertThat(first.ask(report(play, "started")).at("/speech/taken").booleanValue()).isTrue();
      first.vanish();
      second.await("sentence-ended");
      JsonNode next = second.await("sentence-play");
      assertThat(second.ask(report(next, "started")).at("/speech/taken").booleanValue()).isTrue();
      second.send(report(next, "ended"));
      assertThat(second.await("speech-ended").get("end").textValue()).isEqualTo("completed");
    }
  }

  @Test
  void a_viewer_without_a_socket_tells_its_playback_by_http() throws Exception {
    try (SocketClient watcher = SocketClient.greeted(server, "default")) {
      speakSlowly(LONG);
      watcher.await("sentence-started");
      assertThat(state().at("/sentence/sound").textValue()).endsWith("/speech/1/0.wav");
      String body = "{\"speech\": 1, \"sentence\": 0, \"event\": \"%s\", \"player\": \"%s\"}";
      assertThat(taken(body.formatted("started", "a"))).isTrue();
      assertThat(taken(body.formatted("position", "b"))).isFalse();
      assertThat(taken(body.formatted("ended", "a"))).isTrue();
      watcher.await("speech-ended");
      assertThat(taken(body.formatted("ended", "a"))).isFalse();
    }
  }

  private boolean taken(String body) throws Exception {
    HttpResponse<String> reply = server.postJson("/api/v1/speak/playback", body);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return TestServer.json(reply).get("taken").booleanValue();
  }

  @Test
  void stop_in_the_second_of_three_sentences_ends_all_with_one_event() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      speakSlowly("Well. " + LONG + ". " + LONG + ".");
      speak("This one waits.");
      client.await("sentence-started");
      assertThat(client.await("sentence-started").get("sentence").intValue()).isEqualTo(1);
      assertThat(state().get("waiting")).hasSize(1);
      HttpResponse<String> stopped =
          server.send(
              server.request("/api/v1/speak/stop").POST(HttpRequest.BodyPublishers.noBody()));
      assertThat(TestServer.json(stopped).get("speaking").booleanValue()).isFalse();
      assertThat(client.await("sentence-ended").get("sentence").intValue()).isEqualTo(1);
      assertThat(client.await("sentence-stop").get("sentence").intValue()).isEqualTo(1);
      JsonNode first = client.await("speech-ended");
      assertThat(first).hasToString(ended(1, "stopped"));
      assertThat(client.await("speech-ended")).hasToString(ended(2, "stopped"));
      assertThat(server.avatar.speaking()).isFalse();
      speak("On we go.");
      assertThat(client.await("speech-ended")).hasToString(ended(3, "completed"));
    }
  }

  private static String ended(long speech, String end) {
    return "{\"type\":\"speech-ended\",\"speech\":%d,\"end\":\"%s\",\"message\":\"\"}"
        .formatted(speech, end);
  }

  @Test
  void a_second_text_waits_for_the_first_unless_it_interrupts() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      speak("First.");
      speak("Second.");
      assertThat(client.await("speech-ended").get("speech").intValue()).isEqualTo(1);
      assertThat(client.await("speech-ended").get("speech").intValue()).isEqualTo(2);
      speakSlowly(LONG);
      client.await("sentence-started");
      server.postJson("/api/v1/speak", "{\"text\": \"Hush.\", \"interrupt\": true}");
      assertThat(client.await("speech-ended")).hasToString(ended(3, "stopped"));
      assertThat(client.await("speech-ended")).hasToString(ended(4, "completed"));
    }
  }

  @Test
  void the_last_text_is_said_again_with_the_same_sound_and_without_the_engine() throws Exception {
    assertThat(state().get("again").booleanValue()).isFalse();
    assertThat(again().statusCode()).isEqualTo(409);
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      speak("Hello there.");
      client.await("speech-ended");
      assertThat(state().get("again").booleanValue()).isTrue();
      assertThat(TestServer.json(again()).get("speech").intValue()).isEqualTo(2);
      client.await("speech-ended");
      assertThat(server.getBytes("/api/v1/speech/2/0").body())
          .isEqualTo(server.getBytes("/api/v1/speech/1/0").body());
      assertThat(voice.requests).hasSize(1);
    }
  }

  private HttpResponse<String> again() throws Exception {
    return server.send(
        server.request("/api/v1/speak/again").POST(HttpRequest.BodyPublishers.noBody()));
  }

  @Test
  void two_avatars_speak_at_once_and_hear_only_of_themselves() throws Exception {
    String id =
        TestServer.json(
                server.send(
                    server.request("/api/v1/avatars").POST(HttpRequest.BodyPublishers.noBody())))
            .get("id")
            .textValue();
    try (SocketClient mine = SocketClient.greeted(server, "default");
        SocketClient other = SocketClient.greeted(server, id)) {
      speakSlowly(LONG);
      mine.await("sentence-started");
      server.postJson("/api/v1/avatars/" + id + "/speak", "{\"text\": \"Me too.\"}");
      JsonNode ready = other.await("sentence-ready");
      assertThat(ready.get("text").textValue()).isEqualTo("Me too.");
      assertThat(ready.get("sound").textValue()).contains(id);
      assertThat(other.await("speech-ended").get("end").textValue()).isEqualTo("completed");
      assertThat(state().get("speaking").booleanValue()).isTrue();
      server.postJson(
          "/api/v1/avatars/" + id + "/speak", "{\"text\": \"" + LONG + "\", \"speed\": 0.25}");
      other.await("sentence-started");
      server.send(server.request("/api/v1/avatars/" + id).DELETE());
      assertThat(other.end().code()).isEqualTo(4404);
      assertThat(state().get("speaking").booleanValue()).isTrue();
    }
  }

  @Test
  void the_emotion_comes_with_the_first_sound() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      JsonNode reply =
          TestServer.json(
              server.postJson(
                  "/api/v1/speak", "{\"text\": \"Thank you so much!\", \"emotion\": \"auto\"}"));
      assertThat(reply.get("emotion").textValue()).isEqualTo("gratitude");
      client.await("speech-started");
      client.await("speech-ended");
      assertThat(server.avatar.emotion()).isEqualTo("gratitude");
      server.postJson("/api/v1/speak", "{\"text\": \"Well.\", \"emotion\": \"joy\"}");
      client.await("speech-ended");
      assertThat(server.avatar.emotion()).isEqualTo("joy");
    }
  }

  @Test
  void an_engine_that_crashes_or_is_silent_costs_its_sentence_alone() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      speak("Hello there. Now crash. And silence. Still here.");
      assertThat(client.await("sentence-skipped").get("reason").textValue()).contains("crashed");
      assertThat(client.await("speech-ended").get("end").textValue()).isEqualTo("completed");
      speak("crash");
      JsonNode end = client.await("speech-ended");
      assertThat(end.get("end").textValue()).isEqualTo("failed");
      assertThat(end.get("message").textValue()).contains("crashed");
    }
  }

  @Test
  void sockets_can_do_all_of_it() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      JsonNode done =
          client.ask("{\"type\": \"speak\", \"text\": \"" + LONG + "\", \"requestId\": 5}");
      assertThat(done.at("/speech/speech").intValue()).isEqualTo(1);
      assertThat(client.ask("{\"type\": \"stop_speaking\"}").at("/speech/speaking").booleanValue())
          .isFalse();
      assertThat(client.ask("{\"type\": \"speak_again\"}").at("/speech/speech").intValue())
          .isEqualTo(2);
      JsonNode refused = client.ask("{\"type\": \"speak\", \"text\": \"...\"}");
      assertThat(refused.get("field").textValue()).isEqualTo("text");
    }
  }
}
