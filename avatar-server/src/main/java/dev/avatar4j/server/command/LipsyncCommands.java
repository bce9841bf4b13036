package dev.avatar4j.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.lipsync.AvatarLipsync;
import dev.avatar4j.server.lipsync.LipsyncService;
import dev.avatar4j.speech.SpeechTimes;
import java.util.List;
import java.util.Map;

/** What clients can have the mouth follow with a JSON object, over HTTP or over a socket. */
public final class LipsyncCommands {
  public static final List<String> STARTED_FIELDS = List.of("id", "position");
  public static final List<String> WORDS_FIELDS = List.of("words", "end");

  private final LipsyncService lipsync;

  public LipsyncCommands(LipsyncService lipsync) {
    this.lipsync = lipsync;
  }

  public AvatarLipsync of(ServedAvatar served) {
    return lipsync.of(served);
  }

  /** Follows a sound of known length. */
  public LipsyncReply follow(ServedAvatar served, LipsyncRequest request) {
    long id = of(served).speak(request.lipsync(), request.start());
    return LipsyncReply.of(id, request);
  }

  /** A sound is reported to play. */
  public Map<String, ?> started(ServedAvatar served, ObjectNode body) {
    JsonNode id = body.path("id");
    if (!id.isIntegralNumber()) {
      throw new RequestRefused(400, "id", "\"id\" is required: the number that lipsync answered.");
    }
    JsonNode position = body.path("position");
    if (!position.isMissingNode() && !position.isNumber()) {
      throw new RequestRefused(400, "position", "\"position\" must be milliseconds of the sound.");
    }
    of(served).started(id.longValue(), position.asDouble(0));
    return Map.of("id", id.longValue());
  }

  /** Says words without sound. */
  public Map<String, ?> words(ServedAvatar served, ObjectNode body) {
    boolean last = body.has("end") && Json.requireBoolean(body, "end");
    JsonNode words = body.get("words");
    if (words == null && !last) {
      throw new RequestRefused(
          400, "words", "\"words\" is required: a list of texts, or of {\"word\", \"phonemes\"}.");
    }
    if (words != null && !words.isArray()) {
      throw new RequestRefused(400, "words", "\"words\" must be a list.");
    }
    SpeechTimes said = words == null ? SpeechTimes.NONE : SpeechTimes.parse("words", words);
    double seconds = of(served).say(said.words(), last);
    return Map.of("ends_in", Math.round(seconds * 1000));
  }

  /** Ends what clients have the mouth follow. */
  public Map<String, ?> stop(ServedAvatar served) {
    return Map.of("stopped", of(served).stop());
  }
}
