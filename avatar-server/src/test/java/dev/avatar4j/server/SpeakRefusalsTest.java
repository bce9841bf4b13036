package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.speech.SpeechEngine;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an avatar that speaks will not take. */
@Timeout(60)
class SpeakRefusalsTest {
  @AutoClose
  private static final TestServer server =
      TestServer.start(options -> options.speech(Optional.of(SpeechEngine.of(new FakeVoice()))));

  /** Is still being said when the last of these tests ends. */
  @BeforeAll
  static void speak() throws Exception {
    String text = "One two three four five six seven eight nine ten. ".repeat(40);
    server.postJson("/api/v1/speak", Json.text(Map.of("text", text, "speed", 0.25)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                         | text      | required",
        "{'text': ''}                               | text      | empty",
        "{'text': '...!'}                           | text      | letter or digit",
        "{'text': '\\u0007\\u001b'}                 | text      | letter or digit",
        "{'text': '\\ud83d\\ude00'}                 | text      | letter or digit",
        "{'text': 'a', 'voice': 'zo'}               | voice     | Did you mean",
        "{'text': 'a', 'speed': 0}                  | speed     | 0.25",
        "{'text': 'a', 'speed': 9}                  | speed     | 4.0",
        "{'text': 'a', 'speed': 'x'}                | speed     | number",
        "{'text': 'a', 'emotion': 'joi'}            | emotion    | Did you mean",
        "{'text': 'a', 'interrupt': 1}              | interrupt | true or false",
        "{'text': 'a', 'tempo': 1}                  | tempo     | means nothing",
      })
  void a_bad_request_is_refused_and_interrupts_nothing(String body, String field, String reason)
      throws Exception {
    HttpResponse<String> reply = server.postJson("/api/v1/speak", body.replace('\'', '"'));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo(field);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains(reason);
    JsonNode state = TestServer.json(server.get("/api/v1/speak"));
    assertThat(state.at("/speech/speech").intValue()).isEqualTo(1);
  }

  @Test
  void a_megabyte_of_text_is_refused() throws Exception {
    HttpResponse<String> reply =
        server.postJson("/api/v1/speak", Json.text(Map.of("text", "word ".repeat(200_000))));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("text");
    assertThat(TestServer.error(reply).get("reason").textValue()).contains("100000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'sentence': 0, 'event': 'started'}                                | speech",
        "{'speech': 1.5, 'sentence': 0, 'event': 'started'}                 | speech",
        "{'speech': 1, 'sentence': 0, 'event': 'begun'}                     | event",
        "{'speech': 1, 'sentence': 0, 'event': 'position', 'position': -1}  | position",
        "{'speech': 1, 'sentence': 0, 'event': 'started', 'frame_time': ''} | frame_time",
      })
  void a_bad_report_is_refused(String body, String field) throws Exception {
    HttpResponse<String> reply = server.postJson("/api/v1/speak/playback", body.replace('\'', '"'));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo(field);
  }
}
