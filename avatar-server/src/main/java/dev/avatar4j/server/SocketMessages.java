package dev.avatar4j.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.pipeline.PipelineStatistics;
import dev.avatar4j.server.avatars.ServedAvatar;
import java.util.List;

/** What a socket tells its clients, errors apart; see docs/websocket.md. */
final class SocketMessages {
  static final int PROTOCOL = 1;

  private SocketMessages() {}

  /** The first message. */
  record Hello(
      String type,
      int protocol,
      String id,
      List<String> formats,
      int messageBytes,
      int messagesPerSecond,
      ObjectNode state) {
    static Hello of(ServedAvatar served, SocketLimits limits, ObjectNode state) {
      return new Hello(
          "hello",
          PROTOCOL,
          served.id(),
          List.of("png", "qoi"),
          limits.messageBytes(),
          limits.messagesPerSecond(),
          state);
    }
  }

  /**
   * A request was carried out; with the state, or what there is to say of speech, if that was asked
   * for.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Done(
      String type,
      @JsonProperty("requestId") JsonNode requestId,
      ObjectNode state,
      ObjectNode speech) {
    static Done of(JsonNode requestId) {
      return new Done("done", requestId, null, null);
    }

    Done withState(ObjectNode asked) {
      return new Done(type, requestId, asked, speech);
    }

    Done withSpeech(ObjectNode about) {
      return new Done(type, requestId, state, about);
    }
  }

  /** Parts of the state have changed, whoever changed them. */
  record Changed(String type, ObjectNode state) {
    static Changed of(ObjectNode parts) {
      return new Changed("changed", parts);
    }
  }

  /** What the frame pipeline has done. */
  record Statistics(String type, PipelineStatistics statistics) {
    static Statistics of(PipelineStatistics statistics) {
      return new Statistics("statistics", statistics);
    }
  }

  /** The connection is about to be closed. */
  record Closing(String type, int code, String reason) {
    static Closing of(int code, String reason) {
      return new Closing("closing", code, reason);
    }
  }
}
