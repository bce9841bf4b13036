package dev.avatar4j.pipeline;

import dev.avatar4j.AvatarClosedException;
import dev.avatar4j.AvatarException;
import dev.avatar4j.image.FrameEncoding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the frame thread leaves frames and subscribers pick them up. One short lock; nobody holds
 * it while drawing, encoding or writing.
 */
final class FrameHub {
  /** Each costs the time to encode every frame once more, at everybody's expense. */
  private static final int MOST_UNUSUAL = 8;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition published = lock.newCondition();
  private final Condition wanted = lock.newCondition();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final Map<FrameEncoding, EncodedFrame> latest = new HashMap<>();
  private boolean paused;
  private boolean closed;

  FrameSubscription subscribe(FrameEncoding encoding) {
    lock.lock();
    try {
      if (closed) {
        throw new AvatarClosedException();
      }
      refuseOneTooMany(encoding);
      Subscription subscription = new Subscription(encoding);
      subscriptions.add(subscription);
      wanted.signalAll();
      return subscription;
    } finally {
      lock.unlock();
    }
  }

  private void refuseOneTooMany(FrameEncoding encoding) {
    Set<FrameEncoding> unusual = new HashSet<>();
    for (Subscription subscription : subscriptions) {
      if (!subscription.encoding.isUsual()) {
        unusual.add(subscription.encoding);
      }
    }
    if (!encoding.isUsual() && !unusual.contains(encoding) && unusual.size() >= MOST_UNUSUAL) {
      throw new AvatarException(
          "This avatar is read with "
              + MOST_UNUSUAL
              + " different backgrounds and qualities already; leave these options out, or close"
              + " another reader.");
    }
  }

  int subscribers() {
    lock.lock();
    try {
      return subscriptions.size();
    } finally {
      lock.unlock();
    }
  }

  int framesKept() {
    lock.lock();
    try {
      return latest.size();
    } finally {
      lock.unlock();
    }
  }

  /** While paused, only subscribers that have no frame at all yet count as ready. */
  void setPaused(boolean paused) {
    lock.lock();
    try {
      this.paused = paused;
      if (paused) {
        offerLatestToNewcomers();
      }
      wanted.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean paused() {
    lock.lock();
    try {
      return paused;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Collects the encodings of subscribers that are ready for another frame; if there is none, waits
   * for one once. May return with nothing in demand.
   *
   * @param demand cleared and filled
   * @param clock times the wait
   * @param nanos the longest wait
   */
  void awaitDemand(List<FrameEncoding> demand, FrameClock clock, long nanos)
      throws InterruptedException {
    lock.lock();
    try {
      collectDemand(demand);
      if (demand.isEmpty() && !closed) {
        clock.await(wanted, nanos);
        collectDemand(demand);
      }
    } finally {
      lock.unlock();
    }
  }

  private void collectDemand(List<FrameEncoding> demand) {
    demand.clear();
    for (int i = 0; i < subscriptions.size(); i++) {
      Subscription subscription = subscriptions.get(i);
      if ((paused ? !latest.containsKey(subscription.encoding) : subscription.ready())
          && !demand.contains(subscription.encoding)) {
        demand.add(subscription.encoding);
      }
    }
  }

  /** Lets time pass until the next frame is due; ends early when the hub is closed. */
  void awaitTime(FrameClock clock, long nanos) throws InterruptedException {
    lock.lock();
    try {
      if (!closed) {
        clock.await(wanted, nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  void publish(EncodedFrame frame) {
    lock.lock();
    try {
      EncodedFrame previous = latest.put(frame.encoding(), frame);
      if (previous != null) {
        previous.close();
      }
      forgetUnlessWanted(frame.encoding());
      published.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets go of the last frame in an encoding with unusual options when its last reader has gone:
   * there are too many such encodings to keep a frame of each.
   */
  private void forgetUnlessWanted(FrameEncoding encoding) {
    if (encoding.isUsual()) {
      return;
    }
    for (int i = 0; i < subscriptions.size(); i++) {
      if (subscriptions.get(i).encoding.equals(encoding)) {
        return;
      }
    }
    EncodedFrame last = latest.remove(encoding);
    if (last != null) {
      last.close();
    }
  }

  /** Notes that a frame could not be drawn: the last good one is all that newcomers can have. */
  void frameFailed() {
    lock.lock();
    try {
      offerLatestToNewcomers();
    } finally {
      lock.unlock();
    }
  }

  private void offerLatestToNewcomers() {
    for (int i = 0; i < subscriptions.size(); i++) {
      subscriptions.get(i).acceptLatest();
    }
    published.signalAll();
  }

  boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      subscriptions.clear();
      latest.values().forEach(EncodedFrame::close);
      latest.clear();
      published.signalAll();
      wanted.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private final class Subscription implements FrameSubscription {
    private final FrameEncoding encoding;
    private long taken;
    private boolean served;
    private boolean ended;

    Subscription(FrameEncoding encoding) {
      this.encoding = encoding;
      EncodedFrame old = latest.get(encoding);
      if (old != null && !paused) {
        // it may be hours old, of another character: a newcomer waits for a frame of its own
        taken = old.sequence();
      }
    }

    void acceptLatest() {
      if (!served) {
        taken = 0;
      }
    }

    boolean ready() {
      EncodedFrame frame = latest.get(encoding);
      return frame == null || frame.sequence() <= taken;
    }

    @Override
    public Optional<EncodedFrame> next(Duration timeout) throws InterruptedException {
      long remaining = timeout.toNanos();
      lock.lockInterruptibly();
      try {
        while (!closed && !ended) {
          if (!ready()) {
            EncodedFrame frame = latest.get(encoding);
            taken = frame.sequence();
            served = true;
            wanted.signalAll();
            return Optional.of(frame.retain());
          }
          if (remaining <= 0) {
            return Optional.empty();
          }
          remaining = published.awaitNanos(remaining);
        }
        return Optional.empty();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public boolean closed() {
      lock.lock();
      try {
        return closed || ended;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        ended = true;
        subscriptions.remove(this);
        forgetUnlessWanted(encoding);
        published.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
