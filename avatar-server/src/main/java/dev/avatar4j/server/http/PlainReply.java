package dev.avatar4j.server.http;

import io.javalin.http.Context;

/** The short texts that the older services answer with, declared as they declare them. */
public final class PlainReply {
  private PlainReply() {}

  public static void send(Context ctx, String body) {
    ctx.contentType("text/html; charset=utf-8").result(body);
  }
}
