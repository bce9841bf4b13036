package dev.avatar4j.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** Reads request bodies without ever holding more than a limit. */
final class RequestBody {
  private RequestBody() {}

  /**
   * @param limit most bytes accepted
   * @throws RequestRefused 413 if there are more; no more than the limit is kept
   */
  static byte[] read(Context ctx, long limit) throws IOException {
    requireLength(ctx, limit);
    return read(ctx.bodyInputStream(), limit);
  }

  /** Refuses by the announced length before anything is read. */
  static void requireLength(Context ctx, long limit) {
    if (ctx.req().getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
  }

  static byte[] read(InputStream in, long limit) throws IOException {
    byte[] bytes = in.readNBytes(Math.toIntExact(limit) + 1);
    if (bytes.length > limit) {
      throw tooLarge(limit);
    }
    return bytes;
  }

  static RequestRefused tooLarge(long limit) {
    return new RequestRefused(
        413, "body", "The body is larger than the limit of " + size(limit) + "; send less.");
  }

  private static String size(long bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
  }
}
