package dev.avatar4j.server.feed;

import dev.avatar4j.pipeline.EncodedFrame;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.server.metrics.FeedCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * One client's endless stream of frames. Runs on the request's thread and blocks there while the
 * client does not read; nobody else notices, because frames wait for no subscriber.
 */
final class Feed {
  /** A client that has had no frame at all for this long is let go; it may come again. */
  private static final long FIRST_FRAME_NANOS = 30_000_000_000L;

  private final FrameSubscription subscription;
  private final MultipartWriter writer;
  private final FeedCadence cadence;
  private final FeedCounts counts;

  Feed(
      FrameSubscription subscription,
      MultipartWriter writer,
      FeedCadence cadence,
      FeedCounts counts) {
    this.subscription = subscription;
    this.writer = writer;
    this.cadence = cadence;
    this.counts = counts;
  }

  /**
   * Sends frames until the subscription is closed.
   *
   * @throws IOException when the client has gone
   * @throws InterruptedException when the server is stopping
   */
  void run() throws IOException, InterruptedException {
    Optional<EncodedFrame> first = subscription.next(Duration.ofNanos(FIRST_FRAME_NANOS));
    EncodedFrame current = first.orElse(null);
    boolean fresh = true;
    long sent = 0;
    try {
      while (current != null && !subscription.closed()) {
        writer.write(current);
        long now = System.nanoTime();
        if (fresh) {
          cadence.sentNew(now);
          counts.sent(sent, current.sequence());
          sent = current.sequence();
        } else {
          cadence.sentAgain(now);
        }
        Optional<EncodedFrame> next =
            subscription.next(Duration.ofNanos(cadence.patience(System.nanoTime())));
        fresh = next.isPresent();
        if (fresh) {
          current.close();
          current = next.get();
        }
      }
    } finally {
      if (current != null) {
        current.close();
      }
    }
  }
}
