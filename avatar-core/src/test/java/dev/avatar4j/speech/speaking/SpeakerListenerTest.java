package dev.avatar4j.speech.speaking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.speech.WordTiming;
import org.junit.jupiter.api.Test;

/** Listeners that fail, interfere, or want to know of one speech only. */
class SpeakerListenerTest {
  private static final SpeakRequest THREE = SpeakRequest.of("One two. Three four. Five six.");

  private final SpeakerFixture all = new SpeakerFixture();

  @Test
  void a_listener_that_throws_disturbs_nobody() {
    Speaker speaker = all.options().build();
    speaker.addListener(new ThrowingListener());
    speaker.addListener(all.record);
    speaker.speak(SpeakRequest.of("One two."));
    all.timer.advanceMillis(5000);
    assertThat(all.record.events)
        .containsExactly("speech 1", "sentence 1.0", "/sentence 1.0", "/speech 1 COMPLETED");
    assertThat(all.record.words).hasSize(2);
  }

  @Test
  void a_listener_may_stop_and_speak() {
    Speaker speaker = all.speaker();
    speaker.addListener(
        new SpeechListener() {
          @Override
          public void onWord(SpokenSentence sentence, WordTiming word) {
            if (word.word().equals("Three")) {
              speaker.speakNow(SpeakRequest.of("Enough."));
            }
          }
        });
    speaker.speak(THREE);
    all.timer.advanceMillis(10_000);
    assertThat(all.record.events)
        .containsSubsequence("sentence 1.1", "/sentence 1.1", "/speech 1 STOPPED", "speech 2")
        .endsWith("/speech 2 COMPLETED");
    assertThat(all.record.words)
        .containsExactly("One 1000", "two. 1500", "Three 2000", "Enough. 2000");
  }

  @Test
  void a_listener_of_one_speech_is_told_of_that_one_only() {
    Speaker speaker = all.speaker();
    SpeechRecord own = new SpeechRecord(all.timer);
    speaker.speak(SpeakRequest.of("One."));
    speaker.speak(SpeakRequest.of("Two."), own);
    speaker.speak(SpeakRequest.of("Three."));
    all.timer.advanceMillis(5000);
    assertThat(own.events)
        .containsExactly("speech 2", "sentence 2.0", "/sentence 2.0", "/speech 2 COMPLETED");
  }

  private static final class ThrowingListener implements SpeechListener {
    private static void fail(String what) {
      throw new IllegalStateException("a listener that fails at " + what);
    }

    @Override
    public void onSpeechStarted(Speech speech) {
      fail("speech");
    }

    @Override
    public void onSentenceReady(SpokenSentence sentence) {
      fail("ready");
    }

    @Override
    public void onSentenceStarted(SpokenSentence sentence, long startNanos) {
      fail("sentence");
    }

    @Override
    public void onWord(SpokenSentence sentence, WordTiming word) {
      throw new StackOverflowError("a listener that fails badly");
    }

    @Override
    public void onSentenceEnded(SpokenSentence sentence) {
      fail("end of sentence");
    }

    @Override
    public void onSpeechEnded(Speech speech, SpeechEnd end) {
      fail("end of speech");
    }
  }
}
