package dev.avatar4j.benchmarks;

import dev.avatar4j.doctor.Diagnosis;
import dev.avatar4j.doctor.ImageDoctor;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.PicturePlacement;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.poser.warp.landmarks.LandmarkDetector;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a picture costs before it is an avatar: the search for its features, and the doctor. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DoctorBenchmark {
  private Frame picture;
  private PixelBuffer inPlace;
  private PixelBuffer elsewhere;

  /** The default character, and the same at two thirds of its size in a corner. */
  @Setup
  public void load() {
    picture = CharacterImages.defaultCharacter().picture();
    inPlace = new PixelBuffer(picture.width(), picture.height());
    ColorTransfer.encode(picture, inPlace);
    elsewhere = new PicturePlacement(340, 20, 130).apply(inPlace);
  }

  /** The search for the features of a face that is where it belongs. */
  @Benchmark
  public Landmarks detect() {
    return LandmarkDetector.detect(picture);
  }

  /** The doctor, with a picture that is as it should be. */
  @Benchmark
  public Diagnosis healthy() {
    return ImageDoctor.examine(inPlace);
  }

  /** The doctor, with a head out of its place. */
  @Benchmark
  public Diagnosis displaced() {
    return ImageDoctor.examine(elsewhere);
  }
}
