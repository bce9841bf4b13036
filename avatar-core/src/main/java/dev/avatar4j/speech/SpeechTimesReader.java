package dev.avatar4j.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads the times of speech from JSON and finds all that is wrong with them. */
final class SpeechTimesReader {
  private static final List<String> LISTS = List.of("words", "phones", "visemes");
  private static final List<String> KEYS = List.of("words", "phones", "visemes", "set", "duration");
  private static final List<String> SETS = names(PhoneSet.values());
  private static final List<String> VISEMES = names(Viseme.values());

  private final String field;
  private final InputProblems problems = new InputProblems();

  SpeechTimesReader(String field) {
    this.field = field;
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  SpeechTimes read(JsonNode times) {
    if (times != null && times.isArray()) {
      return words(list(times, "words"), OptionalDouble.empty());
    }
    if (times == null || !times.isObject() || LISTS.stream().filter(times::has).count() != 1) {
      throw new InvalidInputException(
          field,
          label() + " needs a JSON object with exactly one of \"words\", \"phones\", \"visemes\".");
    }
    times.fieldNames().forEachRemaining(this::checkKey);
    OptionalDouble duration =
        times.has("duration")
            ? OptionalDouble.of(number(times.get("duration")))
            : OptionalDouble.empty();
    if (times.has("words")) {
      return words(list(times.get("words"), "words"), duration);
    }
    return times.has("phones") ? phones(times, duration) : visemes(times, duration);
  }

  private void checkKey(String key) {
    if (!KEYS.contains(key)) {
      problem("", "has no \"" + InputProblems.shown(key) + "\"." + Suggestion.of(key, KEYS));
    }
  }

  private SpeechTimes words(JsonNode list, OptionalDouble duration) {
    List<WordTiming> words = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode word = list.get(i);
      JsonNode start = time(word, "start");
      JsonNode end = time(word, "end");
      if (word.isTextual()) {
        words.add(new WordTiming(word.textValue(), "", Double.NaN, Double.NaN));
      } else if (isWord(word) && isTime(start) && isTime(end)) {
        words.add(
            new WordTiming(
                word.path("word").textValue(),
                word.path("phonemes").textValue(),
                number(start),
                number(end)));
      } else {
        problem(
            "words[" + i + "]",
            "needs {\"word\": text, \"phonemes\": text, \"start\": seconds, \"end\": seconds}.");
      }
    }
    problems.throwIfAny();
    return new SpeechTimes(decoded(words), PhoneSet.MISAKI, List.of(), List.of(), duration);
  }

  private static JsonNode time(JsonNode word, String key) {
    return word.has(key) ? word.get(key) : word.path(key + "_time");
  }

  private static boolean isWord(JsonNode word) {
    return word.isObject() && isText(word.path("word")) && isText(word.path("phonemes"));
  }

  private static boolean isText(JsonNode node) {
    return node.isTextual() || node.isMissingNode() || node.isNull();
  }

  private static boolean isTime(JsonNode node) {
    return node.isNumber() || node.isMissingNode() || node.isNull();
  }

  private static List<WordTiming> decoded(List<WordTiming> words) {
    List<String> texts =
        words.stream().flatMap(word -> Stream.of(word.word(), word.phonemes())).toList();
    if (!PercentEncoding.isPossible(texts)) {
      return words;
    }
    return words.stream()
        .map(
            word ->
                new WordTiming(
                    PercentEncoding.decode(word.word()),
                    PercentEncoding.decode(word.phonemes()),
                    word.start(),
                    word.end()))
        .toList();
  }

  private SpeechTimes phones(JsonNode times, OptionalDouble duration) {
    List<PhoneTiming> phones = new ArrayList<>();
    JsonNode list = list(times.get("phones"), "phones");
    for (int i = 0; i < list.size(); i++) {
      JsonNode phone = list.get(i);
      if (isTriple(phone)) {
        phones.add(
            new PhoneTiming(phone.get(0).textValue(), number(phone.get(1)), number(phone.get(2))));
      } else {
        problem("phones[" + i + "]", "needs [sound, start, end].");
      }
    }
    PhoneSet set = set(times.path("set"));
    problems.throwIfAny();
    return new SpeechTimes(List.of(), set, phones, List.of(), duration);
  }

  private SpeechTimes visemes(JsonNode times, OptionalDouble duration) {
    List<VisemeEvent> visemes = new ArrayList<>();
    JsonNode list = list(times.get("visemes"), "visemes");
    for (int i = 0; i < list.size(); i++) {
      JsonNode event = list.get(i);
      int name = isTriple(event) ? VISEMES.indexOf(event.get(0).textValue()) : -1;
      if (name < 0) {
        problem("visemes[" + i + "]", "needs [shape, start, end], a shape of " + VISEMES + ".");
      } else {
        double start = number(event.get(1));
        double end = number(event.get(2));
        problems.collect(() -> visemes.add(new VisemeEvent(start, end, Viseme.values()[name])));
      }
    }
    problems.throwIfAny();
    return new SpeechTimes(List.of(), PhoneSet.MISAKI, List.of(), visemes, duration);
  }

  private static boolean isTriple(JsonNode node) {
    return node.isArray() && node.size() == 3 && node.get(0).isTextual();
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

  private JsonNode list(JsonNode list, String key) {
    if (!list.isArray() || list.size() > VisemeTrack.MAX_EVENTS) {
      throw new InvalidInputException(
          field + "." + key, label() + ": " + key + " needs a list of at most 100000 entries.");
    }
    return list;
  }

  private static double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.NaN;
  }

  private void problem(String key, String reason) {
    problems.add(
        key.isEmpty() ? field : field + "." + key,
        label() + (key.isEmpty() ? " " : ": " + key + " ") + reason);
  }

  private String label() {
    return field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
  }
}
