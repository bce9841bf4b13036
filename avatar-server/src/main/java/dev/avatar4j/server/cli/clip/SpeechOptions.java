package dev.avatar4j.server.cli.clip;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.server.cli.console.HelpHeading;
import dev.avatar4j.server.cli.options.TextFiles;
import dev.avatar4j.speech.clip.Narration;
import dev.avatar4j.speech.clip.Narrator;
import dev.avatar4j.speech.clip.SpeechPauses;
import dev.avatar4j.speech.speaking.SpeakRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say what is said, and by which voice. */
@HelpHeading("Speech")
final class SpeechOptions {
  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description =
          "What is said, at most 100000 characters. One of --text, --text-file and "
              + "--sound is needed.")
  private String text;

  @Option(
      names = "--text-file",
      paramLabel = "FILE|-",
      description =
          "A file with what is said, in UTF-8, at most 100000 characters; - for standard "
              + "input.")
  private Path textFile;

  @Option(
      names = "--sound",
      paramLabel = "FILE.wav",
      description =
          "A recording of what is said, instead of a text and a voice: a WAV file of PCM "
              + "or float samples.")
  private Path sound;

  @Option(
      names = "--timestamps",
      paramLabel = "FILE.json",
      description =
          "What is said when in the recording of --sound: a Raven server's word "
              + "timestamps, or words or phones as docs/animation.md has them. Without it the "
              + "sound alone moves the mouth.")
  private Path timestamps;

  @Option(
      names = "--voice",
      paramLabel = "SPEC",
      defaultValue = SpeechSynthesizers.AUTO,
      description =
          "Who says the text: freetts, flite:slt, http://localhost:8880, ... `avatar "
              + "voices` lists them (default: ${DEFAULT-VALUE}: flite where it is installed, "
              + "else the built-in freetts).")
  private String voice;

  @Option(
      names = "--speed",
      paramLabel = "F",
      defaultValue = "1",
      description =
          "How fast a voice says the text, 0.25 to 4; 2 is twice as fast (default: "
              + "${DEFAULT-VALUE}).")
  private double speed;

  /**
   * @param framesPerSecond the sound lasts a whole number of its frames
   * @param err receives notes and how far the work is
   */
  Narration narrate(int framesPerSecond, PrintWriter err) throws InterruptedException {
    if (Stream.of(text, textFile, sound).filter(Objects::nonNull).count() != 1) {
      throw new InvalidInputException(
          "--text", "Give one of --text TEXT, --text-file FILE, --sound FILE.wav.");
    }
    if (sound != null) {
      return SpokenFile.read(sound, timestamps, note -> note(err, note)).build(framesPerSecond);
    }
    if (timestamps != null) {
      throw new InvalidInputException(
          "--timestamps", "--timestamps tell about --sound FILE.wav; a voice knows its own.");
    }
    String said = text == null ? TextFiles.read("--text-file", textFile) : text;
    SpeakRequest request = new SpeakRequest(said, "", speed); // before an engine is started
    try (SpeechSynthesizer synthesizer = SpeechSynthesizers.create(voice)) {
      return new Narrator(synthesizer, SpeechPauses.NATURAL, note -> note(err, note))
          .narrate(
              request,
              framesPerSecond,
              (done, total) -> {
                if (total > 1) {
                  err.println("sentence " + done + " of " + total);
                }
              });
    }
  }

  private static void note(PrintWriter err, String note) {
    err.println("note: " + note);
  }
}
