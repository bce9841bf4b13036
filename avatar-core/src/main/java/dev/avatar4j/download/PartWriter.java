package dev.avatar4j.download;

import dev.avatar4j.AvatarException;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Appends the content of one answer to a partial file, no further than a limit. */
final class PartWriter implements BodySubscriber<Void> {
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final PartialFile part;
  private final long maxBytes;
  private final DownloadMeter meter;
  private Flow.Subscription subscription;
  private boolean stopped;
  private volatile long received;

  PartWriter(PartialFile part, long maxBytes, DownloadMeter meter) {
    this.part = part;
    this.maxBytes = maxBytes;
    this.meter = meter;
  }

  /** Bytes so far; moves as long as something arrives. */
  long received() {
    return received;
  }

  @Override
  public CompletionStage<Void> getBody() {
    return done;
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription given) {
    subscription = given;
    subscription.request(1);
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> content) {
    if (stopped) {
      return;
    }
    try {
      for (ByteBuffer bytes : content) {
        received += bytes.remaining();
        meter.report(part.append(limited(bytes)));
      }
      subscription.request(1);
    } catch (IOException | RuntimeException e) {
      stop();
      done.completeExceptionally(e);
    }
  }

  private ByteBuffer limited(ByteBuffer bytes) throws IOException {
    if (part.length() + bytes.remaining() > maxBytes) {
      throw new AvatarException(
          "it has more than " + maxBytes + " bytes and is not what was asked for");
    }
    return bytes;
  }

  @Override
  public void onError(Throwable fault) {
    done.completeExceptionally(fault);
  }

  @Override
  public void onComplete() {
    done.complete(null);
  }

  /** From now on nothing is written any more, whatever still arrives. */
  synchronized void stop() {
    stopped = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
