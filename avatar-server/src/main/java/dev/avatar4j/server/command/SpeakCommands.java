package dev.avatar4j.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.speech.AvatarSpeech;
import dev.avatar4j.server.speech.PlaybackReport;
import dev.avatar4j.server.speech.SpeechService;
import dev.avatar4j.speech.speaking.SpeakRequest;
import dev.avatar4j.speech.speaking.SpeakerState;
import dev.avatar4j.speech.speaking.Speech;
import dev.avatar4j.speech.speaking.SpeechQueueFullException;
import dev.avatar4j.speech.speaking.SpokenSentence;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** What can be asked of an avatar's speech, over HTTP or over a socket. */
public final class SpeakCommands {
  public static final List<String> SPEAK =
      List.of("text", "voice", "speed", "emotion", "interrupt");
  public static final List<String> PLAYBACK =
      List.of("speech", "sentence", "event", "position", "frame_time", "ago", "player");

  private static final String AUTO = "auto";
  private static final double MAX_SECONDS = 3600;

  private final SpeechService service;

  public SpeakCommands(SpeechService service) {
    this.service = service;
  }

  /**
   * @throws RequestRefused 403 if avatars do not speak here
   */
  public AvatarSpeech of(ServedAvatar served) {
    return service.of(served).orElseThrow(SpeakCommands::mute);
  }

  /** The refusal of everything where speech is switched off. */
  public static RequestRefused mute() {
    return new RequestRefused(
        403, null, "Speech is switched off here; start the server with --voice auto.");
  }

  /** Says a text; answers with the number of the speech and its sentences. */
  public ObjectNode speak(ServedAvatar served, ObjectNode body) {
    AvatarSpeech speech = of(served);
    SpeakRequest request =
        new SpeakRequest(
            Json.requireText(body, "text"),
            text(body, "voice").orElse(""),
            number(body, "speed").orElse(1));
    boolean now = body.hasNonNull("interrupt") && Json.requireBoolean(body, "interrupt");
    Optional<String> emotion =
        text(body, "emotion")
            .map(name -> name.equals(AUTO) ? service.emotions().emotionOf(request.text()) : name);
    return accepted(() -> speech.speak(request, emotion, now), emotion);
  }

  /** Says the last text once more. */
  public ObjectNode again(ServedAvatar served) {
    AvatarSpeech speech = of(served);
    return accepted(
        () ->
            speech
                .again()
                .orElseThrow(
                    () -> new RequestRefused(409, null, "Nothing was said yet; say something.")),
        Optional.empty());
  }

  private static ObjectNode accepted(Supplier<Speech> accept, Optional<String> emotion) {
    Speech speech;
    try {
      speech = accept.get();
    } catch (SpeechQueueFullException e) {
      throw new RequestRefused(503, null, e.getMessage());
    }
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("speech", speech.id());
    reply.put("sentences", speech.sentences());
    emotion.ifPresent(name -> reply.put("emotion", name));
    return Json.tree(reply);
  }

  /** Silences it; answers with what it does, which is nothing. */
  public ObjectNode stop(ServedAvatar served) {
    of(served).stop();
    return state(served);
  }

  /** What it is saying, and what waits. */
  public ObjectNode state(ServedAvatar served) {
    AvatarSpeech speech = of(served);
    SpeakerState state = speech.state();
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("speaking", state.isSpeaking());
    reply.put("speech", state.speech().map(SpeakCommands::describe).orElse(null));
    reply.put("sentence", state.sentence().map(it -> describe(speech, it)).orElse(null));
    reply.put("waiting", state.waiting().stream().map(SpeakCommands::describe).toList());
    reply.put("again", speech.hasSpoken());
    return Json.tree(reply);
  }

  private static Object describe(Speech speech) {
    return Map.of("speech", speech.id(), "sentences", speech.sentences());
  }

  private static Object describe(AvatarSpeech speech, SpokenSentence sentence) {
    return Map.of(
        "sentence", sentence.index(),
        "text", sentence.text(),
        "duration", sentence.clip().duration(),
        "sound", speech.path(sentence));
  }

  /**
   * Takes note of how the sound goes.
   *
   * @param player who tells it
   */
  public ObjectNode playback(ServedAvatar served, ObjectNode body, Object player) {
    PlaybackReport report =
        new PlaybackReport(
            integer(body, "speech"),
            (int) integer(body, "sentence"),
            event(Json.requireText(body, "event")),
            seconds(body, "position", 0),
            number(body, "frame_time"),
            seconds(body, "ago", -MAX_SECONDS));
    boolean taken = of(served).report(player, report);
    return Json.tree(Map.of("taken", taken));
  }

  private static PlaybackReport.Event event(String name) {
    return Arrays.stream(PlaybackReport.Event.values())
        .filter(event -> event.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RequestRefused(
                    400,
                    "event",
                    "\""
                        + InputProblems.shown(name)
                        + "\" happens to no sound; tell started, position, ended or failed."));
  }

  private static Optional<String> text(ObjectNode body, String field) {
    return body.hasNonNull(field) ? Optional.of(Json.requireText(body, field)) : Optional.empty();
  }

  private static OptionalDouble number(ObjectNode body, String field) {
    JsonNode value = body.get(field);
    if (value == null || value.isNull()) {
      return OptionalDouble.empty();
    }
    if (!value.isNumber()) {
      throw new RequestRefused(
          400,
          field,
          "\"" + field + "\" is " + InputProblems.shown(value) + "; it needs a number.");
    }
    return OptionalDouble.of(value.doubleValue());
  }

  private static double seconds(ObjectNode body, String field, double least) {
    double seconds = number(body, field).orElse(0);
    if (!(seconds >= least && seconds <= MAX_SECONDS)) {
      throw new RequestRefused(
          400,
          field,
          "\"" + field + "\" is " + seconds + " s; it needs " + least + " to " + MAX_SECONDS + ".");
    }
    return seconds;
  }

  private static long integer(ObjectNode body, String field) {
    JsonNode value = body.get(field);
    if (value == null || !value.canConvertToInt() || !value.canConvertToExactIntegral()) {
      throw new RequestRefused(400, field, "\"" + field + "\" is required: a whole number.");
    }
    return value.longValue();
  }
}
