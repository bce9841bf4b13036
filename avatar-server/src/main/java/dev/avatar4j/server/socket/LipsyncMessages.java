package dev.avatar4j.server.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.server.command.LipsyncCommands;
import dev.avatar4j.server.command.LipsyncRequest;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.lipsync.LipsyncService;
import dev.avatar4j.server.lipsync.LiveFormat;
import dev.avatar4j.speech.sound.PcmStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The socket messages about sound and words that clients bring. */
final class LipsyncMessages {
  private final LipsyncCommands commands;

  LipsyncMessages(LipsyncService lipsync) {
    this.commands = new LipsyncCommands(lipsync);
  }

  /** What carries them out, by type. */
  Map<String, SocketHandler> handlers() {
    Map<String, SocketHandler> handlers = new LinkedHashMap<>();
    handlers.put(
        "lipsync",
        (viewer, message) ->
            Map.of("lipsync", commands.follow(viewer.served(), LipsyncRequest.read(message))));
    handlers.put(
        "lipsync_started", (viewer, message) -> commands.started(viewer.served(), message));
    handlers.put("lipsync_stop", (viewer, message) -> commands.stop(viewer.served()));
    handlers.put("lipsync_words", (viewer, message) -> commands.words(viewer.served(), message));
    handlers.put("lipsync_sound", this::announce);
    handlers.put("lipsync_sound_end", (viewer, message) -> Map.of("ended", viewer.sound().end()));
    return handlers;
  }

  private Map<String, ?> announce(SocketViewer viewer, ObjectNode message) {
    LiveFormat format = format(message);
    viewer.sound().open(commands.of(viewer.served()), format);
    return Map.of();
  }

  private static LiveFormat format(ObjectNode message) {
    String name = message.path("format").asText("");
    PcmStream.Encoding encoding =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "s16le" -> PcmStream.Encoding.S16LE;
          case "f32le" -> PcmStream.Encoding.F32LE;
          default ->
              throw new RequestRefused(
                  400,
                  "format",
                  "\""
                      + InputProblems.shown(name)
                      + "\" is no format of sound; use s16le or f32le.");
        };
    JsonNode delay = message.path("delay");
    if (!delay.isMissingNode() && !delay.isNull() && !delay.isNumber()) {
      throw new RequestRefused(400, "delay", "\"delay\" must be milliseconds from 0 to 10000.");
    }
    return new LiveFormat(
        wholeNumber(message, "rate", 0),
        encoding,
        wholeNumber(message, "channels", 1),
        delay.isNumber() ? OptionalDouble.of(delay.doubleValue()) : OptionalDouble.empty());
  }

  private static int wholeNumber(ObjectNode message, String field, int otherwise) {
    JsonNode value = message.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.canConvertToExactIntegral() || !value.canConvertToInt()) {
      throw new RequestRefused(400, field, "\"" + field + "\" must be a whole number.");
    }
    return value.intValue();
  }
}
