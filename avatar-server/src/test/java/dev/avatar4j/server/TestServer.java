package dev.avatar4j.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.Avatar;
import dev.avatar4j.AvatarBuilder;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pipeline.FrameClock;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.server.speech.SpeechEngine;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;

/** A server on a random port with a fake poser, and a client for it. */
final class TestServer implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  final FakePoser poser = new FakePoser();
  final Avatar avatar;
  final AvatarServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestServer(
      UnaryOperator<AvatarBuilder> look, UnaryOperator<AvatarServer.Builder> options) {
    avatar = look.apply(Avatar.builder().poser(poser).image(character("plain"))).seed(1).build();
    server = options.apply(AvatarServer.builder(avatar).port(0)).build();
    try {
      server.start();
    } catch (RuntimeException e) {
      avatar.close();
      throw e;
    }
  }

  static TestServer start() {
    return start(UnaryOperator.identity());
  }

  static TestServer start(UnaryOperator<AvatarServer.Builder> options) {
    return new TestServer(UnaryOperator.identity(), options);
  }

  /** One whose avatar is drawn by the built-in poser, with the character that ships with it. */
  static TestServer startWithPicture() {
    return new TestServer(fake -> Avatar.builder(), UnaryOperator.identity());
  }

  /** One whose avatar is drawn by the built-in poser and speaks with that engine. */
  static TestServer startSpeaking(String engine) {
    return new TestServer(
        fake -> Avatar.builder(), options -> options.speech(SpeechEngine.of(engine)));
  }

  /** One whose avatar is drawn by that poser. */
  static TestServer startWith(Poser poser) {
    return startWith(poser, UnaryOperator.identity());
  }

  static TestServer startWith(Poser poser, UnaryOperator<AvatarServer.Builder> options) {
    return new TestServer(look -> look.poser(poser), options);
  }

  /** A server whose avatar goes by a clock of its own. */
  static TestServer start(FrameClock clock, UnaryOperator<AvatarServer.Builder> options) {
    return new TestServer(look -> look.clock(clock), options);
  }

  static CharacterImage character(String name) {
    return new CharacterImage(name, new Frame(512, 512), Map.of(), Optional.empty(), List.of());
  }

  static byte[] png(int width, int height) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
      image.createGraphics().fillOval(width / 4, height / 4, width / 2, height / 2);
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  HttpResponse<byte[]> getBytes(String path) throws Exception {
    return sendForBytes(request(path));
  }

  HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpResponse<String> postJson(String path, String body) throws Exception {
    return sendJson("POST", path, body);
  }

  CompletableFuture<HttpResponse<String>> postJsonLater(String path, String body) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> sendJson(String method, String path, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> postForm(String path, String field, String fileName, byte[] content)
      throws Exception {
    return postParts(path, part(field, fileName, content));
  }

  /** One part of a form: its headers and its content. */
  static byte[] part(String field, String fileName, byte[] content) {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    part.writeBytes(
        ("--xyz\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                + "Content-Type: image/png\r\n\r\n")
            .formatted(field, fileName)
            .getBytes(StandardCharsets.UTF_8));
    part.writeBytes(content);
    part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    return part.toByteArray();
  }

  static byte[] jsonPart(String field, String json) {
    return part(field, field + ".json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpRequest.BodyPublisher form(byte[]... parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.writeBytes(part);
    }
    body.writeBytes("--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
    return HttpRequest.BodyPublishers.ofByteArray(body.toByteArray());
  }

  private HttpRequest formRequest(String path, byte[]... parts) {
    return request(path)
        .header("Content-Type", "multipart/form-data; boundary=xyz")
        .POST(form(parts))
        .build();
  }

  HttpResponse<String> postParts(String path, byte[]... parts) throws Exception {
    return client.send(formRequest(path, parts), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<byte[]> postPartsForBytes(String path, byte[]... parts) throws Exception {
    return client.send(formRequest(path, parts), HttpResponse.BodyHandlers.ofByteArray());
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return MAPPER.readTree(response.body());
  }

  /** The error object of an error reply. */
  static JsonNode error(HttpResponse<String> response) throws IOException {
    return json(response).get("error");
  }

  @Override
  public void close() {
    server.close();
    avatar.close();
  }
}
