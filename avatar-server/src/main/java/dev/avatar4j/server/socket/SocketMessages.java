package dev.avatar4j.server.socket;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.pipeline.PipelineStatistics;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.lipsync.LiveSound;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a socket tells its clients, errors apart; see docs/websocket.md. */
public final class SocketMessages {
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

  /** A request was carried out; with what was asked for. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Done(
      String type,
      @JsonProperty("requestId") JsonNode requestId,
      @JsonAnyGetter Map<String, ?> result) {
    static Done of(JsonNode requestId, Map<String, ?> result) {
      return new Done("done", requestId, result);
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

  /** Sound that this client sends moves the mouth no more. */
  record SoundEnded(String type, String reason) {
    static SoundEnded of(LiveSound.End end) {
      return new SoundEnded("lipsync_sound_ended", end.name().toLowerCase(Locale.ROOT));
    }
  }

  /** How many emotions of an export are written. */
  public record ExportProgress(String type, int done, int total) {
    public static ExportProgress of(int done, int total) {
      return new ExportProgress("export-progress", done, total);
    }
  }

  /** The connection is about to be closed. */
  record Closing(String type, int code, String reason) {
    static Closing of(int code, String reason) {
      return new Closing("closing", code, reason);
    }
  }
}
