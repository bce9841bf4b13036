package dev.avatar4j.emotion.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.emotion.EmotionLabels;
import dev.avatar4j.emotion.EmotionScore;
import dev.avatar4j.emotion.EmotionScores;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconClassifierTest {
  private final LexiconClassifier classifier = new LexiconClassifier();

  private String top(String text) {
    return classifier.classify(text).top().label();
  }

  private double score(String text, String label) {
    return classifier.classify(text).scores().stream()
        .filter(score -> score.label().equals(label))
        .findFirst()
        .orElseThrow()
        .score();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "hello", "I am so happy!", "***", "?!?!", "😊😊", "\uD83D"})
  void every_text_gives_all_28_labels_sorted_with_scores_that_add_up_to_one(String text) {
    EmotionScores scores = classifier.classify(text);
    assertThat(scores.labels()).containsExactlyInAnyOrderElementsOf(EmotionLabels.ALL);
    assertThat(scores.scores())
        .isSortedAccordingTo(Comparator.comparingDouble(EmotionScore::score).reversed());
    assertThat(scores.scores().stream().mapToDouble(EmotionScore::score).sum())
        .isEqualTo(1, within(1e-9));
    assertThat(classifier.classify(text)).isEqualTo(scores);
  }

  @Test
  void a_text_that_says_nothing_is_neutral_but_not_certainly_so() {
    assertThat(top("")).isEqualTo("neutral");
    assertThat(score("The box is on the shelf.", "neutral")).isBetween(0.5, 0.9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I am happy. | joy",
        "I am not happy. | sadness",
        "I'm not afraid. | caring",
        "I can't wait! | excitement",
        "Never been so happy. | joy",
        "Do not worry. | caring",
        "I do not like it. | disapproval",
        "Oh, my god! | surprise",
        "I am sad, but now I am happy. | joy",
        "Are you curious? | curiosity",
        "Where do the ducks go? | curiosity",
        "What?! | surprise",
        "*blushes* | embarrassment",
        "*sighs and rolls her eyes* | annoyance",
        "w-what do I do | embarrassment",
        "HATE YOU | anger",
        "soooo haaaappy | joy",
        "hahahahaha | amusement",
        "noted :( | sadness",
        "noted:( | sadness",
        "noted 😡 | anger",
        "see http://example.org/ for more | neutral",
      })
  void reads(String text, String label) {
    assertThat(top(text)).isEqualTo(label);
  }

  @Test
  void intensifiers_capitals_and_exclamation_marks_raise_a_score_and_diminishers_lower_it() {
    double plain = score("I am angry.", "anger");
    assertThat(score("I am extremely angry.", "anger")).isGreaterThan(plain);
    assertThat(score("I am ANGRY.", "anger")).isGreaterThan(plain);
    assertThat(score("I am angry!!!", "anger")).isGreaterThan(plain);
    assertThat(score("I am aaangry.", "anger")).isGreaterThan(plain);
    assertThat(score("*is angry*", "anger")).isGreaterThan(plain);
    assertThat(score("I am a bit angry.", "anger")).isLessThan(plain);
    assertThat(score("Am I angry?", "curiosity")).isGreaterThan(score("Am I angry.", "curiosity"));
  }

  @Test
  void a_modifier_does_not_reach_over_a_comma() {
    assertThat(top("No, I am happy.")).isEqualTo("joy");
  }

  @Test
  void what_is_said_last_counts_most() {
    assertThat(top("I am sad. I am happy.")).isEqualTo("joy");
    assertThat(top("I am happy. I am sad.")).isEqualTo("sadness");
  }

  @Test
  void of_a_text_that_is_too_long_only_the_end_is_read() {
    String filler = "x ".repeat(LexiconClassifier.MAX_CHARACTERS);
    assertThat(top("I am furious! " + filler)).isEqualTo("neutral");
    assertThat(top(filler + " I am furious!")).isEqualTo("anger");
    assertThat(top("\uD83D\uDE0A".repeat(LexiconClassifier.MAX_CHARACTERS))).isEqualTo("joy");
  }

  @Test
  void signs_in_great_numbers_are_no_trouble() {
    for (String sign :
        new String[] {"*", "* ", "-", "'", "a-", "!?", ">:(", "ha", "🤢", "\n", "(^"}) {
      assertThat(classifier.classify(sign.repeat(5_000)).scores()).hasSize(28);
    }
  }
}
