package dev.avatar4j.postprocessor;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * A running chain: an instance of each filter, each with a state of its own. Frames of any size,
 * one after the other; allocates nothing once it has seen a size.
 *
 * <p>A filter that throws is skipped for that frame, counted, and written to the log the first
 * time. The frame goes on as it was before that filter, with one exception: a built-in filter that
 * never failed before runs without a copy of the frame to go back to, so that on its first failure
 * what it had done stays; from then on it has that copy, as filters of other origin always have.
 *
 * <p>One caller at a time, except {@link #spec()} and {@link #statistics()}, which any thread may
 * call.
 */
public final class FilterChain implements AutoCloseable {
  private final ChainSpec spec;
  private final FilterContext context;
  private final List<FilterSlot> slots = new ArrayList<>();
  private List<ChainSegment> segments = List.of();
  private int plannedSuspects;

  FilterChain(ChainSpec spec, RowWorkers workers, IntFunction<RandomDraws> draws) {
    this.spec = spec;
    context = new FilterContext(workers);
    try {
      for (FilterStep step : spec.steps()) {
        int position = slots.size();
        FilterType type = step.type();
        Filter filter = create(step, position, draws.apply(position));
        boolean builtIn = FilterRegistry.isBuiltIn(type);
        slots.add(new FilterSlot(position, type.name(), filter, builtIn));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    plan();
  }

  private static Filter create(FilterStep step, int position, RandomDraws draws) {
    try {
      return Objects.requireNonNull(step.type().create(step.values(), draws), "no filter");
    } catch (RuntimeException | LinkageError e) {
      throw new InvalidInputException(
          "chain",
          "Filter " + position + ", \"" + step.type().name() + "\", cannot be made: " + reason(e),
          e);
    }
  }

  private static String reason(Throwable thrown) {
    return thrown instanceof InvalidInputException ? thrown.getMessage() : thrown.toString();
  }

  /**
   * @param spec which filters with which values
   * @param workers threads to share out rows to; not closed with the chain
   * @param seed decides all randomness: the same seed gives the same frames for the same frame
   *     numbers
   * @return the chain, to be closed by the caller
   * @throws InvalidInputException if a filter cannot be made with its values
   */
  public static FilterChain open(ChainSpec spec, RowWorkers workers, long seed) {
    return new FilterChain(spec, workers, position -> new SeededDraws(seed, position));
  }

  /** Groups the filters anew by how far they are to be trusted. */
  private void plan() {
    FrameSnapshot snapshot = new FrameSnapshot();
    List<ChainSegment> plan = new ArrayList<>();
    List<FilterSlot> fused = new ArrayList<>();
    plannedSuspects = suspects();
    for (FilterSlot slot : slots) {
      boolean byRows = slot.filter() instanceof RowFilter;
      if (byRows && !slot.isSuspect()) {
        fused.add(slot);
        continue;
      }
      addFused(fused, plan);
      ChainSegment segment = byRows ? new FusedSegment(slot) : new WholeFrameSegment(slot);
      plan.add(slot.isSuspect() ? new GuardedSegment(slot, segment, snapshot) : segment);
    }
    addFused(fused, plan);
    segments = plan;
  }

  private static void addFused(List<FilterSlot> fused, List<ChainSegment> plan) {
    if (fused.isEmpty()) {
      return;
    }
    FusedSegment segment = new FusedSegment(fused.toArray(FilterSlot[]::new));
    int last = plan.size() - 1;
    if (last >= 0 && plan.get(last) instanceof WholeFrameSegment leader) {
      plan.set(last, new LedSegment(leader, segment));
    } else {
      plan.add(segment);
    }
    fused.clear();
  }

  private int suspects() {
    int count = 0;
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).isSuspect()) {
        count++;
      }
    }
    return count;
  }

  /**
   * Filters a frame in place.
   *
   * @param frame linear light, straight alpha; overwritten with the result
   * @param frameNumber when: seconds since the start times {@link FilterContext#FRAME_RATE}; not
   *     negative
   */
  public void apply(Frame frame, double frameNumber) {
    Frame result = process(frame, frameNumber);
    if (result != frame) {
      frame.copyFrom(result);
    }
  }

  /**
   * Filters a frame; the result may be in another one, which saves a copy.
   *
   * @param frame linear light, straight alpha; its content is undefined afterwards unless it is the
   *     result
   * @param frameNumber when: seconds since the start times {@link FilterContext#FRAME_RATE}; not
   *     negative
   * @return {@code frame}, or one of the same size that this chain owns and reuses with the next
   *     call; do not pass that one in
   */
  public Frame process(Frame frame, double frameNumber) {
    if (!(frameNumber >= 0 && frameNumber < Long.MAX_VALUE)) {
      throw new IllegalArgumentException("A frame number is 0 or more; got " + frameNumber);
    }
    context.begin(frame, frameNumber);
    Frame current = frame;
    for (int i = 0; i < segments.size(); i++) {
      current = segments.get(i).run(current, context);
    }
    if (suspects() != plannedSuspects) {
      plan();
    }
    return current;
  }

  /**
   * @return what this chain runs
   */
  public ChainSpec spec() {
    return spec;
  }

  /**
   * @return how each filter fares, in the order of the chain
   */
  public List<FilterStatistics> statistics() {
    return slots.stream().map(FilterSlot::statistics).toList();
  }

  /** Frees what the filters hold. Idempotent. */
  @Override
  public void close() {
    slots.forEach(FilterSlot::close);
  }
}
