package dev.avatar4j.voice.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.speech.ReportedWords;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** A Raven-style server: sound, with words, phonemes and times in a header. */
final class RavenSynthesizer extends RemoteSynthesizer {
  static final String NAME = "raven";
  static final String INFO = "/api/tts/info";

  private static final String SPEAK = "/api/tts/speak";
  private static final String DEFAULT_VOICE = "af_bella";

  private static final ObjectMapper JSON = new ObjectMapper();

  RavenSynthesizer(SpeechServer server, String voice) {
    super(NAME, server, voice.isEmpty() ? DEFAULT_VOICE : voice, "/api/tts/list_voices");
  }

  @Override
  public SpeechClip synthesize(SpeechRequest request) throws InterruptedException {
    ObjectNode body = question(request, "format");
    body.put("text", request.text()).put("get_metadata", true).put("stream", false);
    HttpResponse<byte[]> answer = server().require(SPEAK, body);
    Optional<String> words = answer.headers().firstValue("x-word-timestamps");
    return clip(request, answer.body())
        .withWords(words.map(RavenSynthesizer::words).orElse(List.of()));
  }

  /** The words; none if the header is not what it should be, for sound without times is of use. */
  private static List<WordTiming> words(String header) {
    try {
      return ReportedWords.read(JSON.readTree(header), ReportedWords.Texts.ENCODED);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return List.of();
    }
  }
}
