package dev.avatar4j.benchmarks;

import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.SoundLipsync;
import dev.avatar4j.speech.sound.WholeSoundLipsync;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The mouth for one second of sound: live in pieces of 20 ms, and as a whole clip. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SoundLipsyncBenchmark {
  /** Samples per second. */
  @Param({"16000", "48000"})
  public int rate;

  private float[] samples;
  private Sound sound;
  private SoundLipsync lips;

  /** Makes a buzz that swells and falls four times a second. */
  @Setup
  public void start() {
    samples = new float[rate];
    for (int i = 0; i < rate; i++) {
      double t = i / (double) rate;
      double buzz = 2 * (120 * t - Math.floor(120 * t)) - 1;
      samples[i] = (float) (0.2 * buzz * (1 - Math.cos(2 * Math.PI * 4 * t)));
    }
    sound = Sound.of(samples, rate);
    lips = new SoundLipsync(rate);
  }

  /**
   * @return how much was heard
   */
  @Benchmark
  public double live() {
    int piece = rate / 50;
    for (int at = 0; at < rate; at += piece) {
      lips.push(samples, at, piece);
    }
    return lips.analyzed();
  }

  /**
   * @return the track
   */
  @Benchmark
  public VisemeTrack clip() {
    return WholeSoundLipsync.track(sound);
  }
}
