package dev.avatar4j.voice.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks a server once for its voices, in the forms that are in use. */
final class VoiceList {
  private static final Map<Character, String> KOKORO_LANGUAGES =
      Map.of(
          'a', "en-US", 'b', "en-GB", 'e', "es", 'f', "fr", 'h', "hi", 'i', "it", 'j', "ja", 'p',
          "pt-BR", 'z', "zh");

  private final SpeechServer server;
  private final String path;
  private volatile List<SpeechVoice> voices;

  VoiceList(SpeechServer server, String path) {
    this.server = server;
    this.path = path;
  }

  /** The voices, that one first if it is not empty; empty if the server does not tell. */
  List<SpeechVoice> all(String first) throws InterruptedException {
    List<SpeechVoice> known = voices;
    if (known == null) {
      HttpResponse<byte[]> response = server.get(path);
      known = SpeechServer.isOk(response) ? read(server.json(path, response)) : List.of();
      voices = known;
    }
    List<SpeechVoice> sorted = new ArrayList<>(known);
    sorted.sort((a, b) -> Boolean.compare(b.id().equals(first), a.id().equals(first)));
    return List.copyOf(sorted);
  }

  /** A list of strings or of {@code {id, name}}, bare or under {@code voices}. */
  private static List<SpeechVoice> read(JsonNode answer) {
    List<SpeechVoice> voices = new ArrayList<>();
    for (JsonNode voice : answer.isArray() ? answer : answer.path("voices")) {
      String id = voice.isTextual() ? voice.textValue() : voice.path("id").asText("");
      String name = voice.path("name").asText("");
      if (!id.isEmpty()) {
        voices.add(new SpeechVoice(id, language(id), name.equals(id) ? "" : name));
      }
    }
    return List.copyOf(voices);
  }

  /** Kokoro's voices begin with a letter for the language and one for the sex: {@code af_nova}. */
  private static String language(String id) {
    return id.matches("[a-z][fm]_.+") ? KOKORO_LANGUAGES.getOrDefault(id.charAt(0), "") : "";
  }
}
