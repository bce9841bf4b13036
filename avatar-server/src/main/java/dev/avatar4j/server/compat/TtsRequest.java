package dev.avatar4j.server.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.speech.AudioFormat;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import java.util.Optional;

/**
 * A body of {@code /api/tts/speak} or of {@code /v1/audio/speech}; unknown fields are ignored, as
 * those services do.
 *
 * @param dialect which of them
 * @param speech what to say
 * @param format the format asked for; empty if none was
 * @param timestamps whether the times of the words are wanted
 * @param streamed whether the reply comes in chunks
 * @param json whether sound and times come together, as JSON
 */
record TtsRequest(
    Dialect dialect,
    SpeechRequest speech,
    Optional<AudioFormat> format,
    boolean timestamps,
    boolean streamed,
    boolean json) {

  /** How the two services call things. */
  enum Dialect {
    /** That of {@code /api/tts/speak}. */
    NATIVE("text", "format", AudioFormat.FLAC),
    /** That of {@code /v1/audio/speech}. */
    OPENAI("input", "response_format", AudioFormat.MP3);

    private final String text;
    private final String format;
    private final AudioFormat usual;

    Dialect(String text, String format, AudioFormat usual) {
      this.text = text;
      this.format = format;
      this.usual = usual;
    }

    /** What the field of the format is called. */
    String formatField() {
      return format;
    }

    /** What is sent when no format is asked for and an encoder is there. */
    AudioFormat usual() {
      return usual;
    }

    /** The media type these clients expect: the one service names its formats literally. */
    String mediaType(AudioFormat sent) {
      return this == NATIVE ? "audio/" + sent.id() : sent.mediaType();
    }
  }

  /**
   * @throws RequestRefused 400 naming the field that is missing, of the wrong type or out of range
   */
  static TtsRequest read(Dialect dialect, ObjectNode body) {
    String text = Json.requireText(body, dialect.text);
    try {
      boolean own = dialect == Dialect.NATIVE;
      return new TtsRequest(
          dialect,
          new SpeechRequest(text, voice(body), speed(body)),
          text(body, dialect.format).map(name -> AudioFormat.parse(dialect.format, name)),
          own && flag(body, "get_metadata", true),
          flag(body, "stream", false),
          own && wantsJson(body));
    } catch (InvalidInputException e) {
      throw refused(dialect, e);
    }
  }

  /** The same problem with the field as this service calls it. */
  static RequestRefused refused(Dialect dialect, InvalidInputException e) {
    return new RequestRefused(
        400, e.field().equals("text") ? dialect.text : e.field(), e.getMessage());
  }

  private static String voice(ObjectNode body) {
    // newer clients of OpenAI may send an object
    JsonNode voice = body.get("voice");
    return voice instanceof ObjectNode object
        ? Json.requireText(object, "id")
        : text(body, "voice").orElse("");
  }

  private static double speed(ObjectNode body) {
    JsonNode speed = body.get("speed");
    if (isAbsent(speed)) {
      return 1;
    }
    if (!speed.isNumber()) {
      throw new RequestRefused(
          400, "speed", "The speed is " + InputProblems.shown(speed) + "; it needs a number.");
    }
    return speed.doubleValue();
  }

  private static boolean wantsJson(ObjectNode body) {
    String response = text(body, "response").orElse("audio");
    return switch (response) {
      case "audio" -> false;
      case "json" -> true;
      default ->
          throw new RequestRefused(
              400,
              "response",
              "A response of \""
                  + InputProblems.shown(response)
                  + "\" is not offered; ask for audio or json.");
    };
  }

  private static boolean flag(ObjectNode body, String field, boolean usual) {
    return isAbsent(body.get(field)) ? usual : Json.requireBoolean(body, field);
  }

  private static Optional<String> text(ObjectNode body, String field) {
    return isAbsent(body.get(field))
        ? Optional.empty()
        : Optional.of(Json.requireText(body, field));
  }

  private static boolean isAbsent(JsonNode value) {
    return value == null || value.isNull();
  }
}
