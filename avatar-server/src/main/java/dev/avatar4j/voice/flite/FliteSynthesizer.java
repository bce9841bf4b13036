package dev.avatar4j.voice.flite;

import dev.avatar4j.AvatarException;
import dev.avatar4j.speech.PhoneSet;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import dev.avatar4j.voice.EngineWav;
import dev.avatar4j.voice.EnglishText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The program {@code flite}, started anew for each request; requests run side by side. */
final class FliteSynthesizer implements SpeechSynthesizer {
  static final String NAME = "flite";

  /** Says nothing but the time of day. */
  private static final String CLOCK = "awb_time";

  private static final List<String> BEST = List.of("slt", "rms", "awb", "kal16");
  private static final String LIST_START = "Voices available:";

  private final FliteProcess process;
  private final List<SpeechVoice> voices;

  FliteSynthesizer(FliteProcess process, List<SpeechVoice> voices) {
    this.process = process;
    this.voices = voices;
  }

  /** Asks the program for its voices; an empty voice stands for the best there is. */
  static FliteSynthesizer open(Path program, Duration timeout, String voice)
      throws InterruptedException {
    FliteProcess process = new FliteProcess(program, timeout);
    String printed = process.run(List.of("-lv")).printed();
    int start = printed.indexOf(LIST_START);
    List<String> ids = new ArrayList<>();
    if (start >= 0) {
      String list = printed.substring(start + LIST_START.length()).strip();
      ids.addAll(List.of(list.split("\\s+", -1)));
      ids.remove(CLOCK);
      ids.remove("");
    }
    if (ids.isEmpty()) {
      throw new AvatarException(program + " names no voices; install flite again.");
    }
    String first = voice.isEmpty() ? best(ids) : voice;
    if (!ids.contains(first)) {
      throw SpeechVoice.unknown(NAME, first, ids);
    }
    ids.remove(first);
    ids.add(0, first);
    return new FliteSynthesizer(
        process, ids.stream().map(id -> new SpeechVoice(id, "en-US", "")).toList());
  }

  private static String best(List<String> ids) {
    return BEST.stream().filter(ids::contains).findFirst().orElse(ids.get(0));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<SpeechVoice> voices() {
    return voices;
  }

  @Override
  public SpeechClip synthesize(SpeechRequest request) throws InterruptedException {
    String voice = request.voice().isEmpty() ? voices.get(0).id() : request.voice();
    String text = EnglishText.of(request.text(), voice);
    FliteProcess.Result result =
        process.run(
            List.of(
                "-voice",
                voice,
                "-psdur",
                "--setf",
                "duration_stretch=" + 1 / request.speed(),
                "-t",
                text,
                "-o",
                FliteProcess.SOUND));
    return SpeechClip.of(request.text(), EngineWav.read(result.sound(), NAME))
        .withPhones(PhoneSet.ARPABET, phones(result.printed()));
  }

  /** Reads {@code pau:0.164 hh:0.255 ...}: each sound with its end. */
  static List<PhoneTiming> phones(String printed) {
    List<PhoneTiming> phones = new ArrayList<>();
    double start = 0;
    for (String part : printed.strip().split("\\s+", -1)) {
      int colon = part.lastIndexOf(':');
      try {
        double end = Double.parseDouble(part.substring(colon + 1));
        phones.add(new PhoneTiming(part.substring(0, Math.max(0, colon)), start, end));
        start = end;
      } catch (NumberFormatException e) {
        return List.of(); // without times rather than with wrong ones
      }
    }
    return phones;
  }

  @Override
  public void close() {
    // nothing is held between requests
  }
}
