package dev.avatar4j.voice.freetts;

import com.sun.speech.freetts.FreeTTSSpeakableImpl;
import com.sun.speech.freetts.OutputQueue;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.Voice;
import dev.avatar4j.AvatarException;
import dev.avatar4j.speech.synthesis.SpeechClip;
import java.util.concurrent.CancellationException;

/**
 * One voice, loaded. FreeTTS hands finished utterances to a queue from which a thread of its own
 * plays them; here the queue takes their sound and times at once and no thread exists.
 */
final class FreeTtsVoice {
  private final Voice voice;
  private UtteranceCollector collector = new UtteranceCollector();

  FreeTtsVoice(Voice voice) {
    this.voice = voice;
    voice.setOutputQueue(new Collecting());
    voice.allocate();
    if (!voice.isLoaded()) {
      throw new AvatarException(
          "The voice " + voice.getName() + " of FreeTTS cannot be loaded; its jar is damaged.");
    }
  }

  SpeechClip speak(String text, double speed) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    collector = new UtteranceCollector();
    voice.setDurationStretch((float) (1 / speed));
    boolean done;
    try {
      done = voice.speak(new Immediate(text));
    } catch (CancellationException e) {
      throw new InterruptedException();
    }
    if (!done) {
      throw new AvatarException("FreeTTS cannot read this text; leave unusual signs out of it.");
    }
    return collector.clip(text);
  }

  private final class Collecting extends OutputQueue {
    @Override
    public synchronized void post(Utterance utterance) {
      collector.add(utterance);
      if (Thread.interrupted()) {
        throw new CancellationException();
      }
    }
  }

  /** All is done when the voice returns; nobody plays it. */
  private static final class Immediate extends FreeTTSSpeakableImpl {
    Immediate(String text) {
      super(text);
    }

    @Override
    public synchronized boolean waitCompleted() {
      return true;
    }
  }
}
