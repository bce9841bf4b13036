package dev.avatar4j.voice.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.AvatarException;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import dev.avatar4j.speech.text.SpeechText;
import dev.avatar4j.voice.EngineWav;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Kokoro-FastAPI: sound with the times of words, and their phonemes by a second question. */
final class KokoroSynthesizer implements SpeechSynthesizer {
  static final String NAME = "kokoro";
  static final String PHONEMIZE = "/dev/phonemize";

  private static final String SPEAK = "/dev/captioned_speech";
  private static final String DEFAULT_VOICE = "af_heart";

  private final SpeechServer server;
  private final String defaultVoice;
  private final VoiceList voices;

  KokoroSynthesizer(SpeechServer server, String voice) {
    this.server = server;
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
    String voice = request.voice().isEmpty() ? defaultVoice : request.voice();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("input", request.text()).put("voice", voice).put("speed", request.speed());
    body.put("response_format", "wav").put("stream", false).put("return_timestamps", true);
    JsonNode answer = server.json(SPEAK, server.require(SPEAK, body));
    SpeechClip clip = SpeechClip.of(request.text(), EngineWav.read(audio(answer), NAME));
    List<WordTiming> words = words(answer.path("timestamps"));
    return clip.withWords(words.isEmpty() ? words : withPhonemes(words, request.text(), voice));
  }

  private byte[] audio(JsonNode answer) {
    try {
      byte[] audio = answer.path("audio").binaryValue();
      if (audio != null) {
        return audio;
      }
    } catch (IOException e) {
      throw new AvatarException(
          "The speech server at " + server.base() + " sent sound that is no base64.", e);
    }
    throw new AvatarException("The speech server at " + server.base() + " sent no sound.");
  }

  private static List<WordTiming> words(JsonNode timestamps) {
    List<WordTiming> words = new ArrayList<>();
    for (JsonNode word : timestamps) {
      words.add(
          new WordTiming(
              word.path("word").asText(""),
              "",
              RavenTimestamps.seconds(word.path("start_time")),
              RavenTimestamps.seconds(word.path("end_time"))));
    }
    return words;
  }

  /** Where the phonemes are not told or do not fit the words, their letters have to do. */
  private List<WordTiming> withPhonemes(List<WordTiming> words, String text, String voice)
      throws InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("text", text).put("language", voice.substring(0, 1));
    String all;
    try {
      HttpResponse<byte[]> response = server.require(PHONEMIZE, body);
      all = server.json(PHONEMIZE, response).path("phonemes").asText("");
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

  @Override
  public void close() {
    // nothing is held between requests
  }
}
