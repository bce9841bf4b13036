package dev.avatar4j.postprocessor;

import dev.avatar4j.image.Frame;

/** A part of a chain that is run as one. */
interface ChainSegment {
  /**
   * Filters a frame; does not throw.
   *
   * @param frame the frame
   * @param context the chain's context
   * @return the frame that holds the result, see {@link Filter#apply}
   */
  Frame run(Frame frame, FilterContext context);
}
