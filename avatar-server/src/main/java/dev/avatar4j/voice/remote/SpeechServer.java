package dev.avatar4j.voice.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.AvatarException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A speech server that is asked over HTTP. Each question has one time limit for all of its answer;
 * redirects are not followed. Thread-safe.
 */
final class SpeechServer {
  /** An hour of speech at 24 kHz is 173 MB; a sentence is far below this. */
  static final int MAX_BYTES = 64 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int SHOWN = 200;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final URI base;
  private final String key;
  private final Duration timeout;

  /** The key is sent as a bearer token; none if it is empty. */
  SpeechServer(URI base, String key, Duration timeout) {
    this.base = base;
    this.key = key;
    this.timeout = timeout;
  }

  URI base() {
    return base;
  }

  HttpResponse<byte[]> get(String path) throws InterruptedException {
    return ask(path, request(path).GET().build());
  }

  HttpResponse<byte[]> post(String path, JsonNode body) throws InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return ask(path, request);
  }

  /** Like {@link #post}, for those answers that are of use. */
  HttpResponse<byte[]> require(String path, JsonNode body) throws InterruptedException {
    return requireOk(path, post(path, body));
  }

  HttpResponse<byte[]> requireOk(String path, HttpResponse<byte[]> response) {
    if (response.statusCode() != OK) {
      String reason = new String(response.body(), StandardCharsets.UTF_8).strip();
      reason = reason.replaceAll("<[^>]{0,200}>|\\s+", " ").strip();
      throw new AvatarException(
          "The speech server at "
              + base
              + " answered "
              + response.statusCode()
              + " to "
              + path
              + (reason.isEmpty() ? "." : ": " + shortened(reason)));
    }
    return response;
  }

  JsonNode json(String path, HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(new String(response.body(), StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new AvatarException(
          "The speech server at " + base + " answered " + path + " with broken JSON.", e);
    }
  }

  static boolean isOk(HttpResponse<byte[]> response) {
    return response.statusCode() == OK;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  /** The client's own time limit ends with the headers; this one covers the body too. */
  private HttpResponse<byte[]> ask(String path, HttpRequest request) throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, headers -> new LimitedBody(MAX_BYTES));
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new AvatarException(
          "The speech server at "
              + base
              + " did not answer "
              + path
              + " within "
              + timeout.toMillis()
              + " ms; is it overloaded?",
          e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      String reason =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw new AvatarException(
          "The speech server at " + base + " cannot be asked (" + reason + "); is it running?",
          cause);
    } finally {
      answer.cancel(true);
    }
  }

  private static String shortened(String reason) {
    return reason.length() <= SHOWN ? reason : reason.substring(0, SHOWN) + "...";
  }
}
