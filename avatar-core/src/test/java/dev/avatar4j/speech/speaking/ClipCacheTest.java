package dev.avatar4j.speech.speaking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import org.junit.jupiter.api.Test;

class ClipCacheTest {
  private static final FakeEngine ENGINE = new FakeEngine();

  @Test
  void the_sentence_that_was_not_used_for_longest_goes_first() {
    ClipCache cache = new ClipCache(2, 1000);
    put(cache, "a", 1);
    put(cache, "b", 1);
    assertThat(has(cache, "a")).isTrue();
    put(cache, "c", 1);
    assertThat(has(cache, "a")).isTrue();
    assertThat(has(cache, "b")).isFalse();
    assertThat(has(cache, "c")).isTrue();
  }

  @Test
  void it_keeps_no_more_bytes_than_allowed() {
    ClipCache cache = new ClipCache(100, 40);
    put(cache, "a", 5);
    put(cache, "b", 5);
    put(cache, "b", 5);
    assertThat(has(cache, "a")).isTrue();
    put(cache, "c", 5);
    assertThat(has(cache, "a")).isTrue();
    assertThat(has(cache, "b")).isFalse();
    put(cache, "huge", 11);
    assertThat(has(cache, "huge")).isFalse();
    assertThat(has(cache, "a")).as("for something too big").isTrue();
  }

  @Test
  void it_holds_128_sentences() {
    ClipCache cache = new ClipCache();
    for (int i = 0; i <= 128; i++) {
      put(cache, "sentence " + i, 1);
    }
    assertThat(has(cache, "sentence 0")).isFalse();
    assertThat(has(cache, "sentence 1")).isTrue();
    assertThat(has(cache, "sentence 128")).isTrue();
  }

  @Test
  void engines_do_not_share_sentences() {
    ClipCache cache = new ClipCache();
    put(cache, "a", 1);
    assertThat(cache.get(new FakeEngine(), SpeechRequest.of("a"))).isEmpty();
  }

  private static void put(ClipCache cache, String text, int samples) {
    SpeechClip clip = SpeechClip.of(text, Sound.of(new float[samples], 8000));
    cache.put(ENGINE, SpeechRequest.of(text), new ClipCache.Entry(clip, VisemeTrack.EMPTY));
  }

  private static boolean has(ClipCache cache, String text) {
    return cache.get(ENGINE, SpeechRequest.of(text)).isPresent();
  }
}
