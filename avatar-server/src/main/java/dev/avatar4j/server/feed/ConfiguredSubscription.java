package dev.avatar4j.server.feed;

import dev.avatar4j.animation.FrameKeys;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.pipeline.EncodedFrame;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.http.RequestRefused;
import java.time.Duration;
import java.util.Optional;

/**
 * Frames in the format that the avatar's settings name, from the next frame on also when they
 * change. A format that cannot be streamed leaves the one before.
 */
final class ConfiguredSubscription implements FrameSubscription {
  private final ServedAvatar served;
  private FrameFormat format;
  private FrameSubscription frames;
  private boolean ended;

  /**
   * @throws RequestRefused 400 if the settings name a format that cannot be streamed
   */
  ConfiguredSubscription(ServedAvatar served) {
    this.served = served;
    String name = name();
    format =
        StreamFormats.find(name)
            .orElseThrow(() -> StreamFormats.refusal(FrameKeys.FORMAT.key(), name));
    frames = served.subscribe(format);
  }

  private String name() {
    return served.avatar().settings().get(FrameKeys.FORMAT);
  }

  @Override
  public Optional<EncodedFrame> next(Duration timeout) throws InterruptedException {
    return current().next(timeout);
  }

  private synchronized FrameSubscription current() {
    FrameFormat wanted = StreamFormats.find(name()).orElse(format);
    if (wanted != format && !frames.closed()) {
      FrameSubscription outgoing = frames;
      frames = served.subscribe(wanted);
      format = wanted;
      outgoing.close();
      if (ended) {
        frames.close();
      }
    }
    return frames;
  }

  @Override
  public synchronized boolean closed() {
    return frames.closed();
  }

  @Override
  public synchronized void close() {
    ended = true;
    frames.close();
  }
}
