package dev.avatar4j.server.feed;

import dev.avatar4j.pipeline.EncodedFrame;

/** The headers of a feed's part, beyond {@code Content-Type} and {@code Content-Length}. */
@FunctionalInterface
interface PartHeaders {
  /** None: what Talkinghead clients know. */
  PartHeaders NONE = (frame, head) -> {};

  /**
   * @param frame the frame of the part
   * @param head receives the headers, each with its line break
   */
  void append(EncodedFrame frame, StringBuilder head);
}
