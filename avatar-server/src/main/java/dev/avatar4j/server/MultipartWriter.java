package dev.avatar4j.server;

import dev.avatar4j.pipeline.EncodedFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes frames as the parts of an endless {@code multipart/x-mixed-replace} body.
 *
 * <p>A part is {@code --frame}, {@code Content-Type}, {@code Content-Length}, for our own feed also
 * {@code X-Frame-Sequence}, an empty line, the image, and a line break; lines end in CR LF. The
 * body starts with the first delimiter and has no closing one.
 */
final class MultipartWriter {
  static final String CONTENT_TYPE = "multipart/x-mixed-replace; boundary=frame";

  private final OutputStream out;
  private final boolean withSequence;

  MultipartWriter(OutputStream out, boolean withSequence) {
    this.out = out;
    this.withSequence = withSequence;
  }

  /** Writes and flushes one part; blocks while the client does not read. */
  void write(EncodedFrame frame) throws IOException {
    StringBuilder header =
        new StringBuilder(96)
            .append("--frame\r\nContent-Type: ")
            .append(frame.format().mediaType())
            .append("\r\nContent-Length: ")
            .append(frame.length());
    if (withSequence) {
      header.append("\r\nX-Frame-Sequence: ").append(frame.sequence());
    }
    out.write(header.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    frame.writeTo(out);
    out.write('\r');
    out.write('\n');
    out.flush();
  }
}
