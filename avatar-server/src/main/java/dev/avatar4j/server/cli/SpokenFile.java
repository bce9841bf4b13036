package dev.avatar4j.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
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
      List<WordTiming> words = WordsJson.read(list);
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
