package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.speech.VisemeTrack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Reads a script from JSON and finds all that is wrong with it. */
final class ScriptReader {
  private static final int MAX_EVENTS = 100_000;
  private static final double MAX_SECONDS = 86_400;
  private static final List<String> KEYS =
      List.of(
          "at", "emotion", "talking", "speak", "gaze", "overrides", "fade", "expiry", "settings");

  private final EmotionLibrary emotions;
  private final InputProblems problems = new InputProblems();
  private int index;

  ScriptReader(EmotionLibrary emotions) {
    this.emotions = emotions;
  }

  AnimationScript read(JsonNode script) {
    JsonNode list = script != null && script.isObject() ? events(script) : script;
    if (list == null || !list.isArray() || list.size() > MAX_EVENTS) {
      throw new InvalidInputException(
          "script",
          "A script is a JSON list of at most 100000 events such as {\"at\": 1.5, \"emotion\":"
              + " \"joy\"}, or an object with that list under \"events\".");
    }
    List<ScriptEvent> events = new ArrayList<>();
    for (index = 0; index < list.size(); index++) {
      events.add(event(list.get(index)));
    }
    events.sort(Comparator.comparingLong(ScriptEvent::micros));
    checkSettings(events);
    problems.throwIfAny();
    return new AnimationScript(events);
  }

  private static JsonNode events(JsonNode script) {
    script
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!key.equals("events")) {
                throw new InvalidInputException(
                    key,
                    "A script has no \""
                        + InputProblems.shown(key)
                        + "\"; its events are listed under \"events\".");
              }
            });
    return script.get("events");
  }

  private ScriptEvent event(JsonNode event) {
    if (!event.isObject()) {
      problem("", "is " + InputProblems.shown(event) + "; it needs a JSON object.");
      return new ScriptEvent(0, null, null, null, null, null, null);
    }
    event.fieldNames().forEachRemaining(this::checkKey);
    if (event.size() < 2) {
      problem(
          "", "does nothing; give it one of emotion, talking, speak, gaze, overrides, settings.");
    }
    return new ScriptEvent(
        at(event.path("at")),
        emotion(event.get("emotion")),
        talking(event.get("talking")),
        speech(event.get("speak")),
        gaze(event.get("gaze")),
        overrides(event),
        settings(event.get("settings")));
  }

  private void checkKey(String key) {
    if (!KEYS.contains(key)) {
      problem(
          key,
          "has an unknown key \""
              + InputProblems.shown(key)
              + "\"."
              + Suggestion.of(key, KEYS)
              + " Known: "
              + String.join(", ", KEYS)
              + ".");
    }
  }

  private long at(JsonNode at) {
    double seconds = at.isNumber() ? at.doubleValue() : Double.NaN;
    if (seconds >= 0 && seconds <= MAX_SECONDS) {
      return ScriptEvent.micros(seconds);
    }
    problem("at", "needs \"at\", its time in seconds from 0 to 86400.");
    return 0;
  }

  private EmotionMix emotion(JsonNode emotion) {
    return emotion == null ? null : guarded(() -> knownMix(emotion));
  }

  private EmotionMix knownMix(JsonNode emotion) {
    EmotionMix mix = EmotionMix.parse(emotion);
    mix.weights().keySet().forEach(emotions::require);
    return mix;
  }

  private Boolean talking(JsonNode talking) {
    if (talking == null || talking.isBoolean()) {
      return talking == null ? null : talking.booleanValue();
    }
    problem("talking", "has talking " + InputProblems.shown(talking) + "; it is true or false.");
    return null;
  }

  private VisemeTrack speech(JsonNode speech) {
    if (speech == null || speech.isNull()) {
      return speech == null ? null : VisemeTrack.EMPTY;
    }
    return guarded(() -> VisemeTrack.parse(speech));
  }

  private Gaze gaze(JsonNode gaze) {
    return gaze == null ? null : guarded(() -> Gaze.parse(gaze));
  }

  private Overrides overrides(JsonNode event) {
    JsonNode values = event.get("overrides");
    JsonNode fade = event.get("fade");
    JsonNode expiry = event.get("expiry");
    if (values == null && (fade != null || expiry != null)) {
      problem("overrides", "has a fade or an expiry, but no overrides that they are for.");
    }
    return values == null ? null : guarded(() -> Overrides.parse(values, fade, expiry));
  }

  private SettingsPatch settings(JsonNode settings) {
    return settings == null ? null : SettingsPatch.read(settings, this::problem);
  }

  /** A pair of times can be in the wrong order only once all events before have been applied. */
  private void checkSettings(List<ScriptEvent> sorted) {
    AnimatorSettings settings = AnimatorSettings.DEFAULTS;
    for (ScriptEvent event : sorted) {
      if (event.settings() != null) {
        settings = settings.with(event.settings());
        String when = "At " + event.micros() * 1e-6 + " s: ";
        SettingPairs.check(
            settings, problem -> problems.add(problem.field(), when + problem.getMessage()));
      }
    }
  }

  private <T> T guarded(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (InvalidInputException refused) {
      problem(refused);
      return null;
    }
  }

  private void problem(InvalidInputException refused) {
    problems.add(
        "events[" + index + "]." + refused.field(), "Event " + index + ": " + refused.getMessage());
  }

  private void problem(String key, String reason) {
    problems.add(
        "events[" + index + "]" + (key.isEmpty() ? "" : "." + key),
        "Event " + index + " " + reason);
  }
}
