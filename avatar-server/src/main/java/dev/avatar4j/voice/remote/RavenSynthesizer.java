package dev.avatar4j.voice.remote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import dev.avatar4j.voice.EngineWav;
import java.net.http.HttpResponse;
import java.util.List;

/** A Raven-style server: sound, with words, phonemes and times in a header. */
final class RavenSynthesizer implements SpeechSynthesizer {
  static final String NAME = "raven";
  static final String INFO = "/api/tts/info";

  private static final String SPEAK = "/api/tts/speak";
  private static final String DEFAULT_VOICE = "af_bella";

  private final SpeechServer server;
  private final String defaultVoice;
  private final VoiceList voices;

  RavenSynthesizer(SpeechServer server, String voice) {
    this.server = server;
    defaultVoice = voice.isEmpty() ? DEFAULT_VOICE : voice;
    voices = new VoiceList(server, "/api/tts/list_voices");
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
    body.put("text", request.text());
    body.put("voice", request.voice().isEmpty() ? defaultVoice : request.voice());
    body.put("speed", request.speed());
    body.put("format", "wav").put("get_metadata", true).put("stream", false);
    HttpResponse<byte[]> answer = server.require(SPEAK, body);
    List<WordTiming> words =
        answer
            .headers()
            .firstValue("x-word-timestamps")
            .map(RavenTimestamps::read)
            .orElse(List.of());
    return SpeechClip.of(request.text(), EngineWav.read(answer.body(), NAME)).withWords(words);
  }

  @Override
  public void close() {
    // nothing is held between requests
  }
}
