package dev.avatar4j.voice.remote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import dev.avatar4j.voice.EngineWav;
import java.util.List;

/** Any server with the speech route of OpenAI: sound without times. */
final class OpenAiSynthesizer implements SpeechSynthesizer {
  static final String NAME = "openai";
  static final String MODELS = "/v1/models";
  static final String DEFAULT_MODEL = "tts-1";

  private static final String SPEAK = "/v1/audio/speech";
  private static final String DEFAULT_VOICE = "alloy";

  private final SpeechServer server;
  private final String model;
  private final String defaultVoice;
  private final VoiceList voices;

  OpenAiSynthesizer(SpeechServer server, String voice, String model) {
    this.server = server;
    this.model = model;
    defaultVoice = voice.isEmpty() ? DEFAULT_VOICE : voice;
    voices = new VoiceList(server, "/v1/audio/voices");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<SpeechVoice> voices() throws InterruptedException {
    return voices.all(defaultVoice);
  }

  @Override
  public SpeechClip synthesize(SpeechRequest request) throws InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", model).put("input", request.text());
    body.put("voice", request.voice().isEmpty() ? defaultVoice : request.voice());
    body.put("speed", request.speed()).put("response_format", "wav");
    byte[] sound = server.require(SPEAK, body).body();
    return SpeechClip.of(request.text(), EngineWav.read(sound, NAME));
  }

  @Override
  public void close() {
    // nothing is held between requests
  }
}
