package dev.avatar4j.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Handshakes that are none, and what no WebSocket client sends after a good one. */
final class HostileSockets {
  private static final List<String> PATHS =
      List.of(
          "/api/v1/avatars/default/socket",
          "/api/v1/avatars/nobody/socket",
          "/api/v1/avatars/%00/socket",
          "/api/v1/avatars/default/socket?format=%ff");

  private static final List<String> BAD_HANDSHAKES =
      List.of(
          "Sec-WebSocket-Version: 13\r\n",
          "Sec-WebSocket-Version: 12\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n",
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: short\r\n",
          "Sec-WebSocket-Version: x\r\nSec-WebSocket-Key: \0\r\n",
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
              + "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=999\r\n",
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
              + "Origin: http://evil.example\r\n",
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
              + "Content-Length: 1000000\r\n");

  private static final String GOOD_HANDSHAKE =
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";

  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int LAST = 0x80;
  private static final int MASKED = 0x80;

  private final Random random;
  private final HostileBodies bodies;

  HostileSockets(Random random, HostileBodies bodies) {
    this.random = random;
    this.bodies = bodies;
  }

  byte[] next() {
    boolean good = random.nextInt(3) > 0;
    String handshake = good ? GOOD_HANDSHAKE : bodies.oneOf(BAD_HANDSHAKES);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n%s\r\n";
    out.writeBytes(
        head.formatted(bodies.oneOf(PATHS), handshake).getBytes(StandardCharsets.ISO_8859_1));
    int frames = 1 + random.nextInt(8);
    for (int i = 0; i < frames; i++) {
      out.writeBytes(frame());
    }
    return out.toByteArray();
  }

  private byte[] frame() {
    return switch (random.nextInt(9)) {
      case 0 -> bodies.noise();
      case 1 -> announced(BINARY, Long.MAX_VALUE);
      case 2 -> announced(TEXT, 1L << 31);
      case 3 -> whole(TEXT, bodies.noise());
      case 4 -> whole(BINARY, bodies.noise());
      case 5 -> whole(PING, new byte[300]);
      case 6 -> whole(CLOSE, new byte[] {(byte) random.nextInt(), (byte) random.nextInt()});
      // reserved bits and codes; the first part of a message that never ends
      case 7 -> new byte[] {(byte) random.nextInt(), (byte) MASKED, 0, 0, 0, 0};
      default -> whole(TEXT, bodies.json());
    };
  }

  /** Promises a length and sends next to nothing of it. */
  private static byte[] announced(int code, long length) {
    ByteBuffer frame = ByteBuffer.allocate(20);
    return frame.put((byte) (LAST | code)).put((byte) (MASKED | 127)).putLong(length).array();
  }

  /** The mask is of zeros, which changes nothing. */
  private static byte[] whole(int code, byte[] content) {
    ByteBuffer frame = ByteBuffer.allocate(14 + content.length);
    frame.put((byte) (LAST | code)).put((byte) (MASKED | 127)).putLong(content.length).putInt(0);
    return frame.put(content).array();
  }
}
