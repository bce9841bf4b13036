package dev.avatar4j.postprocessor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.FrameKeys;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pipeline.ConfigurableStage;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Filters the frames of a pipeline. The chain can be replaced at any time from any thread; a frame
 * is filtered by one chain as a whole.
 *
 * <p>Frame numbers count from the first frame ever filtered, so that replacing the chain does not
 * restart the animation of a filter that stays.
 */
public final class PostprocessorStage implements ConfigurableStage {
  private static final double NANOS_PER_SECOND = 1e9;

  private final RowWorkers workers;
  private final long seed;
  private final AtomicReference<FilterChain> next = new AtomicReference<>();
  private volatile FilterChain latest;
  private FilterChain current;

  /** Made by {@link #prepare}, and not adopted yet; null if there is none. */
  private FilterChain prepared;

  private boolean started;
  private long firstNanos;

  /**
   * @param spec the first chain
   * @param seed decides all randomness
   * @param workers threads to share out rows to; closed with the stage
   * @throws dev.avatar4j.InvalidInputException if a filter refuses its values
   */
  public PostprocessorStage(ChainSpec spec, long seed, RowWorkers workers) {
    this.seed = seed;
    this.workers = workers;
    current = FilterChain.open(spec, workers, seed);
    latest = current;
  }

  /**
   * Replaces the chain from the next frame on. Filters start afresh.
   *
   * @param spec the new chain
   * @throws dev.avatar4j.InvalidInputException if a filter refuses its values; the chain stays
   */
  public synchronized void setChain(ChainSpec spec) {
    replace(FilterChain.open(spec, workers, seed));
  }

  private void replace(FilterChain chain) {
    FilterChain unused = next.getAndSet(chain);
    latest = chain;
    if (unused != null) {
      unused.close();
    }
  }

  /**
   * @return the chain that was set last
   */
  public ChainSpec chain() {
    return latest.spec();
  }

  /**
   * @return how each filter fares of the chain that was set last
   */
  public List<FilterStatistics> statistics() {
    return latest.statistics();
  }

  /**
   * Reads {@code postprocessor_chain}, of any dialect, and makes its filters. A chain that is set
   * already goes on undisturbed. Voids a change prepared before and not run.
   */
  @Override
  public synchronized Runnable prepare(AnimatorSettings settings) {
    JsonNode json = settings.get(FrameKeys.POSTPROCESSOR_CHAIN);
    ChainSpec spec =
        ChainSpec.parse(
            json, FrameKeys.POSTPROCESSOR_CHAIN.key(), Dialect.AUTO, FilterRegistry.standard());
    closePrepared();
    if (spec.toJson().equals(chain().toJson())) {
      return () -> {};
    }
    FilterChain chain = FilterChain.open(spec, workers, seed);
    prepared = chain;
    return () -> adopt(chain);
  }

  private synchronized void adopt(FilterChain chain) {
    if (chain == prepared) {
      prepared = null;
      replace(chain);
    }
  }

  private void closePrepared() {
    if (prepared != null) {
      prepared.close();
      prepared = null;
    }
  }

  @Override
  public Frame process(long timeNanos, Frame frame) {
    FilterChain replacement = next.getAndSet(null);
    if (replacement != null) {
      current.close();
      current = replacement;
    }
    if (!started) {
      started = true;
      firstNanos = timeNanos;
    }
    double seconds = Math.max(0, timeNanos - firstNanos) / NANOS_PER_SECOND;
    return current.process(frame, seconds * FilterContext.FRAME_RATE);
  }

  /** Frees the chain and the threads. Must not run during {@link #process}. Idempotent. */
  @Override
  public synchronized void close() {
    closePrepared();
    FilterChain unused = next.getAndSet(null);
    if (unused != null) {
      unused.close();
    }
    current.close();
    workers.close();
  }
}
