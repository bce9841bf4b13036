package dev.avatar4j.speech.synthesis;

import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.text.SpeechText;
import java.util.ArrayList;
import java.util.List;

/** When which word of a clip is heard, for captions. Stateless and thread-safe. */
public final class ClipWords {
  private ClipWords() {}

  /**
   * @param clip a clip
   * @return its words in order, all with times within the sound, none of them a mere punctuation
   *     mark: as the engine told, or if it did not, spread over the part of the sound that is not
   *     silent by how long they take to say
   */
  public static List<WordTiming> of(SpeechClip clip) {
    List<WordTiming> told = new ArrayList<>();
    double last = 0;
    for (WordTiming word : clip.words()) {
      if (word.isTimed() && SpeechText.isSpeakable(word.word())) {
        double start = Math.max(last, Math.min(word.start(), clip.duration()));
        double end = Math.max(start, Math.min(word.end(), clip.duration()));
        told.add(new WordTiming(word.word(), word.phonemes(), start, end));
        last = start;
      }
    }
    return told.isEmpty() ? spread(clip) : List.copyOf(told);
  }

  private static List<WordTiming> spread(SpeechClip clip) {
    List<String> words = new ArrayList<>();
    for (String word : clip.text().strip().split("\\s+", -1)) {
      if (SpeechText.isSpeakable(word)) {
        words.add(word);
      }
    }
    double total = words.stream().mapToInt(SpreadText::length).sum();
    double from = Math.min(clip.sound().soundStart(), clip.sound().soundEnd());
    double span = clip.sound().soundEnd() - from;
    List<WordTiming> spread = new ArrayList<>();
    int done = 0;
    for (String word : words) {
      double start = from + span * done / total;
      done += SpreadText.length(word);
      spread.add(new WordTiming(word, "", start, from + span * done / total));
    }
    return spread;
  }
}
