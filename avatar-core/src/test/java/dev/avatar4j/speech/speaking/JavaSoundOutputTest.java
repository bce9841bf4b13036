package dev.avatar4j.speech.speaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import org.junit.jupiter.api.Test;

/** The loudspeaker, with a device whose time the test moves. */
class JavaSoundOutputTest {
  private static final SpeakRequest ONE = SpeakRequest.of("One two.");

  private final SpeakerFixture all = new SpeakerFixture();
  private final List<FakeLine> lines = new ArrayList<>();
  private final List<AudioFormat> asked = new ArrayList<>();
  private Predicate<AudioFormat> supported = format -> true;
  private double latency;
  private double stuckAfter = Double.POSITIVE_INFINITY;
  private double stopAfter = Double.POSITIVE_INFINITY;
  private Speaker speaker;
  private JavaSoundOutput output;

  private void speak(SpeakRequest request) {
    SoundLines opener =
        new SoundLines(
            format -> {
              asked.add(format);
              if (!supported.test(format)) {
                throw new LineUnavailableException("This device does not do that.");
              }
              FakeLine line = new FakeLine(format, 0.2);
              line.latencySeconds = latency;
              line.stuckAfterSeconds = stuckAfter;
              lines.add(line);
              return line.line();
            });
    speaker =
        all.build(
            all.options()
                .output(
                    timer -> {
                      output =
                          new JavaSoundOutput(timer, opener, new TimerExecutor(timer), this::pause);
                      return output;
                    }));
    speaker.speak(request);
    all.timer.advanceMillis(20_000);
  }

  /** Time passes for the device and for everybody else. */
  private void pause(long nanos) {
    lines.get(lines.size() - 1).advance(nanos * 1e-9);
    all.timer.advanceMillis(nanos * 1e-6);
    stopAfter -= nanos * 1e-9;
    if (stopAfter <= 0) {
      stopAfter = Double.POSITIVE_INFINITY;
      speaker.stop();
    }
  }

  @Test
  void every_sample_is_heard_once_in_order() {
    speak(ONE);
    assertThat(lines).hasSize(1);
    float[] heard = lines.get(0).samples();
    float[] said = all.record.started.get(0).clip().sound().samples();
    assertThat(heard).hasSameSizeAs(said);
    for (int i = 0; i < said.length; i++) {
      assertThat(heard[i]).isCloseTo(said[i], within(1e-4f));
    }
    assertThat(all.record.events)
        .containsExactly("speech 1", "sentence 1.0", "/sentence 1.0", "/speech 1 COMPLETED");
    assertThat(lines.get(0).closed).isTrue();
  }

  @Test
  void the_mouth_starts_when_the_device_does() {
    latency = 0.130;
    speak(ONE);
    assertThat(all.record.mouthStart).isEqualTo(1_000_000_000L + 130_000_000L);
    assertThat(all.record.events).doesNotContain("moved 1.0");
  }

  @Test
  void one_line_serves_all_sentences_of_a_speech() {
    latency = 0.01;
    speak(SpeakRequest.of("One two. Three."));
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).samples()).hasSize(12_000);
    assertThat(all.record.words).containsExactly("One 1015", "two. 1510", "Three. 2025");
  }

  @Test
  void a_sound_is_resampled_where_the_device_refuses_its_rate() {
    supported = format -> format.getSampleRate() == 44_100 && format.getChannels() == 2;
    speak(ONE);
    assertThat(asked).hasSize(6);
    assertThat(asked.get(0).getSampleRate()).isEqualTo(8000);
    float[] heard = lines.get(0).samples();
    assertThat(heard).hasSize(44_100);
    assertThat(heard[22_050]).isCloseTo(0.5f, within(0.01f));
    assertThat(all.record.events).endsWith("/speech 1 COMPLETED");
  }

  @Test
  void without_a_device_the_speech_goes_on_by_the_clock() {
    supported = format -> false;
    speak(SpeakRequest.of("One two. Three."));
    assertThat(output.audible()).isFalse();
    assertThat(asked).as("asked for the first sentence only").hasSize(6);
    assertThat(all.record.words).containsExactly("One 1000", "two. 1500", "Three. 2000");
    assertThat(all.record.ends).containsExactly(new SpeechEnd(SpeechEnd.Kind.COMPLETED, ""));
  }

  @Test
  void where_a_device_stops_playing_the_speech_goes_on_by_the_clock() {
    stuckAfter = 0.3;
    speak(SpeakRequest.of("One two. Three."));
    assertThat(output.audible()).isFalse();
    assertThat(all.record.ends).containsExactly(new SpeechEnd(SpeechEnd.Kind.COMPLETED, ""));
    assertThat(all.record.words).hasSize(3);
    assertThat(all.record.events).filteredOn("sentence 1.0"::equals).hasSize(1);
  }

  @Test
  void a_stop_silences_the_device_within_one_step() {
    stopAfter = 0.4;
    speak(ONE);
    assertThat(lines.get(0).samples().length / 8000.0)
        .isBetween(0.4, 0.4 + 2e-9 * LinePlayback.STEP_NANOS);
    assertThat(lines.get(0).closed).isTrue();
    assertThat(all.record.mouth()).isNull();
    assertThat(all.record.events)
        .containsExactly("speech 1", "sentence 1.0", "/sentence 1.0", "/speech 1 STOPPED");
  }

  /** A sound thread that has its turn in the time of the test. */
  private static final class TimerExecutor extends AbstractExecutorService {
    private final SpeechTimer timer;

    TimerExecutor(SpeechTimer timer) {
      this.timer = timer;
    }

    @Override
    public void execute(Runnable work) {
      timer.execute(work);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
      return true;
    }
  }
}
