package dev.avatar4j.server.recording;

import dev.avatar4j.Avatar;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.pipeline.EncodedFrame;
import dev.avatar4j.pipeline.FrameSubscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One recording of a live avatar, on a thread of its own. It reads frames like any viewer: while it
 * writes, frames pass by, and nobody waits for it. Thread-safe.
 */
final class Recording {
  private static final Logger log = LoggerFactory.getLogger(Recording.class);

  /** How long one picture stands before it is written again; keeps what is held back small. */
  private static final long HOLD_NANOS = 1_000_000_000L;

  /** An avatar that draws nothing for so long is not recorded. */
  private static final long FIRST_FRAME_NANOS = 30_000_000_000L;

  private final Avatar avatar;
  private final RecordingRequest request;
  private final Path file;
  private final DiskBudget budget;
  private final long mostBytes;
  private final FilmTimeline timeline;
  private final FilmWriter writer;
  private final FrameSubscription frames;
  private final Thread thread;
  private PixelBuffer held;
  private PixelBuffer next;
  private long written;
  private long bytes;
  private String ended;
  private volatile boolean stopping;
  private volatile boolean discarded;
  private volatile RecordingState state;

  Recording(
      Avatar avatar,
      RecordingRequest request,
      Path file,
      RecordingLimits limits,
      DiskBudget budget,
      Ffmpeg ffmpeg) {
    this.avatar = avatar;
    this.request = request;
    this.file = file;
    this.budget = budget;
    this.mostBytes = limits.bytes();
    timeline = new FilmTimeline(request.framesPerSecond(), request.periods());
    writer = request.format().open(file, request, request.periods(), ffmpeg);
    frames = avatar.subscribe(FrameFormat.RAW);
    state = state("recording", null);
    thread = new Thread(this::run, "avatar-recording");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  RecordingRequest request() {
    return request;
  }

  RecordingState state() {
    return state;
  }

  void awaitEnd(Duration longest) throws InterruptedException {
    thread.join(longest.toMillis());
  }

  boolean running() {
    return thread.isAlive();
  }

  /** The finished film, or empty if there is none. */
  Optional<Path> result() {
    return !discarded && state.state().equals("done") ? Optional.of(file) : Optional.empty();
  }

  /** Ends the film here; it is finished on its own thread. */
  void stop() {
    stopping = true;
    frames.close();
  }

  /** Ends it and deletes everything; waits for that, for as long as the encoder may take to end. */
  void discard() {
    discarded = true;
    stop();
    writer.abort();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    deleteResult();
  }

  private void run() {
    try (writer;
        frames) {
      capture(avatar.nanoTime());
      if (!discarded) {
        state = state("finishing", null);
        write(held, timeline.end(avatar.nanoTime()));
        writer.finish();
        countBytes(Files.size(file));
        state = state("done", null);
      }
    } catch (IOException | RuntimeException | Error e) {
      if (!discarded) {
        log.warn("A recording failed: {}", e.getMessage());
      }
      fail(e);
    }
    if (!state.state().equals("done")) {
      countBytes(0);
    }
  }

  private void capture(long opened) throws IOException {
    while (ended == null && !discarded) {
      long now = avatar.nanoTime();
      if (stopping && held != null) {
        ended = "stopped";
      } else if (timeline.isFull(now)) {
        ended = "length";
      } else if (bytes >= mostBytes || budget.isSpent()) {
        ended = "size_limit";
      } else if (frames.closed()) {
        throw new IOException(
            stopping ? "It was stopped before there was a frame." : "The avatar was unloaded.");
      } else if (held == null && now - opened > FIRST_FRAME_NANOS) {
        throw new IOException("The avatar drew no frame; its statistics may say why.");
      } else {
        step(opened, now);
      }
    }
  }

  private void step(long opened, long now) throws IOException {
    try {
      Optional<EncodedFrame> arrived = frames.next(Duration.ofNanos(patience(now)));
      if (arrived.isPresent()) {
        try (EncodedFrame frame = arrived.get()) {
          take(frame, opened);
        }
      } else if (held != null && !stopping) {
        write(held, timeline.advanceTo(avatar.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("It was interrupted.", e);
    }
  }

  private long patience(long now) {
    return timeline.started() ? Math.min(HOLD_NANOS, timeline.nanosUntilFull(now)) : HOLD_NANOS;
  }

  private void take(EncodedFrame frame, long opened) throws IOException {
    if (held == null) {
      held = new PixelBuffer(frame.width(), frame.height());
      next = new PixelBuffer(frame.width(), frame.height());
      // while paused, the first frame may be of long ago
      timeline.begin(Math.max(opened, frame.timeNanos()));
      copy(frame, held);
      publishProgress();
      return;
    }
    if (frame.width() != held.width() || frame.height() != held.height()) {
      ended = "frame_size_changed";
      return;
    }
    int shown = timeline.advanceTo(frame.timeNanos());
    if (shown > 0) {
      copy(frame, next);
      write(held, shown);
      PixelBuffer free = held;
      held = next;
      next = free;
    }
  }

  private void copy(EncodedFrame frame, PixelBuffer target) {
    frame.copyTo(target.rgba());
    request.background().ifPresent(matte -> matte.flatten(target));
  }

  private void write(PixelBuffer pixels, int periods) throws IOException {
    if (periods > 0) {
      writer.write(pixels, periods);
      written++;
      countBytes(writer.bytes());
      publishProgress();
    }
  }

  private void countBytes(long now) {
    budget.add(now - bytes);
    bytes = now;
  }

  private void publishProgress() {
    state = state(state.state(), null);
  }

  private void fail(Throwable e) {
    state = state("failed", e.getMessage() == null ? e.toString() : e.getMessage());
  }

  private RecordingState state(String name, String error) {
    return new RecordingState(
        name,
        request.format().label(),
        request.framesPerSecond(),
        timeline.seconds(),
        request.seconds(),
        written,
        timeline.missed(),
        bytes,
        held == null ? 0 : held.width(),
        held == null ? 0 : held.height(),
        ended,
        error);
  }

  private void deleteResult() {
    try {
      if (Files.deleteIfExists(file)) {
        countBytes(0);
      }
    } catch (IOException e) {
      log.warn("A recording could not be deleted: {}", e.toString());
    }
  }
}
