package dev.avatar4j.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.server.http.FormParts;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestBody;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.lipsync.LipsyncStart;
import dev.avatar4j.speech.SpeechTimes;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.WavReader;
import dev.avatar4j.speech.synthesis.TimedLipsync;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A sound, or only its times, that the mouth is to follow.
 *
 * @param lipsync what the mouth does
 * @param start when it begins
 */
public record LipsyncRequest(TimedLipsync lipsync, LipsyncStart start) {
  /** The longest sound that is looked into, in seconds. */
  static final int MAX_SECONDS = 600;

  /** What it may have as JSON. */
  static final List<String> FIELDS = List.of("timestamps", "start");

  private static final String SOUND = "sound";
  private static final List<String> PARTS = List.of(SOUND, "timestamps", "start");

  public static boolean isBareSound(Context ctx) {
    return Json.mediaType(ctx).startsWith("audio/");
  }

  /**
   * Reads a WAV file that is the whole body, a form with {@code sound}, {@code timestamps} and
   * {@code start}, of which one of the first two may be missing, or a JSON object.
   *
   * @throws RequestRefused 413 for too many bytes, 415 for another type of body, 400 for what is
   *     missing, malformed or too long
   * @throws dev.avatar4j.InvalidInputException if the sound or the times are refused
   */
  public static LipsyncRequest read(Context ctx, ServerLimits limits) throws IOException {
    if (FormParts.isForm(ctx)) {
      return readForm(FormParts.read(ctx, limits.uploadBytes()), limits.jsonBytes());
    }
    if (isBareSound(ctx) || Json.mediaType(ctx).equals("application/octet-stream")) {
      LipsyncStart start = start(ctx.queryParam("start"));
      Sound sound = sound(RequestBody.read(ctx, limits.uploadBytes()));
      return new LipsyncRequest(TimedLipsync.of(SpeechTimes.NONE, sound), start);
    }
    if (Json.mediaType(ctx).isEmpty() || Json.mediaType(ctx).startsWith("text/")) {
      throw new RequestRefused(
          415,
          "Content-Type",
          "Send a WAV file as audio/wav or as field sound of a form, or times as JSON.");
    }
    ObjectNode body = Json.readObject(ctx, limits.jsonBytes());
    Json.refuseUnknown(body, FIELDS);
    return read(body);
  }

  /** Reads times without the sound. */
  public static LipsyncRequest read(ObjectNode body) {
    JsonNode times = body.get("timestamps");
    if (times == null) {
      throw new RequestRefused(
          400, "timestamps", "\"timestamps\" is required: words, phones or visemes with times.");
    }
    LipsyncStart start = start(body.get("start"));
    return new LipsyncRequest(TimedLipsync.of(SpeechTimes.parse("timestamps", times)), start);
  }

  private static LipsyncRequest readForm(FormParts form, long jsonLimit) {
    for (String name : form.names()) {
      if (!PARTS.contains(name)) {
        throw new RequestRefused(
            400, name, "The form may have " + String.join(", ", PARTS) + " and no other field.");
      }
    }
    if (form.find("timestamps").isEmpty() && form.find(SOUND).isEmpty()) {
      throw new RequestRefused(
          400, SOUND, "Send a WAV file as field sound of the form, or its times as timestamps.");
    }
    LipsyncStart start = start(form.find("start").map(LipsyncRequest::text).orElse(null));
    SpeechTimes times =
        form.find("timestamps").map(part -> times(part, jsonLimit)).orElse(SpeechTimes.NONE);
    return new LipsyncRequest(
        form.find(SOUND)
            .map(part -> TimedLipsync.of(times, sound(part.bytes())))
            .orElseGet(() -> TimedLipsync.of(times)),
        start);
  }

  private static SpeechTimes times(FormParts.Part part, long limit) {
    if (part.bytes().length > limit) {
      throw RequestBody.tooLarge(limit);
    }
    return SpeechTimes.parse("timestamps", Json.parse(part.bytes(), "timestamps"));
  }

  private static String text(FormParts.Part part) {
    return new String(part.bytes(), StandardCharsets.UTF_8).strip();
  }

  private static Sound sound(byte[] wav) {
    Sound sound = WavReader.read(wav);
    if (sound.duration() > MAX_SECONDS) {
      throw new RequestRefused(
          400,
          SOUND,
          String.format(
              Locale.ROOT,
              "The sound lasts %.0f s; at most %d s are taken at once.",
              sound.duration(),
              MAX_SECONDS));
    }
    return sound;
  }

  private static LipsyncStart start(JsonNode start) {
    if (start == null || start.isNull()) {
      return LipsyncStart.NOW;
    }
    return start.isNumber() ? new LipsyncStart(false, start.doubleValue()) : start(start.asText());
  }

  private static LipsyncStart start(String start) {
    if (start == null) {
      return LipsyncStart.NOW;
    }
    if (start.equals("started")) {
      return LipsyncStart.ON_REPORT;
    }
    try {
      return new LipsyncStart(false, Double.parseDouble(start));
    } catch (NumberFormatException e) {
      throw new RequestRefused(
          400, "start", "\"start\" must be milliseconds from 0 to 60000, or \"started\".");
    }
  }
}
