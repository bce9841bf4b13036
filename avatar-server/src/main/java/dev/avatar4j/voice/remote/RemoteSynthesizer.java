package dev.avatar4j.voice.remote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import dev.avatar4j.voice.EngineWav;
import java.util.List;

/** What the kinds of speech servers have in common. */
abstract class RemoteSynthesizer implements SpeechSynthesizer {
  private final String name;
  private final SpeechServer server;
  private final String defaultVoice;
  private final VoiceList voices;

  /**
   * @param name of the kind
   * @param server is asked
   * @param voice of requests that name none
   * @param voices where it lists its voices
   */
  RemoteSynthesizer(String name, SpeechServer server, String voice, String voices) {
    this.name = name;
    this.server = server;
    this.defaultVoice = voice;
    this.voices = new VoiceList(server, voices);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<SpeechVoice> voices() throws InterruptedException {
    return voices.all(defaultVoice);
  }

  final SpeechServer server() {
    return server;
  }

  /** The voice to ask for. */
  final String voice(SpeechRequest request) {
    return request.voice().isEmpty() ? defaultVoice : request.voice();
  }

  /** A question for a WAV file, with all of the request but its text, whose key is not the same. */
  final ObjectNode question(SpeechRequest request, String formatKey) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("voice", voice(request)).put("speed", request.speed()).put(formatKey, "wav");
    return body;
  }

  final SpeechClip clip(SpeechRequest request, byte[] wav) {
    return SpeechClip.of(request.text(), EngineWav.read(wav, name));
  }

  @Override
  public final void close() {
    // nothing is held between requests
  }
}
