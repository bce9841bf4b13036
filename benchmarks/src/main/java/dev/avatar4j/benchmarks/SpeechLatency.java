package dev.avatar4j.benchmarks;

import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.speaking.ClipCache;
import dev.avatar4j.speech.speaking.ClockOutput;
import dev.avatar4j.speech.speaking.SpeakRequest;
import dev.avatar4j.speech.speaking.Speaker;
import dev.avatar4j.speech.speaking.Speech;
import dev.avatar4j.speech.speaking.SpeechEnd;
import dev.avatar4j.speech.speaking.SpeechListener;
import dev.avatar4j.speech.speaking.SpeechOutput;
import dev.avatar4j.speech.speaking.SpeechStage;
import dev.avatar4j.speech.speaking.SpokenSentence;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * How long it takes from {@code speak} until the sound is handed to the output, and how long
 * nothing is heard between two sentences, in real time. Arguments: the spec of a voice ({@code
 * freetts} if none), how many times (30 if none).
 */
public final class SpeechLatency {
  private static final String TALK =
      "This is the first sentence. Is this the second? Yes. The fourth one takes somewhat longer to "
          + "say than those before. Well, that is it!";

  private final BlockingQueue<SpeechEnd> ends = new LinkedBlockingQueue<>();
  private final List<Long> handedOver = new ArrayList<>();
  private final List<Double> gaps = new ArrayList<>();
  private long lastEnd;

  private SpeechLatency() {}

  /**
   * @param arguments a voice, a number
   * @throws InterruptedException if the program is interrupted
   */
  public static void main(String[] arguments) throws InterruptedException {
    String voice = arguments.length > 0 ? arguments[0] : "freetts";
    int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
    try (SpeechSynthesizer engine = SpeechSynthesizers.create(voice)) {
      new SpeechLatency().measure(engine, times);
    }
  }

  private void measure(SpeechSynthesizer engine, int times) throws InterruptedException {
    try (Speaker speaker =
        Speaker.builder(engine, new NoMouth())
            .cache(new ClipCache(0, 0))
            .output(timer -> noteTime(new ClockOutput(timer)))
            .build()) {
      speaker.addListener(new Ear());
      firstSound(speaker, 10); // to warm up
      report("first sound, ms", firstSound(speaker, times));
      speaker.speak(SpeakRequest.of(TALK));
      ends.take();
      report("gaps between sentences, ms", gaps);
    }
  }

  private SpeechOutput noteTime(SpeechOutput output) {
    return (sentence, listener) -> {
      handedOver.add(System.nanoTime());
      return output.play(sentence, listener);
    };
  }

  private List<Double> firstSound(Speaker speaker, int times) throws InterruptedException {
    List<Double> latencies = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      handedOver.clear();
      long start = System.nanoTime();
      speaker.speak(SpeakRequest.of("Hello, I am number " + i + "."), new Stopper(speaker));
      ends.take();
      latencies.add((handedOver.get(0) - start) * 1e-6);
    }
    gaps.clear();
    return latencies;
  }

  private static void report(String what, List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        "%s: median %.1f, most %.1f, of %d %s%n",
        what,
        sorted[sorted.length / 2],
        sorted[sorted.length - 1],
        sorted.length,
        sorted.length < 10 ? Arrays.toString(sorted) : "");
  }

  /** Notes when sentences are heard. */
  private final class Ear implements SpeechListener {
    @Override
    public void onSentenceStarted(SpokenSentence sentence, long startNanos) {
      if (!sentence.isFirst()) {
        gaps.add((startNanos - lastEnd) * 1e-6);
      }
      lastEnd = startNanos + Math.round(sentence.clip().duration() * 1e9);
    }

    @Override
    public void onSpeechEnded(Speech speech, SpeechEnd end) {
      ends.add(end);
    }
  }

  /** Has heard enough when the first sound is heard. */
  private record Stopper(Speaker speaker) implements SpeechListener {
    @Override
    public void onSpeechStarted(Speech speech) {
      speaker.stop();
    }
  }

  private static final class NoMouth implements SpeechStage {
    @Override
    public void speak(VisemeTrack track, long startNanos) {}

    @Override
    public void stopSpeaking() {}

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }
  }
}
