package dev.avatar4j.server.cli;

import dev.avatar4j.image.Frame;
import java.io.Closeable;
import java.io.IOException;

/** Where the frames of a scene go. */
interface FrameFiles extends Closeable {
  /** Writes one frame; frames come in order, from 0. */
  void write(int index, Frame frame) throws IOException;
}
