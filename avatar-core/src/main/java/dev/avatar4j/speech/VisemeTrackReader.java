package dev.avatar4j.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Reads a viseme track from JSON and finds all that is wrong with it. */
final class VisemeTrackReader {
  private static final List<String> KEYS = List.of("words", "phones", "set", "duration");
  private static final List<String> SETS =
      Arrays.stream(PhoneSet.values()).map(set -> set.name().toLowerCase(Locale.ROOT)).toList();

  private final Consumer<String> warning;
  private final InputProblems problems = new InputProblems();

  VisemeTrackReader(Consumer<String> warning) {
    this.warning = warning;
  }

  VisemeTrack read(JsonNode speech) {
    if (speech == null || !speech.isObject() || speech.has("words") == speech.has("phones")) {
      throw new InvalidInputException(
          "speech", "Speech needs a JSON object with either \"words\" or \"phones\".");
    }
    speech.fieldNames().forEachRemaining(this::checkKey);
    VisemeTrack track = speech.has("words") ? words(speech) : phones(speech);
    problems.throwIfAny();
    JsonNode duration = speech.get("duration");
    return duration == null ? track : track.withDuration(number(duration));
  }

  private void checkKey(String key) {
    if (!KEYS.contains(key)) {
      problem("", "has no \"" + InputProblems.shown(key) + "\"." + Suggestion.of(key, KEYS));
    }
  }

  private VisemeTrack words(JsonNode speech) {
    List<WordTiming> words = new ArrayList<>();
    JsonNode list = list(speech, "words");
    for (int i = 0; i < list.size(); i++) {
      JsonNode word = list.get(i);
      if (word.isObject() && isText(word.path("word")) && isText(word.path("phonemes"))) {
        words.add(
            new WordTiming(
                word.path("word").textValue(),
                word.path("phonemes").textValue(),
                number(word.path("start")),
                number(word.path("end"))));
      } else {
        problem(
            "words[" + i + "]",
            "needs {\"word\": text, \"phonemes\": text, \"start\": seconds, \"end\": seconds}.");
      }
    }
    problems.throwIfAny();
    return VisemeTrack.ofWords(WordTimings.clean(words), warning);
  }

  private static boolean isText(JsonNode node) {
    return node.isTextual() || node.isMissingNode() || node.isNull();
  }

  private VisemeTrack phones(JsonNode speech) {
    List<PhoneTiming> phones = new ArrayList<>();
    JsonNode list = list(speech, "phones");
    for (int i = 0; i < list.size(); i++) {
      JsonNode phone = list.get(i);
      if (phone.isArray() && phone.size() == 3 && phone.get(0).isTextual()) {
        phones.add(
            new PhoneTiming(phone.get(0).textValue(), number(phone.get(1)), number(phone.get(2))));
      } else {
        problem("phones[" + i + "]", "needs [sound, start, end].");
      }
    }
    PhoneSet set = set(speech.path("set"));
    problems.throwIfAny();
    return VisemeTrack.ofPhones(set, phones);
  }

  private PhoneSet set(JsonNode set) {
    if (set.isMissingNode()) {
      return PhoneSet.MISAKI;
    }
    int index = SETS.indexOf(set.asText());
    if (index < 0) {
      problem("set", "is " + InputProblems.shown(set) + "; it needs one of " + SETS + ".");
      return PhoneSet.MISAKI;
    }
    return PhoneSet.values()[index];
  }

  private JsonNode list(JsonNode speech, String key) {
    JsonNode list = speech.get(key);
    if (!list.isArray() || list.size() > VisemeTrack.MAX_EVENTS) {
      throw new InvalidInputException(
          "speech." + key, "Speech: " + key + " needs a list of at most 100000 entries.");
    }
    return list;
  }

  private static double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.NaN;
  }

  private void problem(String key, String reason) {
    problems.add(
        key.isEmpty() ? "speech" : "speech." + key,
        "Speech" + (key.isEmpty() ? " " : ": " + key + " ") + reason);
  }
}
