package dev.avatar4j.poser.selftest;

import dev.avatar4j.AvatarException;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.PoserVariant;
import dev.avatar4j.poser.PoserVariants;
import dev.avatar4j.poser.Posers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Draws the same poses with every variant of a poser, one variant after the other, and compares.
 * Each frame has a pose not seen before, so caches do not help. Not thread-safe.
 */
public final class SelfTest {
  /** The usual number of measured frames: an odd one, for the median. */
  public static final int FRAMES = 5;

  private static final int WARM_UP = 2;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Function<PoserSpec, Poser> posers;
  private final LongSupplier nanoClock;
  private final PeakMemory memory;
  private final int frames;

  /**
   * @param frames how many frames to measure after those that warm up, at least 1
   */
  public SelfTest(int frames) {
    this(Posers::create, System::nanoTime, PeakMemory.ofThisProcess(), frames);
  }

  SelfTest(
      Function<PoserSpec, Poser> posers, LongSupplier nanoClock, PeakMemory memory, int frames) {
    this.posers = posers;
    this.nanoClock = nanoClock;
    this.memory = memory;
    this.frames = frames;
  }

  /**
   * @param spec what is tested
   * @param variants its variants
   * @param progress is told what is done next, in lines for a person
   * @return what was found; a variant that fails is a result as well
   */
  public SelfTestReport run(PoserSpec spec, PoserVariants variants, Consumer<String> progress) {
    List<Frame> expected = new ArrayList<>();
    List<VariantResult> results = new ArrayList<>();
    for (PoserVariant variant : variants.variants()) {
      progress.accept(
          spec
              + ": "
              + variant
              + " ("
              + (results.size() + 1)
              + " of "
              + variants.variants().size()
              + ")");
      results.add(measure(variant, results.isEmpty(), expected));
    }
    return new SelfTestReport(spec, variants, results);
  }

  private VariantResult measure(PoserVariant variant, boolean first, List<Frame> expected) {
    if (!first && expected.isEmpty()) {
      return VariantResult.failed(variant, "there is nothing to compare it with");
    }
    memory.reset();
    long begin = nanoClock.getAsLong();
    try (Poser poser = posers.apply(variant.spec());
        PoserSession session =
            poser.open(poser.ownCharacter().orElseGet(CharacterImages::defaultCharacter))) {
      return draw(variant, session, begin, first, expected);
    } catch (AvatarException | OutOfMemoryError e) {
      expected.subList(0, first ? expected.size() : 0).clear();
      return VariantResult.failed(variant, String.valueOf(e.getMessage()));
    }
  }

  private VariantResult draw(
      PoserVariant variant, PoserSession session, long begin, boolean first, List<Frame> expected) {
    List<Pose> poses = SelfTestPoses.of(WARM_UP + frames);
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    FrameDifference difference = new FrameDifference();
    long[] nanos = new long[frames];
    long loaded = 0;
    for (int i = 0; i < poses.size(); i++) {
      long start = nanoClock.getAsLong();
      session.pose(poses.get(i), frame);
      long end = nanoClock.getAsLong();
      loaded = i == 0 ? end - begin : loaded;
      int measured = i - WARM_UP;
      if (measured < 0) {
        continue;
      }
      nanos[measured] = end - start;
      if (first) {
        Frame copy = new Frame(frame.width(), frame.height());
        copy.copyFrom(frame);
        expected.add(copy);
      } else {
        difference.add(expected.get(measured), frame);
      }
    }
    Arrays.sort(nanos);
    return new VariantResult(
        variant,
        loaded / NANOS_PER_MILLI,
        nanos[frames / 2] / NANOS_PER_MILLI,
        difference.max(),
        difference.mean(),
        memory.bytes(),
        Optional.empty());
  }
}
