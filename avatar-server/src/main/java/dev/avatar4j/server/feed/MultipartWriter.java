package dev.avatar4j.server.feed;

import dev.avatar4j.pipeline.EncodedFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes frames as the parts of an endless {@code multipart/x-mixed-replace} body.
 *
 * <p>A part is {@code --frame}, {@code Content-Type}, {@code Content-Length}, the headers of the
 * feed, an empty line, the image, and a line break; lines end in CR LF. The body starts with the
 * first delimiter and has no closing one.
 */
final class MultipartWriter {
  static final String CONTENT_TYPE = "multipart/x-mixed-replace; boundary=frame";

  private final OutputStream out;
  private final PartHeaders headers;

  MultipartWriter(OutputStream out, PartHeaders headers) {
    this.out = out;
    this.headers = headers;
  }

  /** Writes and flushes one part; blocks while the client does not read. */
  void write(EncodedFrame frame) throws IOException {
    StringBuilder head =
        new StringBuilder(512)
            .append("--frame\r\nContent-Type: ")
            .append(frame.format().mediaType())
            .append("\r\nContent-Length: ")
            .append(frame.length())
            .append("\r\n");
    headers.append(frame, head);
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    frame.writeTo(out);
    out.write('\r');
    out.write('\n');
    out.flush();
  }
}
