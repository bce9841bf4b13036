package dev.avatar4j.postprocessor;

import dev.avatar4j.image.Frame;

/** A copy of a frame, kept to go back to. */
final class FrameSnapshot {
  private Frame copy;

  void take(Frame frame) {
    if (copy == null || copy.width() != frame.width() || copy.height() != frame.height()) {
      copy = new Frame(frame.width(), frame.height());
    }
    copy.copyFrom(frame);
  }

  void restore(Frame frame) {
    frame.copyFrom(copy);
  }
}
