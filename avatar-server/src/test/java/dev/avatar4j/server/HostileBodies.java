package dev.avatar4j.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Bodies that no well-meaning client sends; the same for the same random numbers. */
final class HostileBodies {
  private static final List<String> FIELDS =
      List.of(
          "name",
          "emotion",
          "emotion_name",
          "mix",
          "intensity",
          "text",
          "on",
          "gaze",
          "effect",
          "set",
          "modify",
          "unset",
          "fade",
          "expiry",
          "seconds",
          "settings",
          "emotions",
          "poser",
          "automation",
          "paused",
          "target_fps",
          "crop",
          "postprocessor_chain",
          "upscale",
          "format",
          "instance_id",
          "overrides",
          "action",
          "animator_settings",
          "filters",
          "preset",
          "quality",
          "upscaled_width",
          "upscaled_height",
          "joy",
          "mouth_smirk",
          "blush1",
          "idle_pause_seconds",
          "type",
          "requestId",
          "fps",
          "background");

  private static final List<String> SCALARS =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e308",
          "-1e999999",
          "9".repeat(400),
          "0.0000001",
          "99999999999999999999",
          "\"\"",
          "\"default\"",
          "\"joy\"",
          "\"auto\"",
          "\"apng\"",
          "\"png-frames\"",
          "\"webm\"",
          "\"NaN\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"../../etc/passwd\"",
          "\"<script>\"",
          "NaN",
          "Infinity",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[1,2,3,4,5]",
          "\"" + "x".repeat(5000) + "\"");

  private static final byte[] PICTURE = TestServer.png(64, 64);

  private final Random random;

  HostileBodies(Random random) {
    this.random = random;
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  byte[] noise() {
    byte[] bytes = new byte[random.nextInt(3000)];
    random.nextBytes(bytes);
    return bytes;
  }

  byte[] json() {
    String text =
        switch (random.nextInt(6)) {
          case 0 -> deep();
          case 1 -> object(0).substring(random.nextInt(2));
          case 2 -> "{\"" + oneOf(FIELDS) + "\":" + oneOf(SCALARS) + ",".repeat(random.nextInt(3));
          default -> object(0);
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String deep() {
    int depth = 10 + random.nextInt(100_000);
    String open = oneOf(List.of("[", "{\"a\":", "{\"settings\":{\"crop\":", "[{\"mix\":"));
    String body = open.repeat(depth) + "1";
    return random.nextBoolean() ? body : "{\"" + oneOf(FIELDS) + "\":" + body;
  }

  private String object(int depth) {
    StringBuilder json = new StringBuilder("{");
    int fields = random.nextInt(6);
    for (int i = 0; i < fields; i++) {
      json.append(i == 0 ? "" : ",").append('"').append(oneOf(FIELDS)).append("\":");
      json.append(depth < 4 && random.nextInt(3) == 0 ? object(depth + 1) : oneOf(SCALARS));
    }
    return json.append('}').toString();
  }

  /** A form with boundary {@code xyz}, whole, cut off or damaged. */
  byte[] form() {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    int parts = random.nextInt(20) == 0 ? 500 : 1 + random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      String name =
          oneOf(List.of("file", "json", "blush1", "landmarks", "settings", "a\"b", "é", "../x"));
      List<Supplier<byte[]>> contents = List.of(this::picture, this::json, this::noise);
      form.writeBytes(
          TestServer.part(parts > 9 ? name + i : name, name + ".png", oneOf(contents).get()));
    }
    form.writeBytes("--xyz--\r\n".getBytes(StandardCharsets.US_ASCII));
    byte[] bytes = form.toByteArray();
    return switch (random.nextInt(4)) {
      case 0 -> java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> damaged(bytes);
      default -> bytes;
    };
  }

  private byte[] damaged(byte[] bytes) {
    byte[] copy = bytes.clone();
    for (int i = 0; i < 1 + random.nextInt(20); i++) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt();
    }
    return copy;
  }

  /** A picture: good, damaged, or one that promises or unfolds into far too many pixels. */
  byte[] picture() {
    return switch (random.nextInt(6)) {
      case 0 -> PICTURE;
      case 1 -> damaged(PICTURE);
      case 2 -> bomb(1 << random.nextInt(31), 1 << random.nextInt(31), 1000);
      case 3 -> bomb(random.nextInt(), random.nextInt(), 1000);
      case 4 -> bomb(1 + random.nextInt(64), 1 + random.nextInt(64), 20_000_000);
      default -> bomb(8192, 2048, 5000);
    };
  }

  private byte[] bomb(int width, int height, int unfolded) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 137, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
    byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).array();
    header[9] = 6;
    chunk(png, "IHDR", header);
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[unfolded]);
    deflater.finish();
    byte[] packed = new byte[unfolded / 500 + 200];
    int length = deflater.deflate(packed);
    deflater.end();
    chunk(png, "IDAT", java.util.Arrays.copyOf(packed, length));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
