package dev.avatar4j.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.Gaze;
import dev.avatar4j.animation.OverrideKeys;
import dev.avatar4j.animation.Overrides;
import dev.avatar4j.emotion.TextEmotions;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.WarningLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything an avatar can be told with a small JSON object. The names are the ends of the HTTP
 * paths and the types of socket messages.
 */
public final class AvatarCommands {
  private static final Logger log = LoggerFactory.getLogger(AvatarCommands.class);

  private final Map<String, AvatarCommand> commands = new LinkedHashMap<>();

  /**
   * @param textEmotions chooses the emotion of a text
   */
  public AvatarCommands(TextEmotions textEmotions) {
    add(
        "emotion",
        (served, body) -> emotion(served, EmotionRequest.read(body, textEmotions)),
        "emotion",
        "name",
        "intensity",
        "mix",
        "text");
    add("talking", (served, body) -> served.setTalking(Json.requireBoolean(body, "on")), "on");
    add("paused", AvatarCommands::paused, "on");
    add("gaze", AvatarCommands::gaze, "gaze");
    add("effects", AvatarCommands::effect, "effect");
    add("data_eyes", (served, body) -> served.setDataEyes(Json.requireBoolean(body, "on")), "on");
    add("overrides", AvatarCommands::overrides, "set", "modify", "unset", "fade", "expiry");
    add("ping", AvatarCommands::ping, "seconds");
  }

  private void add(String name, BiConsumer<ServedAvatar, ObjectNode> action, String... fields) {
    commands.put(name, new AvatarCommand(List.of(fields), action));
  }

  public Set<String> names() {
    return commands.keySet();
  }

  /**
   * @param name one of {@link #names()}
   */
  public AvatarCommand get(String name) {
    return Objects.requireNonNull(commands.get(name), name);
  }

  private static void emotion(ServedAvatar served, EmotionRequest request) {
    try {
      served.setEmotion(request.mix());
    } catch (InvalidInputException e) {
      throw new RequestRefused(400, request.field(), e.getMessage());
    }
  }

  private static void paused(ServedAvatar served, ObjectNode body) {
    if (Json.requireBoolean(body, "on")) {
      served.pause();
    } else {
      served.resume();
    }
  }

  private static void gaze(ServedAvatar served, ObjectNode body) {
    if (!body.has("gaze")) {
      throw new RequestRefused(
          400,
          "gaze",
          "\"gaze\" is required: [x, y] with numbers from -1 to 1, \"away\", or null.");
    }
    served.avatar().setGaze(Gaze.parse(body.get("gaze")));
  }

  private static void effect(ServedAvatar served, ObjectNode body) {
    served.avatar().playEffect(Json.requireText(body, "effect"));
  }

  private static void ping(ServedAvatar served, ObjectNode body) {
    served.keepAwake(body.has("seconds") ? AutomationPatch.seconds(body, "seconds") : 0);
  }

  private static void overrides(ServedAvatar served, ObjectNode body) {
    JsonNode set = body.get("set");
    JsonNode modify = body.get("modify");
    JsonNode unset = body.get("unset");
    JsonNode fade = body.get("fade");
    JsonNode expiry = body.get("expiry");
    if (Stream.of(set, modify, unset).filter(Objects::nonNull).count() != 1) {
      throw new RequestRefused(
          400, "set", "Give exactly one of \"set\", \"modify\" and \"unset\".");
    }
    if (unset != null && expiry != null) {
      throw new RequestRefused(400, "expiry", "Overrides that are unset have no expiry.");
    }
    if (set != null) {
      served.avatar().setOverrides(Overrides.parse(set, fade, expiry));
    } else if (modify != null) {
      served.avatar().modifyOverrides(Overrides.parse(modify, fade, expiry));
    } else {
      served.avatar().unsetOverrides(OverrideKeys.parse(unset, fade));
    }
  }

  /** Changes the settings that are mentioned; refuses all if one is wrong. */
  public static void patchSettings(ServedAvatar served, ObjectNode settings) {
    served.changes().settings(present -> present.patched(settings));
  }

  /** Changes what the avatar does by itself. */
  public static void patchAutomation(ServedAvatar served, ObjectNode automation) {
    served.setAutomation(AutomationPatch.apply(served.automation(), automation));
  }

  /** Puts emotion templates over those the avatar began with; what is wrong is logged. */
  public static void restoreEmotions(ServedAvatar served, ObjectNode templates) {
    WarningLog warnings = new WarningLog(log, "Emotion templates");
    served.changes().restoreEmotions(templates, warnings);
    warnings.write();
  }
}
