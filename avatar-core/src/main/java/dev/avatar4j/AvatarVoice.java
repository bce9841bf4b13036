package dev.avatar4j;

import dev.avatar4j.speech.speaking.Speaker;
import dev.avatar4j.speech.speaking.SpeechOutput;
import dev.avatar4j.speech.speaking.SpeechStage;
import dev.avatar4j.speech.speaking.SpeechTimer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import java.util.function.Function;

/** The speaker of an avatar, and its engine; both made when they are first asked for. */
final class AvatarVoice implements AutoCloseable {
  private final SpeechStage stage;
  private final String spec;
  private final SpeechSynthesizer shared;
  private final Function<SpeechTimer, SpeechOutput> output;
  private SpeechSynthesizer own;
  private Speaker speaker;
  private boolean closed;

  AvatarVoice(AvatarBuilder options, SpeechStage stage) {
    this.stage = stage;
    spec = options.voiceSpec;
    shared = options.voice;
    output = options.speechOutput;
  }

  synchronized Speaker speaker() {
    if (closed) {
      throw new AvatarClosedException();
    }
    if (speaker == null) {
      SpeechSynthesizer engine = shared == null ? create() : shared;
      speaker = Speaker.builder(engine, stage).output(output).build();
    }
    return speaker;
  }

  private SpeechSynthesizer create() {
    try {
      own = SpeechSynthesizers.create(spec);
      return own;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AvatarException("Interrupted while a speech engine was sought.", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (speaker != null) {
      speaker.close();
    }
    if (own != null) {
      own.close();
    }
  }
}
