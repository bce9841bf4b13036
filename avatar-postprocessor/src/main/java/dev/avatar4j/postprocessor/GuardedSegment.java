package dev.avatar4j.postprocessor;

import dev.avatar4j.image.Frame;

/** A filter that may fail half way: it gets a frame that can be put back as it was. */
final class GuardedSegment implements ChainSegment {
  private final FilterSlot slot;
  private final ChainSegment segment;
  private final FrameSnapshot snapshot;

  GuardedSegment(FilterSlot slot, ChainSegment segment, FrameSnapshot snapshot) {
    this.snapshot = snapshot;
    this.slot = slot;
    this.segment = segment;
  }

  @Override
  public Frame run(Frame frame, FilterContext context) {
    snapshot.take(frame);
    long failures = slot.failures();
    Frame result = segment.run(frame, context);
    if (slot.failures() > failures) {
      snapshot.restore(result);
    }
    return result;
  }
}
