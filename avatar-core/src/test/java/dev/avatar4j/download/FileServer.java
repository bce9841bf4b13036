package dev.avatar4j.download;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on a random port of this machine, whose answers a test chooses. */
public final class FileServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Answers one request; what it leaves unsaid is closed after it. */
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  public FileServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    asked.add(path.substring(1) + (range == null ? "" : " " + range));
    try (exchange) {
      answers.getOrDefault(path, refused -> status(refused, 404)).to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void on(String path, Answer answer) {
    answers.put("/" + path, answer);
  }

  /** Different answers to successive requests; the last one stays. */
  public void on(String path, Answer first, Answer... later) {
    List<Answer> left = new CopyOnWriteArrayList<>(List.of(first));
    left.addAll(Arrays.asList(later));
    on(path, exchange -> (left.size() > 1 ? left.remove(0) : left.get(0)).to(exchange));
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + path);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Paths in the order asked for, with their ranges. */
  public List<String> asked() {
    return asked;
  }

  public static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  public static Answer redirect(String location) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", location);
      status(exchange, 302);
    };
  }

  /** The whole, or the rest that a range with a fitting ETag asks for. */
  public static Answer file(byte[] content, String etag) {
    return exchange -> {
      int from = offset(exchange, etag, content.length);
      respond(exchange, content, from, content.length, etag);
    };
  }

  /** As {@link #file}, but the connection ends before the byte of that index. */
  public static Answer breakingOff(byte[] content, int at, String etag) {
    return exchange -> respond(exchange, content, offset(exchange, etag, content.length), at, etag);
  }

  /** As {@link #breakingOff}, but the connection stays open and silent. */
  public Answer stalling(byte[] content, int at, String etag) {
    return exchange -> {
      respond(exchange, content, offset(exchange, etag, content.length), at, etag);
      end.await();
    };
  }

  private static int offset(HttpExchange exchange, String etag, int length) {
    Headers headers = exchange.getRequestHeaders();
    String range = headers.getFirst("Range");
    boolean fits = range != null && etag.equals(headers.getFirst("If-Range"));
    int from = fits ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
    return from < length ? from : 0;
  }

  private static void respond(HttpExchange exchange, byte[] content, int from, int to, String etag)
      throws IOException {
    if (!etag.isEmpty()) {
      exchange.getResponseHeaders().set("ETag", etag);
    }
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    exchange.getResponseBody().write(content, from, to - from);
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
