package dev.avatar4j.postprocessor;

import dev.avatar4j.image.Frame;

/** A filter that needs the whole frame at once. */
final class WholeFrameSegment implements ChainSegment {
  private final FilterSlot slot;

  WholeFrameSegment(FilterSlot slot) {
    this.slot = slot;
  }

  @Override
  @SuppressWarnings("CatchingUnchecked") // a filter of any origin must not end the animation
  public Frame run(Frame frame, FilterContext context) {
    try {
      Frame result = slot.filter().apply(frame, context);
      if (result == frame) {
        return frame;
      }
      if (result != context.spare()) {
        throw new IllegalStateException("It returned neither its frame nor the spare one.");
      }
      context.exchange();
      return result;
    } catch (Throwable e) {
      slot.failed(e);
      return frame;
    }
  }
}
