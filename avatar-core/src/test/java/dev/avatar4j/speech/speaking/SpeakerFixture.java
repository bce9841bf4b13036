package dev.avatar4j.speech.speaking;

import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import java.util.ArrayList;
import java.util.List;

/** A speaker whose time, engine and output are in the hands of a test. */
final class SpeakerFixture {
  final VirtualTimer timer = new VirtualTimer();
  final VirtualRunner runner = new VirtualRunner(timer);
  final SpeechRecord record = new SpeechRecord(timer);
  final FakeEngine engine = new FakeEngine();
  final ScriptedOutput output = new ScriptedOutput();

  /** A speaker that nobody listens to: by the clock. */
  Speaker speaker() {
    return build(options());
  }

  /** A speaker whose output does what the test says. */
  Speaker withOutput() {
    return build(options().output(unused -> output));
  }

  /** The output has got the sentence that is due, and is heard from now on. */
  void outputBegins() {
    timer.settle();
    output.last().started(timer.nanoTime());
  }

  SpeakerBuilder options() {
    return options(engine);
  }

  SpeakerBuilder options(SpeechSynthesizer synthesizer) {
    return Speaker.builder(synthesizer, record).timer(timer).runner(runner);
  }

  Speaker build(SpeakerBuilder options) {
    Speaker speaker = options.build();
    speaker.addListener(record);
    return speaker;
  }

  /** Keeps the listeners; the test tells them what it wants. */
  static final class ScriptedOutput implements SpeechOutput {
    final List<SpokenSentence> played = new ArrayList<>();
    final List<PlaybackListener> listeners = new ArrayList<>();
    RuntimeException failure;
    int stopped;
    boolean closed;

    @Override
    public Playback play(SpokenSentence sentence, PlaybackListener listener) {
      if (failure != null) {
        throw failure;
      }
      played.add(sentence);
      listeners.add(listener);
      return () -> stopped++;
    }

    PlaybackListener last() {
      return listeners.get(listeners.size() - 1);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
