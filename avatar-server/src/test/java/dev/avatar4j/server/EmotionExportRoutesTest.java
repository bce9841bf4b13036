package dev.avatar4j.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.export.EmotionExport;
import dev.avatar4j.export.ZipSink;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import dev.avatar4j.server.avatars.AvatarRequest;
import dev.avatar4j.server.posing.AvatarPosing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** All emotions of an avatar as one archive, over HTTP. */
class EmotionExportRoutesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How HTTP ends a reply whose length was not told before. */
  private static final String LAST_CHUNK = "0" + "\r\n".repeat(2);

  private static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  private static byte[] exportOfSdk(EmotionLibrary library) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Poser poser = Posers.create("warp");
        PoserSession session = poser.open(CharacterImages.defaultCharacter());
        ZipSink zip = new ZipSink(out)) {
      new EmotionExport(library).write(session, 0, zip, done -> {});
    }
    return out.toByteArray();
  }

  @Test
  void the_archive_has_a_picture_and_the_preset_of_each_emotion_and_pages_hear_how_far_it_is()
      throws Exception {
    try (TestServer server = TestServer.startWithPicture();
        SocketClient page = SocketClient.greeted(server, "default")) {
      server.sendJson("PUT", "/api/v1/emotions/joy", "{\"cels\": {\"blush1\": 1}}");
      HttpResponse<byte[]> reply = server.getBytes("/api/v1/emotions.zip");
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/zip");
      assertThat(reply.headers().firstValue("Content-Disposition").orElse(""))
          .contains("emotions.zip");
      EmotionLibrary library = server.avatar.emotions();
      assertThat(reply.body()).as("bytes").isEqualTo(exportOfSdk(library));
      Map<String, byte[]> entries = entries(reply.body());
      assertThat(entries).hasSize(57);
      assertThat(entries.keySet()).filteredOn(name -> name.endsWith(".png")).hasSize(28);
      JsonNode all = JSON.readTree(entries.get("_emotions.json"));
      assertThat(all).hasSize(28);
      for (String name : library.names()) {
        JsonNode own = JSON.readTree(entries.get(name + ".json")).get(name);
        assertThat(EmotionTemplate.parse(name, own, warning -> {}))
            .isEqualTo(library.require(name));
        assertThat(all.get(name)).isEqualTo(own);
      }
      for (int done = 1; done <= 28; done++) {
        JsonNode progress = page.await("export-progress");
        assertThat(progress.get("done").intValue()).isEqualTo(done);
        assertThat(progress.get("total").intValue()).isEqualTo(28);
      }
      assertThat(server.avatar.emotion()).isEqualTo("neutral");
    }
  }

  private static void await(BooleanSupplier condition) throws Exception {
    long patience = System.nanoTime() + SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(patience);
      Thread.onSpinWait();
    }
  }

  @Test
  void one_export_at_a_time_with_stills_in_between_and_ended_when_the_client_goes()
      throws Exception {
    GatedPoser poser = new GatedPoser();
    try (TestServer server = TestServer.startWith(poser)) {
      poser.gate.release(2);
      RawClient client = RawClient.get(server.server.port(), "/api/v1/emotions.zip?output=frame");
      await(() -> poser.drawn.get() == 2 && poser.waiting.get() == 1);
      HttpResponse<String> second = server.get("/api/v1/emotions.zip");
      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(TestServer.error(second).get("reason").textValue()).contains("exported already");
      CompletableFuture<HttpResponse<String>> still = server.postJsonLater("/api/v1/pose", "{}");
      await(() -> stills(server).waiting() == 1);
      poser.gate.release(2);
      assertThat(still.get(20, SECONDS).statusCode()).isEqualTo(200);
      client.vanish();
      poser.gate.release(100);
      HttpResponse<byte[]> next = server.getBytes("/api/v1/emotions.zip");
      while (next.statusCode() == 409) {
        next = server.getBytes("/api/v1/emotions.zip");
      }
      assertThat(entries(next.body())).hasSize(57);
      assertThat(poser.drawn.get())
          .as("the first was not drawn to its end")
          .isLessThan(1 + 28 + 28);
      assertThat(poser.open.get()).isEqualTo(1);
    }
    assertThat(poser.open.get()).as("closed with the server").isZero();
  }

  @Test
  void an_export_is_broken_off_when_the_character_is_exchanged() throws Exception {
    GatedPoser poser = new GatedPoser();
    try (TestServer server = TestServer.startWith(poser)) {
      poser.gate.release(2);
      try (RawClient client = RawClient.get(server.server.port(), "/api/v1/emotions.zip")) {
        await(() -> poser.drawn.get() == 2 && poser.waiting.get() == 1);
        server.avatar.setCharacter(TestServer.character("other"));
        poser.gate.release(100);
        String rest = new String(client.in.readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(rest).as("not a whole file").doesNotEndWith(LAST_CHUNK);
        assertThat(rest).doesNotContain("_emotions.json");
      }
      assertThat(poser.drawn.get()).isEqualTo(3);
    }
  }

  private static AvatarPosing stills(TestServer server) {
    return server.server.posing().of(server.server.avatars().defaultAvatar());
  }

  @Test
  void an_export_ends_when_its_avatar_is_unloaded() throws Exception {
    GatedPoser poser = new GatedPoser();
    try (TestServer server = TestServer.startWith(poser)) {
      String id = server.server.avatars().create(AvatarRequest.DEFAULTS).id();
      poser.gate.release(2);
      String path = "/api/v1/avatars/" + id + "/emotions.zip";
      try (RawClient client = RawClient.get(server.server.port(), path)) {
        await(() -> poser.drawn.get() == 2 && poser.waiting.get() == 1);
        CompletableFuture<Boolean> removed =
            CompletableFuture.supplyAsync(() -> server.server.avatars().remove(id));
        await(() -> server.server.avatars().find(id).isEmpty());
        poser.gate.release(1);
        assertThat(removed.get(20, SECONDS)).isTrue();
        String rest = new String(client.in.readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(rest).doesNotContain("_emotions.json").doesNotEndWith(LAST_CHUNK);
      }
      assertThat(poser.open.get()).isZero();
      assertThat(server.get(path).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void an_output_that_is_not_there_is_refused_before_anything_is_sent() throws Exception {
    try (TestServer server = TestServer.start()) {
      for (String output : new String[] {"1", "-1", "x", ""}) {
        HttpResponse<String> reply = server.get("/api/v1/emotions.zip?output=" + output);
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("output");
      }
      assertThat(server.getBytes("/api/v1/emotions.zip?output=0").statusCode()).isEqualTo(200);
    }
  }
}
