package dev.avatar4j.voice.freetts;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.SpecText;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizerProvider;
import java.util.Set;

/** Makes {@code freetts} and {@code freetts:VOICE}. */
public final class FreeTtsProvider implements SpeechSynthesizerProvider {
  /** Below flite, whose voice is better; it always works. */
  private static final int PREFERENCE = 10;

  @Override
  public Set<String> schemes() {
    return Set.of(FreeTtsSynthesizer.NAME);
  }

  @Override
  public String description() {
    return "freetts[:VOICE]: built in, American English, exact times of all sounds";
  }

  @Override
  public int preference() {
    return PREFERENCE;
  }

  @Override
  public SpeechSynthesizer create(SpecText spec) throws InterruptedException {
    if (!spec.options().isEmpty()) {
      throw new InvalidInputException(
          "voice", "The voice " + spec + " has options; write freetts or freetts:kevin16.");
    }
    FreeTtsSynthesizer freetts =
        new FreeTtsSynthesizer(
            spec.target().isEmpty() ? FreeTtsSynthesizer.DEFAULT_VOICE : spec.target());
    freetts.synthesize(SpeechRequest.of("Warm up.")); // the first real one does not wait for it
    return freetts;
  }
}
