package dev.avatar4j.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmotionClassifiersTest {
  @Test
  void the_built_in_classifier_is_found_by_its_spec() {
    try (EmotionClassifier classifier = EmotionClassifiers.create(EmotionClassifiers.DEFAULT)) {
      assertThat(classifier.classify("Thank you!").top().label()).isEqualTo("gratitude");
      assertThat(classifier.description()).contains("English lexicon");
    }
  }

  @Test
  void an_unknown_classifier_is_refused_with_the_nearest_name() {
    assertThatThrownBy(() -> EmotionClassifiers.create("lexikon"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("\"lexikon\"")
        .hasMessageContaining("Did you mean \"lexicon\"?");
  }

  @Test
  void a_target_for_the_lexicon_is_refused() {
    assertThatThrownBy(() -> EmotionClassifiers.create("lexicon:german"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("german");
  }

  @Test
  void weights_become_sorted_scores_of_equal_ones_the_first_by_name_comes_first() {
    EmotionScores scores = EmotionScores.ofWeights(Map.of("joy", 1.0, "anger", 1.0, "love", 2.0));
    assertThat(scores.labels()).containsExactly("love", "anger", "joy");
    assertThat(scores.top()).isEqualTo(new EmotionScore("love", 0.5));
  }
}
