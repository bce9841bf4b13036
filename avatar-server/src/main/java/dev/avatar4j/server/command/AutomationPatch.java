package dev.avatar4j.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.server.avatars.Automation;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;
import java.util.List;

/** Changes to what an avatar does by itself, as JSON; what is not mentioned stays. */
public final class AutomationPatch {
  private static final String RESET = "emotion_reset_seconds";
  private static final String PAUSE = "idle_pause_seconds";
  private static final String COUNTED = "data_eyes_counted";

  /** Everything that can be changed. */
  public static final List<String> FIELDS = List.of(RESET, PAUSE, COUNTED);

  private AutomationPatch() {}

  /**
   * @throws RequestRefused 400 for what is unknown or of the wrong type
   * @throws dev.avatar4j.InvalidInputException for times out of range
   */
  public static Automation apply(Automation before, ObjectNode body) {
    Json.refuseUnknown(body, FIELDS);
    return new Automation(
        body.has(RESET) ? seconds(body, RESET) : before.emotionResetSeconds(),
        body.has(PAUSE) ? seconds(body, PAUSE) : before.idlePauseSeconds(),
        body.has(COUNTED) ? Json.requireBoolean(body, COUNTED) : before.dataEyesCounted());
  }

  /**
   * @throws RequestRefused 400 if the field is no number from 0 to a day
   */
  static double seconds(ObjectNode body, String field) {
    JsonNode value = body.get(field);
    double seconds = value.isNumber() ? value.doubleValue() : -1;
    if (!(seconds >= 0 && seconds <= Automation.MAX_SECONDS)) {
      throw new RequestRefused(
          400,
          field,
          field + " is " + InputProblems.shown(value) + "; it needs a number from 0 to 86400.");
    }
    return seconds;
  }
}
