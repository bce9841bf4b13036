package dev.avatar4j.pipeline;

import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.CropBox;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.FrameEncoder;
import dev.avatar4j.image.FrameEncoding;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.image.PixelBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws, encodes and publishes frames on one thread of its own.
 *
 * <ul>
 *   <li>A frame is drawn only when a subscriber is ready for one: with no reader, or only stuck
 *       ones, the pipeline sleeps.
 *   <li>A frame is encoded once per format and options in demand, however many subscribers there
 *       are.
 *   <li>Whatever a renderer or stage throws costs that frame only; the last good frame stays.
 * </ul>
 *
 * <p>The frame path reuses its frame, pixels, encoders and byte buffers. All methods are
 * thread-safe.
 */
public final class FramePipeline implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FramePipeline.class);
  private static final long IDLE_NANOS = 1_000_000_000L;
  private static final long RECOVERY_NANOS = 20_000_000L;
  private static final int SPARE_BUFFERS = 8;

  /** More are kept only while all are in use: one for each format, and a few of other options. */
  private static final int KEPT_ENCODERS = 2 * FrameFormat.values().length;

  private final FrameRenderer renderer;
  private final FrameStage stage;
  private final FrameClock clock;
  private final FrameHub hub = new FrameHub();
  private final FramePool pool = new FramePool(SPARE_BUFFERS);
  private final StatisticsRecorder statistics = new StatisticsRecorder();
  private final MetricsLog metrics = new MetricsLog();
  private final FramePacer pacer = new FramePacer();
  private final FrameListeners listeners = new FrameListeners();
  private final RenderTurns.Place turn;
  private final Map<FrameEncoding, FrameEncoder> encoders = new HashMap<>();
  private final List<FrameEncoding> demand = new ArrayList<>();
  private final Frame frame;
  private final Thread thread;
  private PixelBuffer pixels;
  private volatile double framesPerSecond;
  private volatile FrameLayout layout;
  private long sequence;

  /**
   * A pipeline that is not running yet.
   *
   * @param width columns of a frame as it is drawn; stages may change its size
   * @param height rows of a frame as it is drawn
   * @param renderer draws a frame
   * @param stage changes a frame before it is encoded; several make a {@link StageChain}
   * @param framesPerSecond how many frames to aim for, more than 0
   * @param clock the time that paces frames and is handed to the renderer
   * @param turns shared with other pipelines, so that all slow down evenly on a busy machine
   */
  public FramePipeline(
      int width,
      int height,
      FrameRenderer renderer,
      FrameStage stage,
      double framesPerSecond,
      FrameClock clock,
      RenderTurns turns) {
    this.turn = turns.join();
    this.renderer = renderer;
    this.stage = stage;
    this.clock = clock;
    frame = new Frame(width, height);
    layout = new FrameLayout(CropBox.WHOLE, width, height);
    pixels = new PixelBuffer(width, height);
    setFramesPerSecond(framesPerSecond);
    thread = new Thread(this::loop, "avatar-frames");
    thread.setDaemon(true);
  }

  /** Starts the frame thread. To be called once. */
  public void start() {
    thread.start();
  }

  /**
   * @param format how this subscriber wants its frames encoded
   * @return a subscription, to be closed by the caller
   * @throws IllegalStateException if the pipeline is closed
   */
  public FrameSubscription subscribe(FrameFormat format) {
    return subscribe(FrameEncoding.of(format));
  }

  /**
   * @param encoding how this subscriber wants its frames encoded, with options
   * @return a subscription, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if there are readers with eight other options already
   * @throws IllegalStateException if the pipeline is closed
   */
  public FrameSubscription subscribe(FrameEncoding encoding) {
    return hub.subscribe(encoding);
  }

  /**
   * @param framesPerSecond how many frames to aim for from now on, more than 0
   */
  public void setFramesPerSecond(double framesPerSecond) {
    if (!(framesPerSecond > 0) || Double.isInfinite(framesPerSecond)) {
      throw new IllegalArgumentException("Frames per second must be above 0: " + framesPerSecond);
    }
    this.framesPerSecond = framesPerSecond;
  }

  /**
   * @param newLayout what frames say about their place from now on
   */
  public void setLayout(FrameLayout newLayout) {
    layout = newLayout;
  }

  /**
   * @param enabled whether the mean times of drawing, stages and encoding are logged every few
   *     seconds
   */
  public void setMetricsLogged(boolean enabled) {
    metrics.setEnabled(enabled);
  }

  /**
   * @param listener told the times of every frame from the next one on, on the frame thread
   */
  public void addListener(FrameListener listener) {
    listeners.add(listener);
  }

  /** Stops drawing new frames; the last one stays available. */
  public void pause() {
    hub.setPaused(true);
  }

  /** Goes on drawing. */
  public void resume() {
    hub.setPaused(false);
  }

  /**
   * @return whether drawing is paused
   */
  public boolean paused() {
    return hub.paused();
  }

  /**
   * @return what happened so far
   */
  public PipelineStatistics statistics() {
    return statistics.snapshot(hub.subscribers(), framesPerSecond);
  }

  /** Ends all subscriptions and the frame thread, and waits for a frame in progress. Idempotent. */
  @Override
  public void close() {
    hub.close();
    boolean interrupted = false;
    while (thread.isAlive() && Thread.currentThread() != thread) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many encoders there are; tells the truth while no frame is in progress. */
  int encodersKept() {
    return encoders.size();
  }

  /** How many frames wait for readers. */
  int framesKept() {
    return hub.framesKept();
  }

  private void loop() {
    while (!hub.closed()) {
      try {
        awaitTurn();
      } catch (InterruptedException e) {
        // Only close() ends this loop; a stray interrupt must not.
        log.debug("Frame thread interrupted; it goes on.");
      } catch (Throwable e) {
        survive(e);
      }
    }
    encoders.values().forEach(FrameEncoder::close);
  }

  /** Not even an Error (a full heap) ends the loop; it may pass. */
  private static void survive(Throwable e) {
    try {
      log.warn("The frame thread goes on after an error between two frames.", e);
    } catch (Throwable silenced) {
      // there is not even memory to say so
    }
    LockSupport.parkNanos(RECOVERY_NANOS);
  }

  private void awaitTurn() throws InterruptedException {
    hub.awaitDemand(demand, clock, IDLE_NANOS);
    if (demand.isEmpty()) {
      return;
    }
    long wait = pacer.nanosUntilDue(clock.nanoTime());
    if (wait > 0) {
      hub.awaitTime(clock, wait);
      return;
    }
    long due = clock.nanoTime();
    turn.take();
    try {
      if (!hub.closed()) {
        long time = clock.nanoTime();
        pacer.started(time, framesPerSecond);
        produce(time, time - due);
      }
    } finally {
      turn.give(framesPerSecond);
    }
  }

  /** Draws and publishes one frame for the encodings in {@link #demand}; never throws. */
  private void produce(long time, long waited) {
    try {
      renderer.render(time, frame);
      long posed = clock.nanoTime();
      Frame staged = stage.process(time, frame);
      long drawn = clock.nanoTime();
      fitPixels(staged);
      ColorTransfer.encode(staged, pixels);
      sequence++;
      for (int i = 0; i < demand.size(); i++) {
        publish(demand.get(i), time);
      }
      long encoded = clock.nanoTime();
      statistics.frame(time, waited, posed - time, drawn - posed, encoded - drawn);
      listeners.frame(waited, posed - time, drawn - posed, encoded - drawn);
      metrics.frame(time, statistics, framesPerSecond);
    } catch (Throwable e) {
      hub.frameFailed();
      // Even an Error (a missing native symbol, a full heap) may pass; the avatar outlives it.
      if (statistics.failure(e)) {
        log.warn("A frame failed; the last good one stays. Repeats are counted, not logged.", e);
      }
    }
  }

  private void fitPixels(Frame staged) {
    if (pixels.width() != staged.width() || pixels.height() != staged.height()) {
      pixels = new PixelBuffer(staged.width(), staged.height());
    }
  }

  private void publish(FrameEncoding encoding, long time) {
    ByteSink bytes = pool.take();
    encoder(encoding).encode(pixels, bytes);
    hub.publish(
        new EncodedFrame(
            pool, bytes, sequence, time, encoding, pixels.width(), pixels.height(), layout));
  }

  private FrameEncoder encoder(FrameEncoding encoding) {
    FrameEncoder encoder = encoders.get(encoding);
    if (encoder == null) {
      if (encoders.size() >= KEPT_ENCODERS) {
        closeIdleEncoders();
      }
      encoder = encoding.newEncoder();
      encoders.put(encoding, encoder);
    }
    return encoder;
  }

  private void closeIdleEncoders() {
    Iterator<Map.Entry<FrameEncoding, FrameEncoder>> all = encoders.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<FrameEncoding, FrameEncoder> entry = all.next();
      if (!demand.contains(entry.getKey())) {
        entry.getValue().close();
        all.remove();
      }
    }
  }
}
