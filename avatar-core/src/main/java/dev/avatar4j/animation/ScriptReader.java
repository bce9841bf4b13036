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
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads a script from JSON and finds all that is wrong with it. */
final class ScriptReader {
  private static final int MAX_EVENTS = 100_000;
  private static final double MAX_SECONDS = 86_400;
  private static final List<String> KEYS =
      List.of(
          "at",
          "emotion",
          "talking",
          "speak",
          "gaze",
          "effect",
          "data_eyes",
          "overrides",
          "fade",
          "expiry",
          "settings");

  private final EmotionLibrary emotions;
  private final AnimatorSettings startSettings;
  private final InputProblems problems = new InputProblems();
  private int index;

  ScriptReader(EmotionLibrary emotions, AnimatorSettings startSettings) {
    this.emotions = emotions;
    this.startSettings = startSettings;
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
    checkInOrder(events);
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
      return new ScriptEvent(0, null, null, null, null, null, null, null, null);
    }
    event.fieldNames().forEachRemaining(this::checkKey);
    if (event.size() < 2) {
      problem(
          "",
          "does nothing; give it one of emotion, talking, speak, gaze, effect, data_eyes,"
              + " overrides, settings.");
    }
    return new ScriptEvent(
        at(event.path("at")),
        emotion(event.get("emotion")),
        bool("talking", event.get("talking")),
        speech(event.get("speak")),
        gaze(event.get("gaze")),
        effect(event.get("effect")),
        bool("data_eyes", event.get("data_eyes")),
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

  private Boolean bool(String key, JsonNode value) {
    if (value == null || value.isBoolean()) {
      return value == null ? null : value.booleanValue();
    }
    problem(key, "has " + key + " " + InputProblems.shown(value) + "; it is true or false.");
    return null;
  }

  private String effect(JsonNode effect) {
    if (effect == null || effect.isTextual()) {
      return effect == null ? null : effect.textValue();
    }
    problem(
        "effect", "has effect " + InputProblems.shown(effect) + "; it is the name of an effect.");
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

  /**
   * What effects there are, and whether a pair of times is in the wrong order, shows only once all
   * events before have been applied.
   */
  private void checkInOrder(List<ScriptEvent> sorted) {
    AnimatorSettings settings = startSettings;
    for (ScriptEvent event : sorted) {
      String when = "At " + event.micros() * 1e-6 + " s: ";
      Consumer<InvalidInputException> problem =
          refused -> problems.add(refused.field(), when + refused.getMessage());
      if (event.settings() != null) {
        settings = settings.with(event.settings());
        SettingPairs.check(settings, problem);
      }
      if (event.effect() != null) {
        try {
          EffectDriver.require(event.effect(), settings);
        } catch (InvalidInputException refused) {
          problem.accept(refused);
        }
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
