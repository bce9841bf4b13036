package dev.avatar4j.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A viewer on a thread and a socket of its own, which counts what it gets and what it misses. */
final class Viewer implements Runnable {
  private static final int SLOW_BYTES = 4096;
  private static final long SLOW_PAUSE_NANOS = 100_000_000L;
  private static final int DYING_FRAMES = 10;
  private static final int MOST_VISIT_SECONDS = 20;

  private final int port;
  private final String path;
  private final Behaviour behaviour;
  private final Random random;
  private final byte[] buffer = new byte[1 << 16];
  private volatile boolean stopped;
  private volatile long frames;
  private volatile long lost;
  private volatile long connections;
  private volatile long failures;

  Viewer(int port, String path, Behaviour behaviour, long seed) {
    this.port = port;
    this.path = path;
    this.behaviour = behaviour;
    this.random = new Random(seed);
  }

  Behaviour behaviour() {
    return behaviour;
  }

  long frames() {
    return frames;
  }

  /** Frames that were drawn between two that this viewer got. */
  long lost() {
    return lost;
  }

  long connections() {
    return connections;
  }

  /** Connections that the server refused or ended. */
  long failures() {
    return failures;
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        watch();
      } catch (IOException e) {
        if (!stopped && behaviour != Behaviour.STALLED && behaviour != Behaviour.SLOW) {
          failures++;
        }
        LockSupport.parkNanos(SLOW_PAUSE_NANOS);
      }
    }
  }

  private void watch() throws IOException {
    try (Socket socket = new Socket()) {
      if (behaviour != Behaviour.HEALTHY) {
        socket.setReceiveBufferSize(SLOW_BYTES);
      }
      socket.setSoTimeout(30_000);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      if (!readHead(in).startsWith("HTTP/1.1 200")) {
        throw new IOException("refused");
      }
      connections++;
      read(in, System.nanoTime() + random.nextInt(MOST_VISIT_SECONDS) * 1_000_000_000L);
      if (behaviour == Behaviour.DYING) {
        socket.setSoLinger(true, 0);
      }
    }
  }

  private void read(InputStream in, long leave) throws IOException {
    long previous = 0;
    for (int count = 0; !stopped; count++) {
      boolean leaves =
          (behaviour == Behaviour.DYING && count >= DYING_FRAMES)
              || (behaviour == Behaviour.VISITING && System.nanoTime() > leave);
      if (leaves) {
        return;
      }
      while (behaviour == Behaviour.STALLED && count > 0 && !stopped) {
        LockSupport.parkNanos(SLOW_PAUSE_NANOS);
      }
      String head = readHead(in);
      long sequence = number(head, "X-Frame-Sequence: ");
      skip(in, number(head, "Content-Length: ") + 2);
      frames++;
      if (previous > 0 && sequence > previous) {
        lost += sequence - previous - 1;
      }
      previous = sequence;
    }
  }

  private void skip(InputStream in, long length) throws IOException {
    for (long left = length; left > 0; ) {
      int most = behaviour == Behaviour.SLOW ? SLOW_BYTES : buffer.length;
      int read = in.read(buffer, 0, (int) Math.min(left, most));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
      if (behaviour == Behaviour.SLOW) {
        LockSupport.parkNanos(SLOW_PAUSE_NANOS);
      }
    }
  }

  private static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder(512);
    while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static long number(String head, String name) {
    int start = head.indexOf(name) + name.length();
    return Long.parseLong(head.substring(start, head.indexOf("\r\n", start)));
  }
}
