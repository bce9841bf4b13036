package dev.avatar4j.server.socket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.server.http.Problem;

/** The numbered errors of the socket protocol; the numbers never change. */
enum SocketError {
  /** The message is no JSON object. */
  MALFORMED(1),
  /** There is no message of that type. */
  UNKNOWN_TYPE(2),
  /** A value is missing, of the wrong type or out of range. */
  INVALID_VALUE(3),
  /** The avatar is not there, or no more. */
  NO_AVATAR(4),
  /** The server has no room: too many feeds or sockets. */
  BUSY(5),
  /** Messages come faster than the limit. */
  TOO_FAST(6),
  /** Bytes mean nothing while no sound is announced. */
  BINARY(7),
  /** The server failed; its log has the details. */
  INTERNAL(8),
  /** Sound comes much faster than it plays; what came too fast was dropped. */
  SOUND_TOO_FAST(9);

  private final int code;

  SocketError(int code) {
    this.code = code;
  }

  /** An error as it is sent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Message(
      String type,
      @JsonProperty("requestId") JsonNode requestId,
      int code,
      String field,
      String reason) {}

  /**
   * @param requestId what the request was called, or null
   * @param field the value at fault, or null
   */
  Message message(JsonNode requestId, String field, String reason) {
    return new Message("error", requestId, code, field, reason);
  }

  static Message message(JsonNode requestId, Problem problem) {
    SocketError error =
        switch (problem.status()) {
          case 404 -> NO_AVATAR;
          case 503 -> BUSY;
          default -> INVALID_VALUE;
        };
    return error.message(requestId, problem.field(), problem.reason());
  }
}
