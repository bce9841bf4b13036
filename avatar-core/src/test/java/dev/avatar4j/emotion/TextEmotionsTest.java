package dev.avatar4j.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.AvatarException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextEmotionsTest {
  private final ScriptedClassifier classifier = new ScriptedClassifier();

  @Test
  void desire_and_love_are_passed_over_unless_told_otherwise() {
    classifier.answer = Map.of("love", 5.0, "desire", 4.0, "joy", 3.0, "neutral", 1.0);
    assertThat(new TextEmotions(classifier).emotionOf("text")).isEqualTo("joy");
    assertThat(new TextEmotions(classifier, Set.of()).emotionOf("text")).isEqualTo("love");
  }

  @Test
  void a_blank_text_and_a_full_blacklist_are_neutral() {
    classifier.answer = Map.of("love", 1.0);
    assertThat(new TextEmotions(classifier).emotionOf("text")).isEqualTo("neutral");
    assertThat(new TextEmotions(classifier).emotionOf(" \n")).isEqualTo("neutral");
    assertThat(classifier.texts).containsExactly("text");
  }

  @Test
  void a_failing_classifier_gives_neutral_and_is_asked_again() {
    TextEmotions emotions = new TextEmotions(classifier);
    classifier.failure = new AvatarException("closed");
    assertThat(emotions.emotionOf("text")).isEqualTo("neutral");
    classifier.failure = null;
    assertThat(emotions.emotionOf("text")).isEqualTo("joy");
  }

  @Test
  void the_last_128_texts_are_remembered_the_least_recently_asked_goes_first() {
    TextEmotions emotions = new TextEmotions(classifier);
    for (int i = 0; i < 128; i++) {
      emotions.emotionOf("text " + i);
    }
    emotions.emotionOf("text 0");
    emotions.emotionOf("one more");
    classifier.texts.clear();
    emotions.emotionOf("text 0");
    emotions.emotionOf("text 2");
    emotions.emotionOf("text 1");
    assertThat(classifier.texts).isEqualTo(List.of("text 1"));
  }
}
