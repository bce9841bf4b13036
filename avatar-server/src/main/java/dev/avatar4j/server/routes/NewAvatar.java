package dev.avatar4j.server.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.server.avatars.Automation;
import dev.avatar4j.server.avatars.AvatarRequest;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.command.AutomationPatch;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.WarningLog;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a client wants of a new avatar; everything is optional, nothing unknown is allowed.
 */
final class NewAvatar {
  private static final Logger log = LoggerFactory.getLogger(NewAvatar.class);
  private static final List<String> KNOWN =
      List.of("poser", "settings", "emotions", "automation", "paused");

  private final ServedAvatar pattern;

  /**
   * @param pattern the avatar whose start settings and emotions the new ones are based on
   */
  NewAvatar(ServedAvatar pattern) {
    this.pattern = pattern;
  }

  /**
   * @throws RequestRefused 400 for what is unknown or of the wrong type
   * @throws dev.avatar4j.InvalidInputException for settings, emotions or times that are refused
   */
  AvatarRequest read(ObjectNode options, Optional<CharacterImage> character) {
    Json.refuseUnknown(options, KNOWN);
    Optional<String> poser =
        options.has("poser") ? Optional.of(Json.requireText(options, "poser")) : Optional.empty();
    Optional<AnimatorSettings> settings =
        object(options, "settings").map(pattern.changes().startSettings()::patched);
    Optional<EmotionLibrary> emotions = object(options, "emotions").map(this::emotions);
    Optional<Automation> automation =
        object(options, "automation")
            .map(object -> AutomationPatch.apply(pattern.automation(), object));
    boolean paused = options.has("paused") && Json.requireBoolean(options, "paused");
    return new AvatarRequest(character, poser, settings, emotions, automation, paused);
  }

  private EmotionLibrary emotions(ObjectNode templates) {
    WarningLog warnings = new WarningLog(log, "Emotion templates");
    EmotionLibrary library = pattern.avatar().emotions().withOverrides(templates, warnings);
    warnings.write();
    return library;
  }

  private static Optional<ObjectNode> object(ObjectNode options, String field) {
    JsonNode value = options.get(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof ObjectNode object) {
      return Optional.of(object);
    }
    throw new RequestRefused(
        400, field, "\"" + field + "\" is " + InputProblems.shown(value) + "; it needs an object.");
  }
}
