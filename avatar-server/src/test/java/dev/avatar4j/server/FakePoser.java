package dev.avatar4j.server;

import dev.avatar4j.AvatarException;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.PoserStatistics;
import dev.avatar4j.poser.StageStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Draws frames whose shade changes every time, so that no two in a row are equal: fast, but noisy
 * enough that an encoded frame is too big for the buffers between server and client to hold many.
 */
final class FakePoser implements Poser {
  static final String REFUSED_NAME = "refused";
  static final String WARNING = "This poser only paints plain colours.";

  private static final float[] NOISE = noise();

  private final AtomicInteger frames = new AtomicInteger();
  private volatile Pose pose = Pose.NEUTRAL;
  private volatile boolean failing;
  private volatile int clearColumns;

  private static float[] noise() {
    float[] noise = new float[CharacterImage.SIZE * CharacterImage.SIZE];
    Random random = new Random(7);
    for (int i = 0; i < noise.length / 3; i++) {
      noise[i] = random.nextFloat();
    }
    return noise;
  }

  /** The pose that was drawn last. */
  Pose pose() {
    return pose;
  }

  /** From now on every frame throws, or none does. */
  void setFailing(boolean failing) {
    this.failing = failing;
  }

  /** From now on every frame shows nothing, or all do. */
  void setTransparent(boolean transparent) {
    setClearColumns(transparent ? CharacterImage.SIZE : 0);
  }

  /** From now on the left part of every frame shows nothing. */
  void setClearColumns(int columns) {
    clearColumns = columns;
  }

  @Override
  public PoserSpec spec() {
    return new PoserSpec("fake", "", Map.of());
  }

  @Override
  public String description() {
    return "Plain colours for tests";
  }

  @Override
  public PoserSession open(CharacterImage image) {
    if (image.name().equals(REFUSED_NAME)) {
      throw new AvatarException("This poser cannot draw that character.");
    }
    return new Session();
  }

  @Override
  public void close() {}

  private final class Session implements PoserSession {
    @Override
    public void pose(Pose pose, Frame out) {
      if (failing) {
        throw new IllegalStateException("told to fail");
      }
      FakePoser.this.pose = pose;
      Arrays.fill(out.red(), frames.incrementAndGet() % 200 / 200f);
      System.arraycopy(NOISE, 0, out.green(), 0, NOISE.length);
      Arrays.fill(out.blue(), 0.6f);
      for (int start = 0; start < out.alpha().length; start += out.width()) {
        Arrays.fill(out.alpha(), start, start + clearColumns, 0f);
        Arrays.fill(out.alpha(), start + clearColumns, start + out.width(), 1f);
      }
    }

    @Override
    public PoserStatistics statistics() {
      return new PoserStatistics(List.of(new StageStatistics("paint", 3, 1, 2, 4096, 0.5)));
    }

    @Override
    public List<String> warnings() {
      return List.of(WARNING);
    }

    @Override
    public void close() {}
  }
}
