package dev.avatar4j.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A socket client that keeps what it gets, and reads only while it may. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 20;

  /** How a connection ended. */
  record End(int code, String reason) {}

  final CompletableFuture<End> end = new CompletableFuture<>();
  private final BlockingQueue<JsonNode> texts = new LinkedBlockingQueue<>();
  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private volatile boolean reading = true;
  private WebSocket socket;

  /** A frame message, its header taken apart as docs/websocket.md describes it. */
  record Frame(ByteBuffer message) {
    String magic() {
      byte[] magic = new byte[4];
      message.duplicate().get(magic);
      return new String(magic, StandardCharsets.US_ASCII);
    }

    int version() {
      return message.get(4);
    }

    int format() {
      return message.get(5);
    }

    int headerBytes() {
      return message.getShort(6);
    }

    long sequence() {
      return message.getLong(8);
    }

    double timeMillis() {
      return message.getDouble(16);
    }

    int number(int offset) {
      return message.getInt(offset);
    }

    float fraction(int offset) {
      return message.getFloat(offset);
    }

    byte[] picture() {
      byte[] picture = new byte[message.remaining() - headerBytes()];
      message.duplicate().position(headerBytes()).get(picture);
      return picture;
    }
  }

  static SocketClient open(TestServer server, String id) throws Exception {
    SocketClient client = new SocketClient();
    client.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(
                    "ws://127.0.0.1:" + server.server.port() + "/api/v1/avatars/" + id + "/socket"),
                client)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return client;
  }

  /** Opens one and takes the greeting out. */
  static SocketClient greeted(TestServer server, String id) throws Exception {
    SocketClient client = open(server, id);
    client.await("hello");
    return client;
  }

  SocketClient send(String json) throws Exception {
    socket.sendText(json, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  /** Sends what the server may refuse by closing, maybe before all of it has left this client. */
  void sendUnlessClosed(String json) throws Exception {
    unlessClosed(socket.sendText(json, true));
  }

  /** Likewise. */
  void sendBinaryUnlessClosed(byte[] content) throws Exception {
    unlessClosed(socket.sendBinary(ByteBuffer.wrap(content), true));
  }

  private static void unlessClosed(CompletableFuture<WebSocket> sent) throws Exception {
    try {
      sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof IOException)) {
        throw e;
      }
    }
  }

  void sendBinary(byte[] content) throws Exception {
    socket.sendBinary(ByteBuffer.wrap(content), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Stops reading: what is not yet here stays on the wire. */
  void stall() {
    reading = false;
  }

  void readOn() {
    reading = true;
    socket.request(1);
  }

  /** Ends without a goodbye. */
  void vanish() {
    socket.abort();
  }

  /** The next text of a type; others before it are dropped. */
  JsonNode await(String type) throws Exception {
    while (true) {
      JsonNode next = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("No message of type " + type);
      }
      if (next.get("type").asText().equals(type)) {
        return next;
      }
    }
  }

  /** Sends a request and waits for its answer. */
  JsonNode ask(String json) throws Exception {
    send(json);
    while (true) {
      JsonNode next = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("No answer to " + json);
      }
      if (next.get("type").asText().equals("done") || next.get("type").asText().equals("error")) {
        return next;
      }
    }
  }

  Frame frame() throws Exception {
    Frame next = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("No frame came");
    }
    return next;
  }

  int framesWaiting() {
    return frames.size();
  }

  End end() throws Exception {
    return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      try {
        texts.add(MAPPER.readTree(text.toString()));
      } catch (IOException e) {
        end.completeExceptionally(e);
      }
      text.setLength(0);
    }
    more(from);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    byte[] chunk = new byte[data.remaining()];
    data.get(chunk);
    bytes.writeBytes(chunk);
    if (last) {
      frames.add(new Frame(ByteBuffer.wrap(bytes.toByteArray())));
      bytes.reset();
    }
    more(from);
    return null;
  }

  private void more(WebSocket from) {
    if (reading) {
      from.request(1);
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    end.complete(new End(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    end.completeExceptionally(error);
  }

  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      socket.abort();
    }
  }
}
