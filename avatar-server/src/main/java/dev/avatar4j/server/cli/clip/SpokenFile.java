package dev.avatar4j.server.cli.clip;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.AvatarException;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.server.cli.options.JsonFiles;
import dev.avatar4j.speech.ReportedWords;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.clip.Narration;
import dev.avatar4j.speech.clip.SpeechPauses;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.WavReader;
import dev.avatar4j.speech.synthesis.ClipLipsync;
import dev.avatar4j.speech.synthesis.SpeechClip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A recording of speech, with what a file tells of its times. */
final class SpokenFile {
  private SpokenFile() {}

  /**
   * @param sound a WAV file
   * @param timestamps what is said when; null if nobody knows
   * @param note receives one sentence for each thing that was left out
   */
  static Narration.Builder read(Path sound, Path timestamps, Consumer<String> note) {
    SpeechClip clip = SpeechClip.of("", wav(sound));
    if (clip.sound().isSilent()) {
      throw new InvalidInputException("--sound", sound + " is silent; there is nothing to say.");
    }
    Narration.Builder narration = new Narration.Builder(SpeechPauses.AFTER_ONLY);
    if (timestamps == null) {
      return narration.add(clip);
    }
    JsonNode json = JsonFiles.read("--timestamps", timestamps);
    try {
      JsonNode list = json.isArray() ? json : json.path("words");
      requireWords(list);
      List<WordTiming> words = ReportedWords.read(list, ReportedWords.Texts.ANY);
      String text = words.stream().map(WordTiming::word).collect(Collectors.joining(" "));
      SpeechClip timed = clip.withText(text).withWords(words);
      if (json.isArray()) {
        if (ClipLipsync.source(timed) != ClipLipsync.Source.WORDS) {
          throw nothingSaid();
        }
        return narration.add(timed);
      }
      VisemeTrack track = VisemeTrack.parse(json, note);
      if (track.events().isEmpty()) {
        throw nothingSaid();
      }
      return narration.add(timed, track);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("--timestamps", timestamps + ": " + e.getMessage(), e);
    }
  }

  private static void requireWords(JsonNode list) {
    if (list.size() > VisemeTrack.MAX_EVENTS) {
      throw new InvalidInputException("words", "it has more than 100000 words.");
    }
    InputProblems problems = new InputProblems();
    int index = 0;
    for (JsonNode word : list) {
      if (!word.path("word").isTextual()) {
        problems.add(
            "words[" + index + "]",
            "Word "
                + index
                + " needs {\"word\": text, \"phonemes\": text, \"start_time\": seconds,"
                + " \"end_time\": seconds}.");
      }
      index++;
    }
    problems.throwIfAny();
  }

  private static InvalidInputException nothingSaid() {
    return new InvalidInputException(
        "words",
        "nothing in it has both times within the sound and something to say; leave --timestamps"
            + " out to follow the sound alone.");
  }

  private static Sound wav(Path file) {
    if (!Files.exists(file)) {
      throw new InvalidInputException("--sound", "There is no file " + file + ".");
    }
    try {
      return WavReader.read(file);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("--sound", file + ": " + e.getMessage(), e);
    } catch (AvatarException e) {
      throw new InvalidInputException("--sound", e.getMessage(), e);
    }
  }
}
