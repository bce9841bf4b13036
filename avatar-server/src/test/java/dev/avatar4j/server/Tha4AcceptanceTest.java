package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.server.cli.AvatarCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code avatar pose --raw} against the reference's frames of a real character. */
class Tha4AcceptanceTest {
  private static final Path SHARED = Path.of("../../shared");
  private static final Path MODEL = SHARED.resolve("models/tha4/lambda_00");
  private static final Path GOLDEN = SHARED.resolve("golden/tha");
  private static final int PIXELS = 512 * 512;

  @TempDir Path folder;

  @BeforeEach
  void needsTheSharedFiles() {
    assumeTrue(Files.isDirectory(MODEL), "skipped: no ../shared with a THA4 model");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void the_raw_frame_agrees_with_the_reference(int pose) throws Exception {
    Path json = writePose(pose);
    Path raw = folder.resolve("out.f32");
    StringWriter err = new StringWriter();
    int exitCode =
        AvatarCommand.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            "pose",
            "--poser",
            "tha4:" + MODEL,
            "--pose",
            json.toString(),
            "--raw",
            raw.toString());
    assertThat(exitCode).as(err.toString()).isZero();
    compare(floats(raw), pose);
  }

  private Path writePose(int pose) throws IOException {
    FloatBuffer values = floats(GOLDEN.resolve("poses/poses.f32"));
    ObjectNode keys = new ObjectMapper().createObjectNode();
    for (Morph morph : Morph.ALL) {
      keys.put(morph.key(), values.get(pose * Morph.COUNT + morph.ordinal()));
    }
    Path file = folder.resolve("p.json");
    Files.writeString(file, keys.toString());
    return file;
  }

  private static void compare(FloatBuffer ours, int pose) throws IOException {
    String name = "pose_%02d.f32".formatted(pose);
    FloatBuffer golden = floats(GOLDEN.resolve("tha4_student/lambda_00").resolve(name));
    JsonNode image = finalImage(pose);
    int positions = image.get("positions").asInt();
    int offset = image.get("offset_floats").asInt();
    double sum = 0;
    double worst = 0;
    for (long k = 0; k < positions; k++) {
      int at = (int) ((k * 2654435761L + 97) % PIXELS);
      float alpha = ours.get(3 * PIXELS + at);
      float goldenAlpha = clamp((golden.get(offset + (int) k * 4 + 3) + 1) / 2, 1);
      for (int channel = 0; channel < 4; channel++) {
        float value = ours.get(channel * PIXELS + at) * (channel == 3 ? 1 : alpha);
        float expected = (golden.get(offset + (int) k * 4 + channel) + 1) / 2;
        double difference = Math.abs(value - clamp(expected, channel == 3 ? 1 : goldenAlpha));
        sum += difference;
        worst = Math.max(worst, difference);
      }
    }
    assertThat(sum / (positions * 4)).as("mean of pose %d", pose).isLessThan(5e-5);
    assertThat(worst).as("maximum of pose %d", pose).isLessThan(2e-3);
  }

  /** The network overshoots; a premultiplied colour means something only in 0..alpha. */
  private static float clamp(float value, float max) {
    return Math.max(0, Math.min(max, value));
  }

  private static JsonNode finalImage(int pose) throws IOException {
    JsonNode manifest =
        new ObjectMapper()
            .readTree(GOLDEN.resolve("tha4_student/lambda_00/manifest.json").toFile());
    return manifest.get("poses").get(pose).get("tensors").get(0);
  }

  private static FloatBuffer floats(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }
}
