package dev.avatar4j.voice.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;

/** Any server with the speech route of OpenAI: sound without times. */
final class OpenAiSynthesizer extends RemoteSynthesizer {
  static final String NAME = "openai";
  static final String MODELS = "/v1/models";
  static final String DEFAULT_MODEL = "tts-1";

  private static final String SPEAK = "/v1/audio/speech";
  private static final String DEFAULT_VOICE = "alloy";

  private final String model;

  OpenAiSynthesizer(SpeechServer server, String voice, String model) {
    super(NAME, server, voice.isEmpty() ? DEFAULT_VOICE : voice, "/v1/audio/voices");
    this.model = model;
  }

  @Override
  public SpeechClip synthesize(SpeechRequest request) throws InterruptedException {
    ObjectNode body = question(request, "response_format");
    body.put("model", model).put("input", request.text());
    return clip(request, server().require(SPEAK, body).body());
  }
}
