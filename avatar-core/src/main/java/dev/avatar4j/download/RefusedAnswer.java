package dev.avatar4j.download;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads nothing of an answer. */
final class RefusedAnswer implements BodySubscriber<Void> {
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  /** Ends without a fault: the status says enough. */
  RefusedAnswer() {
    done.complete(null);
  }

  RefusedAnswer(Exception reason) {
    done.completeExceptionally(reason);
  }

  @Override
  public CompletionStage<Void> getBody() {
    return done;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.cancel();
  }

  @Override
  public void onNext(List<ByteBuffer> content) {
    // Cancelled before; what is under way is dropped.
  }

  @Override
  public void onError(Throwable fault) {
    done.completeExceptionally(fault);
  }

  @Override
  public void onComplete() {
    done.complete(null);
  }
}
