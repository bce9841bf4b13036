package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.AvatarException;
import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.EmotionLabels;
import dev.avatar4j.emotion.EmotionScores;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifyRoutesTest {
  private static final String TEXT = "{\"text\": \"I hate you, get out!\"}";

  @Test
  void a_text_gets_all_labels_sorted_by_score_and_sets_the_default_avatars_emotion()
      throws Exception {
    try (TestServer server = TestServer.start()) {
      HttpResponse<String> reply = server.postJson("/api/classify", TEXT);
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.body()).startsWith("{\"classification\":[{\"label\":\"anger\",\"score\":0.");
      JsonNode scores = TestServer.json(reply).get("classification");
      assertThat(scores.findValuesAsText("label"))
          .containsExactlyInAnyOrderElementsOf(EmotionLabels.ALL);
      double last = 1;
      double sum = 0;
      for (JsonNode score : scores) {
        assertThat(score.get("score").doubleValue()).isLessThanOrEqualTo(last);
        last = score.get("score").doubleValue();
        sum += last;
      }
      assertThat(sum).isBetween(0.999, 1.001);
      assertThat(server.avatar.emotion()).isEqualTo("anger");
    }
  }

  @Test
  void no_other_avatar_changes_its_emotion() throws Exception {
    try (TestServer server = TestServer.start()) {
      String id =
          TestServer.json(
                  server.postForm("/api/avatar/load", "file", "me.png", TestServer.png(512, 512)))
              .get("instance_id")
              .textValue();
      assertThat(server.postJson("/api/classify", TEXT).statusCode()).isEqualTo(200);
      assertThat(server.get("/api/v1/avatars/" + id + "/emotion").body())
          .contains("\"emotion\":\"neutral\"");
    }
  }

  @Test
  void the_labels_come_in_the_order_of_the_empty_text_with_the_talking_head_last()
      throws Exception {
    try (TestServer server = TestServer.start()) {
      HttpResponse<String> empty = server.postJson("/api/classify", "{\"text\": \"\"}");
      JsonNode labels = TestServer.json(server.get("/api/classify/labels")).get("labels");
      assertThat(labels).hasSize(29);
      assertThat(labels.get(28).textValue()).isEqualTo("talkinghead");
      JsonNode scores = TestServer.json(empty).get("classification");
      for (int i = 0; i < 28; i++) {
        assertThat(labels.get(i)).isEqualTo(scores.get(i).get("label"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}             | text | \"text\" is required",
        "{\"text\": 7}  | text | \"text\" is required",
        "[]             | body | must be a JSON object",
        "{\"text\":     | body | line 1",
      })
  void a_bad_body_is_refused_and_changes_nothing(String body, String field, String reason)
      throws Exception {
    try (TestServer server = TestServer.start()) {
      server.avatar.setEmotion("joy");
      HttpResponse<String> reply = server.postJson("/api/classify", body);
      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo(field);
      assertThat(TestServer.error(reply).get("reason").textValue()).contains(reason);
      assertThat(server.avatar.emotion()).isEqualTo("joy");
    }
  }

  @Test
  void a_label_the_avatar_does_not_know_shows_neutral() throws Exception {
    try (TestServer server = started(new FixedClassifier("sleepiness"))) {
      server.avatar.setEmotion("joy");
      assertThat(server.postJson("/api/classify", TEXT).statusCode()).isEqualTo(200);
      assertThat(server.avatar.emotion()).isEqualTo("neutral");
    }
  }

  @Test
  void a_failing_classifier_is_400_with_the_reason_and_changes_nothing() throws Exception {
    try (TestServer server = started(new FixedClassifier(null))) {
      server.avatar.setEmotion("joy");
      HttpResponse<String> reply = server.postJson("/api/classify", TEXT);
      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(TestServer.error(reply).get("reason").textValue()).isEqualTo("out of order");
      assertThat(server.avatar.emotion()).isEqualTo("joy");
    }
  }

  @Test
  void the_emotion_auto_is_that_of_a_text() throws Exception {
    try (TestServer server = TestServer.start()) {
      HttpResponse<String> reply =
          server.postJson(
              "/api/v1/emotion",
              "{\"emotion\": \"auto\", \"text\": \"Thank you!\", \"intensity\": 0.5}");
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(server.avatar.emotionMix().weights()).isEqualTo(Map.of("gratitude", 0.5));
      server.postJson("/api/v1/avatars/default/emotion", "{\"emotion\": \"auto\", \"text\": \"\"}");
      assertThat(server.avatar.emotion()).isEqualTo("neutral");
      server.postJson("/api/v1/emotion", "{\"emotion\": \"auto\", \"text\": \"I love you\"}");
      assertThat(server.avatar.emotion()).isNotEqualTo("love");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"emotion\": \"auto\"}                  | \"text\" is required",
        "{\"emotion\": \"joy\", \"text\": \"x\"}  | goes with \"emotion\": \"auto\" only",
      })
  void a_text_and_auto_go_together(String body, String reason) throws Exception {
    try (TestServer server = TestServer.start()) {
      HttpResponse<String> reply = server.postJson("/api/v1/emotion", body);
      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("text");
      assertThat(TestServer.error(reply).get("reason").textValue()).contains(reason);
    }
  }

  private static TestServer started(EmotionClassifier classifier) {
    return TestServer.start(options -> options.classifier(classifier));
  }

  /** Knows one label, or fails if that is null. */
  private record FixedClassifier(String label) implements EmotionClassifier {
    @Override
    public EmotionScores classify(String text) {
      if (label == null) {
        throw new AvatarException("out of order");
      }
      return EmotionScores.ofWeights(Map.of(label, 1.0));
    }

    @Override
    public String description() {
      return "fixed";
    }

    @Override
    public void close() {}
  }
}
