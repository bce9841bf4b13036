package dev.avatar4j.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;

/** Reads request bodies without ever holding more than a limit. */
public final class RequestBody {
  private RequestBody() {}

  /**
   * @param limit most bytes accepted
   * @throws RequestRefused 413 if there are more, no more than the limit is kept; 400 or 408 if the
   *     body does not arrive whole
   */
  public static byte[] read(Context ctx, long limit) {
    requireLength(ctx, limit);
    return read(ctx.bodyInputStream(), limit);
  }

  /** Refuses by the announced length before anything is read. */
  static void requireLength(Context ctx, long limit) {
    if (ctx.req().getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
  }

  public static byte[] read(InputStream in, long limit) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(Math.toIntExact(limit) + 1);
    } catch (IOException e) {
      throw incomplete(e);
    }
    if (bytes.length > limit) {
      throw tooLarge(limit);
    }
    return bytes;
  }

  /** The client went away, stalled, or broke the framing: its fault, and nothing to log. */
  static RequestRefused incomplete(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return new RequestRefused(408, "body", "The body stopped coming; send it again.");
      }
    }
    return new RequestRefused(400, "body", "The body ended before it was complete; send it again.");
  }

  public static RequestRefused tooLarge(long limit) {
    return new RequestRefused(
        413, "body", "The body is larger than the limit of " + size(limit) + "; send less.");
  }

  private static String size(long bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
  }
}
