package dev.avatar4j.voice.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.WavWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on a random port of this machine that answers as a test says. */
final class FakeSpeechServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Map<String, JsonNode> bodies = new ConcurrentHashMap<>();
  private final Map<String, String> keys = new ConcurrentHashMap<>();

  /** Answers one request. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  FakeSpeechServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void on(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (body.length > 0) {
              bodies.put(path, JSON.readTree(body));
            }
            String key = exchange.getRequestHeaders().getFirst("Authorization");
            keys.put(path, key == null ? "" : key);
            answer.to(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** What was sent to that path last. */
  JsonNode body(String path) {
    return bodies.get(path);
  }

  String key(String path) {
    return keys.get(path);
  }

  static Answer json(String text) {
    return bytes(200, text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  static Answer status(int status, String text) {
    return bytes(status, text.getBytes(StandardCharsets.UTF_8));
  }

  static Answer wav() {
    return bytes(200, sound());
  }

  static Answer bytes(int status, byte[] body) {
    return exchange -> {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    };
  }

  /** Takes the request and never answers. */
  Answer never() {
    return exchange -> end.await();
  }

  /** Begins an answer and never ends it. */
  Answer stalling() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write(sound(), 0, 10);
      exchange.getResponseBody().flush();
      end.await();
    };
  }

  /** A second of sound. */
  static byte[] sound() {
    short[] samples = new short[24_000];
    Arrays.fill(samples, (short) 4000);
    return WavWriter.toBytes(Sound.ofPcm16(samples, 24_000));
  }

  static String base64() {
    return Base64.getEncoder().encodeToString(sound());
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
