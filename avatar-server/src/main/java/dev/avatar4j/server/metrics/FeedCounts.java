package dev.avatar4j.server.metrics;

import java.util.concurrent.atomic.LongAdder;

/** Frames that viewers were sent, and frames they missed because they read too slowly. */
public final class FeedCounts {
  private final LongAdder sent = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  /**
   * Counts a new frame that a viewer was sent.
   *
   * @param previous the number of the frame it was sent before; 0 if this is its first
   * @param sequence the number of this one
   */
  public void sent(long previous, long sequence) {
    sent.increment();
    passed(previous, sequence);
  }

  /**
   * Counts what a viewer missed before a frame, whether it is sent that frame or wants fewer.
   *
   * @param previous the number of the frame it was offered before; 0 if this is its first
   * @param sequence the number of this one
   */
  public void passed(long previous, long sequence) {
    if (previous > 0 && sequence > previous + 1) {
      dropped.add(sequence - previous - 1);
    }
  }

  /**
   * @return frames sent, to all viewers together
   */
  public long sent() {
    return sent.sum();
  }

  /**
   * @return frames drawn that a viewer was not sent, summed over viewers
   */
  public long dropped() {
    return dropped.sum();
  }
}
