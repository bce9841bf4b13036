package dev.avatar4j.server.socket;

/**
 * What a client may ask of a WebSocket at most.
 *
 * @param messageBytes largest message, in bytes
 * @param messagesPerSecond messages a second in the long run; twice as many may come at once
 * @param sockets sockets open at the same time
 */
public record SocketLimits(int messageBytes, int messagesPerSecond, int sockets) {
  /** 256 KiB, 100 messages a second, 256 sockets. */
  public static final SocketLimits DEFAULTS = new SocketLimits(256 << 10, 100, 256);

  /** Refuses limits that would let nothing through. */
  public SocketLimits {
    if (messageBytes < 1 || messagesPerSecond < 1 || sockets < 1) {
      throw new IllegalArgumentException(
          "Limits are at least 1; got %d, %d, %d"
              .formatted(messageBytes, messagesPerSecond, sockets));
    }
  }
}
