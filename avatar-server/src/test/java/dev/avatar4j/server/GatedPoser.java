package dev.avatar4j.server;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Draws as the fake one, each still only when it may; counts stills and sessions for stills. */
final class GatedPoser implements Poser {
  final Semaphore gate = new Semaphore(0);
  final AtomicInteger waiting = new AtomicInteger();
  final AtomicInteger drawn = new AtomicInteger();
  final AtomicInteger open = new AtomicInteger();
  private final FakePoser fake = new FakePoser();

  @Override
  public PoserSpec spec() {
    return new PoserSpec("gated", "", Map.of());
  }

  @Override
  public String description() {
    return "Draws when it may";
  }

  @Override
  public PoserSession openLive(CharacterImage image) {
    return fake.open(image);
  }

  @Override
  public PoserSession open(CharacterImage image) {
    open.incrementAndGet();
    return new Session(fake.open(image));
  }

  @Override
  public void close() {}

  private final class Session implements PoserSession {
    private final PoserSession inner;

    Session(PoserSession inner) {
      this.inner = inner;
    }

    @Override
    public void pose(Pose pose, Frame out) {
      waiting.incrementAndGet();
      gate.acquireUninterruptibly();
      waiting.decrementAndGet();
      drawn.incrementAndGet();
      inner.pose(pose, out);
    }

    @Override
    public List<String> outputs() {
      return List.of("frame", "again");
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }
}
