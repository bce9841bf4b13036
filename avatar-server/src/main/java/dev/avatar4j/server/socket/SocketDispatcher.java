package dev.avatar4j.server.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.AvatarClosedException;
import dev.avatar4j.AvatarException;
import dev.avatar4j.InputProblems;
import dev.avatar4j.Suggestion;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.server.command.AutomationPatch;
import dev.avatar4j.server.command.AvatarCommand;
import dev.avatar4j.server.command.AvatarCommands;
import dev.avatar4j.server.command.AvatarState;
import dev.avatar4j.server.feed.StreamFormats;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.Problem;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.speech.SpeechService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what socket clients ask. Every message is answered, by {@code done} or by an error;
 * unknown fields are ignored, so that newer clients can talk to older servers.
 */
final class SocketDispatcher {
  private static final Logger log = LoggerFactory.getLogger(SocketDispatcher.class);
  private static final int MAX_REQUEST_ID = 64;
  private static final double MIN_FPS = 0.1;
  private static final double MAX_FPS = 240;

  private final Map<String, SocketHandler> handlers = new LinkedHashMap<>();

  private final SpeechService speech;

  /**
   * @param commands what avatars can be told
   * @param speech what avatars speak with
   * @param more further types of messages, by name
   */
  SocketDispatcher(AvatarCommands commands, SpeechService speech, Map<String, SocketHandler> more) {
    this.speech = speech;
    handlers.put("subscribe", this::subscribe);
    handlers.put(
        "state", (viewer, message) -> Map.of("state", Json.tree(AvatarState.of(viewer.served()))));
    for (String name : commands.names()) {
      AvatarCommand command = commands.get(name);
      handlers.put(
          name,
          (viewer, message) -> {
            command.apply(viewer.served(), retain(message, command.fields()));
            return Map.of();
          });
    }
    handlers.put(
        "automation",
        (viewer, message) -> {
          AvatarCommands.patchAutomation(viewer.served(), retain(message, AutomationPatch.FIELDS));
          return Map.of();
        });
    handlers.put(
        "settings",
        (viewer, message) -> {
          AvatarCommands.patchSettings(viewer.served(), Json.requireObject(message, "settings"));
          return Map.of();
        });
    handlers.put(
        "emotions",
        (viewer, message) -> {
          AvatarCommands.restoreEmotions(viewer.served(), Json.requireObject(message, "emotions"));
          return Map.of();
        });
    handlers.putAll(more);
  }

  /**
   * @param text one message, as it came
   * @return the answer to it
   */
  Object dispatch(SocketViewer viewer, String text) {
    ObjectNode message;
    try {
      message = Json.parseObject(text.getBytes(StandardCharsets.UTF_8), "message");
    } catch (RequestRefused e) {
      return SocketError.MALFORMED.message(null, null, e.getMessage());
    }
    JsonNode requestId = message.get("requestId");
    if (requestId != null && !isId(requestId)) {
      return SocketError.INVALID_VALUE.message(
          null, "requestId", "A requestId is a number or a string of up to 64 characters.");
    }
    String type = message.path("type").asText("");
    SocketHandler handler = handlers.get(type);
    if (handler == null) {
      return SocketError.UNKNOWN_TYPE.message(requestId, "type", unknown(type));
    }
    return carryOut(viewer, handler, message, requestId);
  }

  private static boolean isId(JsonNode id) {
    return id.isNumber() || (id.isTextual() && id.textValue().length() <= MAX_REQUEST_ID);
  }

  private String unknown(String type) {
    List<String> known = new ArrayList<>(handlers.keySet());
    return "There is no message type \""
        + InputProblems.shown(type)
        + "\"."
        + Suggestion.of(type, known)
        + " Known: "
        + String.join(", ", known)
        + ".";
  }

  private static Object carryOut(
      SocketViewer viewer, SocketHandler handler, ObjectNode message, JsonNode requestId) {
    try {
      return SocketMessages.Done.of(requestId, handler.handle(viewer, message));
    } catch (RequestRefused e) {
      return SocketError.message(requestId, Problem.of(e));
    } catch (AvatarException e) {
      return SocketError.message(requestId, Problem.of(e));
    } catch (AvatarClosedException e) {
      return SocketError.message(requestId, Problem.of(e));
    } catch (RuntimeException e) {
      log.error("A socket message failed", e);
      return SocketError.INTERNAL.message(
          requestId, null, "The server failed on this message; its log has the details.");
    }
  }

  private static ObjectNode retain(ObjectNode message, List<String> fields) {
    return message.retain(fields);
  }

  private Map<String, ?> subscribe(SocketViewer viewer, ObjectNode message) {
    for (String flag : new String[] {"statistics", "sound"}) {
      if (message.has(flag)) {
        Json.requireBoolean(message, flag);
      }
    }
    if (message.has("format")) {
      frames(viewer, Json.requireText(message, "format"), maxFps(message.get("max_fps")));
    }
    if (message.has("statistics")) {
      viewer.setWantsStatistics(message.get("statistics").booleanValue());
    }
    if (message.has("sound")) {
      viewer.setPlaysSound(message.get("sound").booleanValue());
      if (!viewer.playsSound()) {
        speech.of(viewer.served()).ifPresent(it -> it.fallSilent(viewer));
      }
    }
    return Map.of();
  }

  private static void frames(SocketViewer viewer, String name, double maxFps) {
    if (name.equals("none")) {
      viewer.frames().pause();
      return;
    }
    FrameFormat format =
        StreamFormats.find(name)
            .filter(found -> FrameMessage.number(found) > 0)
            .orElseThrow(
                () ->
                    new RequestRefused(
                        400,
                        "format",
                        "\""
                            + InputProblems.shown(name)
                            + "\" is no format of socket frames; use png, qoi or none."));
    viewer.frames().start(format, maxFps);
  }

  private static double maxFps(JsonNode value) {
    if (value == null || value.isNull()) {
      return Double.POSITIVE_INFINITY;
    }
    double fps = value.isNumber() ? value.doubleValue() : 0;
    if (!(fps >= MIN_FPS && fps <= MAX_FPS)) {
      throw new RequestRefused(
          400,
          "max_fps",
          "max_fps is " + InputProblems.shown(value) + "; it needs a number from 0.1 to 240.");
    }
    return fps;
  }
}
