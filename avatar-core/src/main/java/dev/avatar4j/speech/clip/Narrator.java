package dev.avatar4j.speech.clip;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.speaking.SpeakRequest;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.text.Sentences;
import dev.avatar4j.speech.text.SpeechText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Has a whole text spoken, sentence by sentence. Not thread-safe; keeps the synthesizer open. */
public final class Narrator {
  private final SpeechSynthesizer synthesizer;
  private final SpeechPauses pauses;
  private final Consumer<String> note;

  /**
   * @param synthesizer speaks
   * @param pauses how long it is silent where
   * @param note receives one sentence for each thing that was left out
   */
  public Narrator(SpeechSynthesizer synthesizer, SpeechPauses pauses, Consumer<String> note) {
    this.synthesizer = Objects.requireNonNull(synthesizer);
    this.pauses = Objects.requireNonNull(pauses);
    this.note = Objects.requireNonNull(note);
  }

  /** Is told how far the work is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param done sentences that are spoken
     * @param total all of them
     */
    void spoken(int done, int total);
  }

  /**
   * Blocks until all is spoken; to cancel it, interrupt the thread. A sentence that the voice
   * cannot say (another language, say) is left out with a note, as long as others can be said.
   *
   * @param request the text, of any length that {@link SpeechText} takes, by voice and speed
   * @param framesPerSecond the sound is filled up with silence to a whole number of its frames
   * @param progress is told how far the work is
   * @return the whole speech
   * @throws InvalidInputException if text, voice or speed is at fault, or the speech is longer than
   *     an hour
   * @throws dev.avatar4j.AvatarException if the engine is
   * @throws InterruptedException if the thread is interrupted
   */
  public Narration narrate(SpeakRequest request, double framesPerSecond, Progress progress)
      throws InterruptedException {
    List<String> sentences = Sentences.split(SpeechText.require(request.text()));
    SpeechRequest first = new SpeechRequest("", request.voice(), request.speed());
    Narration.Builder narration = new Narration.Builder(pauses);
    InvalidInputException unspeakable = null;
    List<String> leftOut = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      try {
        SpeechClip clip = synthesizer.synthesize(first.withText(sentences.get(i)));
        narration.add(clip);
      } catch (InvalidInputException e) {
        if (!e.field().equals("text")) {
          throw e;
        }
        unspeakable = e;
        leftOut.add("Sentence " + (i + 1) + " is left out: " + e.getMessage());
      }
      progress.spoken(i + 1, sentences.size());
    }
    if (leftOut.size() == sentences.size()) {
      throw unspeakable;
    }
    leftOut.forEach(note);
    return narration.build(framesPerSecond);
  }
}
