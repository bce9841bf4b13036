package dev.avatar4j.poser.djl.tha4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import dev.avatar4j.poser.djl.SharedFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares frames of a real student with those of the reference implementation.
 *
 * <p>The reference's pixels are premultiplied and overshoot: where its colour exceeds its alpha, no
 * pixel with straight alpha in 0..1 stands for it, and a frame holds the colour cut down to alpha.
 * So alpha is compared as it is, and colour with the golden's colour brought to 0..alpha.
 */
class Tha4GoldenTest {
  private static final int SIZE = 512;
  private static final int SAMPLES = 4096;
  private static Poser poser;
  private static PoserSession session;
  private static Path goldens;
  private static float[] poses;
  private static Frame[] frames;

  @BeforeAll
  static void load() {
    Path model = SharedFiles.require("models/tha4/lambda_00");
    goldens = SharedFiles.require("golden/tha/tha4_student/lambda_00");
    poses = SharedFiles.floats(SharedFiles.require("golden/tha/poses/poses.f32"));
    poser = Posers.create("tha4:" + model + "?threads=2");
    session = poser.open(poser.ownCharacter().orElseThrow());
    frames = new Frame[poses.length / Morph.COUNT];
  }

  @AfterAll
  static void close() {
    if (poser != null) {
      poser.close();
    }
  }

  @Test
  void all_twelve_poses_agree_with_the_reference() {
    for (int index = 0; index < frames.length; index++) {
      Frame frame = draw(index);
      float[] golden = SharedFiles.floats(goldens.resolve(name(index) + ".f32"));
      double sum = 0;
      double max = 0;
      for (int k = 0; k < SAMPLES; k++) {
        int pixel = (int) ((k * 2654435761L + 97) % (SIZE * SIZE));
        float alpha = unit(golden[4 * k + 3]);
        for (int c = 0; c < 4; c++) {
          float expected = c == 3 ? alpha : Math.min(alpha, unit(golden[4 * k + c]));
          float actual =
              c == 3 ? frame.alpha()[pixel] : frame.plane(c)[pixel] * frame.alpha()[pixel];
          double difference = Math.abs(expected - actual);
          sum += difference;
          max = Math.max(max, difference);
        }
      }
      assertThat(sum / (4 * SAMPLES)).as("mean of %s", name(index)).isLessThan(5e-5);
      assertThat(max).as("maximum of %s", name(index)).isLessThan(2e-3);
    }
  }

  @Test
  void every_pixel_is_within_one_code_of_the_reference_picture() throws IOException {
    for (int index = 0; index < frames.length; index++) {
      Frame frame = draw(index);
      BufferedImage golden = ImageIO.read(goldens.resolve(name(index) + ".png").toFile());
      for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
        int argb = golden.getRGB(pixel % SIZE, pixel / SIZE);
        float alpha = frame.alpha()[pixel];
        int goldenAlpha = argb >>> 24;
        if (Math.abs(Math.round(alpha * 255) - goldenAlpha) > 1) {
          throw new AssertionError(name(index) + " pixel " + pixel + ": alpha " + alpha * 255);
        }
        for (int c = 0; c < 3; c++) {
          int cutToAlpha = ColorTransfer.linearToByte(alpha);
          int expected = Math.min(argb >> (16 - 8 * c) & 255, cutToAlpha);
          int actual = ColorTransfer.linearToByte(frame.plane(c)[pixel] * alpha);
          if (Math.abs(expected - actual) > 1) {
            throw new AssertionError(
                name(index) + " pixel " + pixel + ": " + actual + " instead of " + expected);
          }
        }
      }
    }
  }

  /** Both tests look at the same frames. */
  private static Frame draw(int index) {
    if (frames[index] == null) {
      float[] values = Arrays.copyOfRange(poses, index * Morph.COUNT, (index + 1) * Morph.COUNT);
      frames[index] = new Frame(SIZE, SIZE);
      session.pose(Pose.of(values), frames[index]);
    }
    return frames[index];
  }

  private static String name(int index) {
    return "pose_%02d".formatted(index);
  }

  private static float unit(float value) {
    return Math.max(0f, Math.min(1f, (value + 1) / 2));
  }
}
