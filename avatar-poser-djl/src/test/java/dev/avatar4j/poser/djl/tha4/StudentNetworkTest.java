package dev.avatar4j.poser.djl.tha4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.pose.Morph;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StudentNetworkTest {
  private static final int SIZE = 512;
  private final Frame picture = picture();

  @Test
  void every_pixel_is_what_the_network_computes() {
    SyntheticStudent student = SyntheticStudent.withPaint(0.3);
    float[] pose = pose(1);
    Frame frame = new Frame(SIZE, SIZE);
    try (StudentNetwork network = network(student, 2)) {
      network.draw(pose, true, null, frame);
    }
    PlainStudent plain = new PlainStudent(student, picture, pose);
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      int x = i == 0 ? 0 : i == 1 ? SIZE - 1 : random.nextInt(SIZE);
      int y = i == 0 ? 0 : i == 1 ? SIZE - 1 : random.nextInt(i % 2 == 0 ? SIZE : 300);
      double[] expected = plain.pixel(x, y);
      int pixel = y * SIZE + x;
      double alpha = frame.alpha()[pixel];
      for (int c = 0; c < 4; c++) {
        double actual = c == 3 ? alpha : frame.plane(c)[pixel] * alpha;
        assertThat(actual)
            .as("channel %d of (%d, %d)", c, x, y)
            .isCloseTo(expected[c], within(2e-4));
      }
    }
  }

  @Test
  void leaving_out_the_surroundings_leaves_out_nothing_visible() {
    Frame everything = new Frame(SIZE, SIZE);
    Frame figure = new Frame(SIZE, SIZE);
    try (StudentNetwork network = network(SyntheticStudent.clean(), 2)) {
      for (int seed = 0; seed < 3; seed++) {
        float[] pose = pose(seed);
        network.draw(pose, false, null, figure);
        assertThat(network.spans().pixels()).isBetween(SIZE * SIZE / 10, SIZE * SIZE / 2);
        network.draw(pose, true, null, everything);
        assertThat(maxDifference(figure, everything)).isLessThan(2e-3);
      }
    }
  }

  @Test
  void a_background_with_specks_is_computed_whole() {
    try (StudentNetwork network = network(SyntheticStudent.withPaint(0.01), 2)) {
      network.draw(pose(0), false, null, new Frame(SIZE, SIZE));
      assertThat(network.spans().pixels()).isEqualTo(SIZE * SIZE);
    }
  }

  @Test
  void the_face_that_is_kept_is_the_face_that_would_be_painted() {
    float[] turned = pose(4);
    turned[Morph.HEAD_X.ordinal()] = -0.5f;
    Frame fresh = new Frame(SIZE, SIZE);
    Frame kept = new Frame(SIZE, SIZE);
    try (StudentNetwork network = network(SyntheticStudent.clean(), 1)) {
      network.draw(turned, false, null, fresh);
      network.draw(pose(5), false, null, kept);
      network.draw(pose(4), false, null, kept);
      network.draw(turned, false, null, kept);
    }
    assertThat(maxDifference(fresh, kept)).isZero();
  }

  @Test
  void the_number_of_threads_changes_no_bit() {
    Frame one = new Frame(SIZE, SIZE);
    Frame three = new Frame(SIZE, SIZE);
    try (StudentNetwork network = network(SyntheticStudent.clean(), 1)) {
      network.draw(pose(6), false, null, one);
    }
    try (StudentNetwork network = network(SyntheticStudent.clean(), 3)) {
      network.draw(pose(6), false, null, three);
    }
    assertThat(maxDifference(one, three)).isZero();
  }

  private StudentNetwork network(SyntheticStudent student, int threads) {
    return new StudentNetwork(student.face(), student.body(), picture, threads);
  }

  private static double maxDifference(Frame a, Frame b) {
    double max = 0;
    for (int i = 0; i < SIZE * SIZE; i++) {
      max = Math.max(max, Math.abs(a.alpha()[i] - b.alpha()[i]));
      for (int c = 0; c < 3; c++) {
        max = Math.max(max, Math.abs(a.plane(c)[i] * a.alpha()[i] - b.plane(c)[i] * b.alpha()[i]));
      }
    }
    return max;
  }

  private static float[] pose(int seed) {
    Random random = new Random(seed);
    float[] pose = new float[Morph.COUNT];
    for (Morph morph : Morph.ALL) {
      pose[morph.ordinal()] = morph.clamp(2 * random.nextFloat() - 1);
    }
    return pose;
  }

  private static Frame picture() {
    BufferedImage image = SyntheticStudent.disc();
    PixelBuffer pixels = new PixelBuffer(SIZE, SIZE);
    for (int i = 0; i < SIZE * SIZE; i++) {
      int argb = image.getRGB(i % SIZE, i / SIZE);
      for (int c = 0; c < 4; c++) {
        pixels.rgba()[4 * i + c] = (byte) (argb >> (c == 3 ? 24 : 16 - 8 * c));
      }
    }
    Frame frame = new Frame(SIZE, SIZE);
    ColorTransfer.decode(pixels, frame);
    return frame;
  }
}
