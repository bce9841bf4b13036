package dev.avatar4j.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A client on a bare socket: it sees every byte, reads as slowly as it likes, and can vanish. */
final class RawClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  final Socket socket;
  final InputStream in;
  String head = "";

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /** One part of a feed. */
  record Part(String head, Map<String, String> headers, byte[] body) {
    long sequence() {
      return Long.parseLong(headers.get("x-frame-sequence"));
    }
  }

  /** Asks for a page as a browser would and reads the head of the reply. */
  static RawClient get(int port, String path) throws IOException {
    return send(port, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n");
  }

  /** A client whose receive buffer is small, so that not reading is felt soon. */
  static RawClient getWithSmallBuffer(int port, String path) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return send(socket, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n");
  }

  static RawClient send(int port, String request) throws IOException {
    return send(new Socket(InetAddress.getLoopbackAddress(), port), request);
  }

  private static RawClient send(Socket socket, String request) throws IOException {
    socket.setSoTimeout(TIMEOUT_MILLIS);
    RawClient client = new RawClient(socket);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    client.head = client.readHead();
    return client;
  }

  int status() {
    return Integer.parseInt(head.split(" ", 3)[1]);
  }

  /** Everything up to and including the next empty line. */
  private String readHead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("The connection ended after: " + text);
      }
      bytes.write(next);
      text = bytes.toString(StandardCharsets.ISO_8859_1);
    }
    return text;
  }

  Part readPart() throws IOException {
    String partHead = readHead();
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : partHead.split("\r\n")) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
      }
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.get("content-length")));
    byte[] end = in.readNBytes(2);
    if (end.length < 2 || end[0] != '\r' || end[1] != '\n') {
      throw new EOFException("The part does not end with a line break.");
    }
    return new Part(partHead, headers, body);
  }

  /** Vanishes without a goodbye: the server sees a connection reset. */
  void vanish() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
