package dev.avatar4j.server;

import io.javalin.http.Context;

/** The short texts that the older services answer with, declared as they declare them. */
final class PlainReply {
  private PlainReply() {}

  static void send(Context ctx, String body) {
    ctx.contentType("text/html; charset=utf-8").result(body);
  }
}
