package dev.avatar4j.voice.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.AvatarException;
import dev.avatar4j.speech.ReportedWords;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.text.SpeechText;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Kokoro-FastAPI: sound with the times of words, and their phonemes by a second question. */
final class KokoroSynthesizer extends RemoteSynthesizer {
  static final String NAME = "kokoro";
  static final String PHONEMIZE = "/dev/phonemize";

  private static final String SPEAK = "/dev/captioned_speech";
  private static final String DEFAULT_VOICE = "af_heart";

  KokoroSynthesizer(SpeechServer server, String voice) {
    super(NAME, server, voice.isEmpty() ? DEFAULT_VOICE : voice, "/v1/audio/voices");
  }

  @Override
  public SpeechClip synthesize(SpeechRequest request) throws InterruptedException {
    ObjectNode body = question(request, "response_format");
    body.put("input", request.text()).put("stream", false).put("return_timestamps", true);
    JsonNode answer = server().json(SPEAK, server().require(SPEAK, body));
    List<WordTiming> words =
        ReportedWords.read(answer.path("timestamps"), ReportedWords.Texts.PLAIN);
    SpeechClip clip = clip(request, audio(answer));
    return clip.withWords(
        words.isEmpty() ? words : withPhonemes(words, request.text(), voice(request)));
  }

  private byte[] audio(JsonNode answer) {
    try {
      byte[] audio = answer.path("audio").binaryValue();
      if (audio != null) {
        return audio;
      }
    } catch (IOException e) {
      throw new AvatarException(
          "The speech server at " + server().base() + " sent sound that is no base64.", e);
    }
    throw new AvatarException("The speech server at " + server().base() + " sent no sound.");
  }

  /** Where the phonemes are not told or do not fit the words, their letters have to do. */
  private List<WordTiming> withPhonemes(List<WordTiming> words, String text, String voice)
      throws InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("text", text).put("language", voice.substring(0, 1));
    String all;
    try {
      HttpResponse<byte[]> response = server().require(PHONEMIZE, body);
      all = server().json(PHONEMIZE, response).path("phonemes").asText("");
    } catch (AvatarException e) {
      return words;
    }
    List<String> groups = new ArrayList<>();
    for (String group : all.strip().split("\\s+", -1)) {
      if (SpeechText.isSpeakable(group)) {
        groups.add(group.replaceAll("^\\p{P}+|\\p{P}+$", "")); // marks are tokens of their own
      }
    }
    long spoken = words.stream().filter(word -> SpeechText.isSpeakable(word.word())).count();
    if (spoken != groups.size()) {
      return words;
    }
    List<WordTiming> complete = new ArrayList<>();
    int next = 0;
    for (WordTiming word : words) {
      boolean speaks = SpeechText.isSpeakable(word.word());
      String phonemes = speaks ? groups.get(next++) : word.word();
      complete.add(new WordTiming(word.word(), phonemes, word.start(), word.end()));
    }
    return complete;
  }
}
