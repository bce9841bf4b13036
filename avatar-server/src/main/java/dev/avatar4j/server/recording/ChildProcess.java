package dev.avatar4j.server.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that is fed by its standard input. It is ended by force when it keeps us waiting for
 * longer than our patience; of what it prints a little is kept. Used by one thread; {@link
 * #close()} may come from any.
 */
final class ChildProcess implements AutoCloseable {
  private static final int KEPT_OUTPUT = 1 << 16;
  private static final int SHOWN_OUTPUT = 400;
  private static final long POLL_MILLIS = 20;
  private static final long NO_DEADLINE = Long.MAX_VALUE;

  private final String name;
  private final Duration patience;
  private final Process process;
  private final OutputStream input;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Thread watch;
  private volatile long deadline = NO_DEADLINE;
  private volatile boolean stuck;

  private ChildProcess(Process process, String name, Duration patience) {
    this.process = process;
    this.name = name;
    this.patience = patience;
    input = process.getOutputStream();
    watch = new Thread(this::watch, "avatar-child-process");
    watch.setDaemon(true);
  }

  /**
   * Starts a program, without a shell.
   *
   * @param command the program and its arguments
   * @param patience the longest it may take to take a frame, and to end
   * @throws IOException if there is no such program
   */
  static ChildProcess start(List<String> command, Duration patience) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    ChildProcess child = new ChildProcess(process, command.get(0), patience);
    child.watch.start();
    return child;
  }

  private void watch() {
    byte[] chunk = new byte[4096];
    InputStream output = process.getInputStream();
    try {
      boolean alive = true;
      while (alive) {
        alive = !process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        drain(output, chunk);
        if (alive && deadline != NO_DEADLINE && System.nanoTime() - deadline > 0) {
          stuck = true;
          kill();
        }
      }
    } catch (IOException e) {
      // its output is gone: so is it, or it will be at the next deadline
      kill();
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /** Never reads more than there is, so that a child of the program cannot hold us up. */
  private void drain(InputStream output, byte[] chunk) throws IOException {
    for (int ready = output.available(); ready > 0; ready = output.available()) {
      int count = output.read(chunk, 0, Math.min(ready, chunk.length));
      synchronized (printed) {
        printed.write(chunk, 0, Math.max(0, Math.min(count, KEPT_OUTPUT - printed.size())));
      }
    }
  }

  /**
   * @param bytes what to feed it
   * @throws IOException if it has ended, or takes nothing for too long; the message says what it
   *     printed
   */
  void write(byte[] bytes) throws IOException {
    deadline = System.nanoTime() + patience.toNanos();
    try {
      input.write(bytes);
      input.flush();
    } catch (IOException e) {
      throw failure(e);
    } finally {
      deadline = NO_DEADLINE;
    }
  }

  /**
   * Ends its input and waits until it has ended.
   *
   * @return what it printed, at most {@value #KEPT_OUTPUT} bytes
   * @throws IOException if it fails or takes too long
   */
  String finish() throws IOException {
    deadline = System.nanoTime() + patience.toNanos();
    try {
      input.close();
      watch.join();
    } catch (IOException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw failure(e);
    }
    if (stuck || process.exitValue() != 0) {
      throw failure(null);
    }
    return printed();
  }

  private IOException failure(Exception cause) {
    if (stuck) {
      return new IOException(
          name + " made no progress for " + patience.toSeconds() + " s and was ended.", cause);
    }
    try {
      watch.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String words = printed().strip();
    String last = words.substring(Math.max(0, words.length() - SHOWN_OUTPUT));
    String status = process.isAlive() ? "closed its input" : "ended with " + process.exitValue();
    return new IOException(
        name + " " + status + (last.isEmpty() ? " and said nothing." : ": " + last), cause);
  }

  private String printed() {
    synchronized (printed) {
      return printed.toString(StandardCharsets.UTF_8);
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Ends it by force if it is still there. Idempotent. */
  @Override
  public void close() {
    kill();
  }
}
