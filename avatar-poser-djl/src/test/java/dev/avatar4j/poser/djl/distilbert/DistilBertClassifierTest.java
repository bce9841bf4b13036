package dev.avatar4j.poser.djl.distilbert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.AvatarException;
import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.EmotionClassifiers;
import dev.avatar4j.emotion.EmotionScore;
import dev.avatar4j.emotion.EmotionScores;
import dev.avatar4j.poser.djl.model.CheckpointFile;
import dev.avatar4j.poser.djl.model.SafetensorsFile;
import dev.avatar4j.poser.djl.model.WeightTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistilBertClassifierTest {
  private static final int UNKNOWN = 1;
  private static final int START = 2;
  private static final int END = 3;

  @TempDir private Path folder;
  private final TinyDistilBert tiny = new TinyDistilBert();

  private EmotionClassifier load() {
    return EmotionClassifiers.create("go-emotions:" + folder);
  }

  private void assertScores(EmotionScores scores, int... ids) {
    double[] expected = new PlainDistilBert(tiny.weights, TinyDistilBert.CONFIG).probabilities(ids);
    assertThat(scores.scores()).hasSize(28);
    for (EmotionScore score : scores.scores()) {
      int label = TinyDistilBert.CONFIG.labels().indexOf(score.label());
      assertThat(score.score()).as(score.label()).isCloseTo(expected[label], within(1e-5));
    }
    double best = 0;
    for (double probability : expected) {
      best = Math.max(best, probability);
    }
    assertThat(scores.top().score()).isCloseTo(best, within(1e-5));
  }

  @Test
  void scores_are_those_of_a_forward_pass_in_plain_java() {
    tiny.write(folder);
    try (EmotionClassifier classifier = load()) {
      assertScores(classifier.classify("I am happy!"), START, 4, 5, 8, 10, END);
      assertScores(classifier.classify("UNHAPPY café"), START, 6, 7, 9, END);
      assertScores(classifier.classify(""), START, END);
      assertScores(classifier.classify("zebra"), START, UNKNOWN, END);
    }
  }

  @Test
  void a_long_text_is_cut_to_the_positions_the_model_has() {
    tiny.write(folder);
    try (EmotionClassifier classifier = load()) {
      assertScores(classifier.classify("happy ".repeat(20_000)), START, 8, 8, 8, 8, 8, 8, END);
    }
  }

  @Test
  void special_tokens_in_a_text_are_plain_text() {
    tiny.write(folder);
    try (EmotionClassifier classifier = load()) {
      assertScores(classifier.classify("[SEP] i"), START, UNKNOWN, UNKNOWN, UNKNOWN, 4, END);
    }
  }

  @Test
  void texts_from_many_threads_get_their_own_scores() {
    tiny.write(folder);
    try (EmotionClassifier classifier = load()) {
      EmotionScores happy = classifier.classify("happy");
      EmotionScores unhappy = classifier.classify("unhappy");
      assertThat(happy).isNotEqualTo(unhappy);
      assertThat(
              IntStream.range(0, 40)
                  .parallel()
                  .allMatch(
                      i ->
                          classifier
                              .classify(i % 2 == 0 ? "happy" : "unhappy")
                              .equals(i % 2 == 0 ? happy : unhappy)))
          .isTrue();
    }
  }

  @Test
  void safetensors_weights_give_the_same_scores_and_come_first() throws IOException {
    tiny.writeDescription(folder);
    SafetensorsFile.write(tiny.weights, folder.resolve("model.safetensors"));
    Files.writeString(folder.resolve("pytorch_model.bin"), "no checkpoint");
    try (EmotionClassifier classifier = load()) {
      assertScores(classifier.classify("I am happy!"), START, 4, 5, 8, 10, END);
    }
  }

  @Test
  void saved_position_ids_are_passed_over() {
    tiny.writeDescription(folder);
    Map<String, WeightTensor> weights = new LinkedHashMap<>(tiny.weights);
    weights.put(
        "distilbert.embeddings.position_ids", new WeightTensor(new int[] {1, 2}, new float[2]));
    CheckpointFile.of(weights).write(folder.resolve("pytorch_model.bin"));
    try (EmotionClassifier classifier = load()) {
      assertScores(classifier.classify("happy"), START, 8, END);
    }
  }

  @Test
  void a_closed_classifier_says_so_and_may_be_closed_again() {
    tiny.write(folder);
    EmotionClassifier classifier = load();
    classifier.close();
    classifier.close();
    assertThatThrownBy(() -> classifier.classify("happy"))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("closed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config.json       | config.json",
        "vocab.txt         | vocab.txt",
        "pytorch_model.bin | neither model.safetensors nor pytorch_model.bin",
      })
  void a_missing_file_is_named(String file, String message) throws IOException {
    tiny.write(folder);
    Files.delete(folder.resolve(file));
    assertThatThrownBy(this::load)
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"dim\":12        | \"dim\":24        | has the shape",
        "\"n_layers\":2    | \"n_layers\":3    | layer.2.attention.q_lin.weight is missing",
        "\"n_layers\":2    | \"n_layers\":1    | unknown key distilbert.transformer.layer.1",
        "\"n_heads\":3     | \"n_heads\":5     | n_heads does not divide dim",
        "\"n_heads\":3     | \"n_heads\":0     | n_heads is no number in 1..",
        "\"vocab_size\":11 | \"vocab_size\":5  | more tokens than the model knows",
        "distilbert        | bert              | does not describe a DistilBERT",
        "\"0\":            | \"99\":           | id2label does not number",
        "{\"model_type\"   | [\"model_type\"   | config.json cannot be read",
      })
  void a_config_that_does_not_fit_is_refused_with_the_reason(
      String part, String wrong, String message) throws IOException {
    tiny.write(folder);
    Path config = folder.resolve("config.json");
    String text = Files.readString(config);
    assertThat(text).contains(part);
    Files.writeString(config, text.replace(part, wrong));
    assertThatThrownBy(this::load)
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_vocabulary_without_special_tokens_is_refused() throws IOException {
    tiny.write(folder);
    Files.write(folder.resolve("vocab.txt"), List.of("i", "am"));
    assertThatThrownBy(this::load)
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("lacks [CLS]");
  }

  @Test
  void a_folder_that_is_not_there_is_named() {
    assertThatThrownBy(() -> EmotionClassifiers.create("go-emotions:" + folder.resolve("no")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("There is no folder");
  }
}
