package dev.avatar4j.poser.djl.tha4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.image.Cel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import dev.avatar4j.poser.djl.SharedFiles;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cels on a published model, whose eyes lie at (234, 147) and (276, 147). */
class Tha4CelTest {
  private Poser poser;
  private PoserSession session;

  @BeforeEach
  void open() {
    poser = Posers.create("tha4:" + SharedFiles.require("models/tha4/lambda_00") + "?threads=2");
    CharacterImage own =
        CharacterImages.load(SharedFiles.require("models/tha4/lambda_00/character.png"));
    Map<String, Cel> cels =
        Map.of("data1", patch(270, 138, 14, 18), "blush1", patch(215, 163, 82, 8));
    session =
        poser.open(
            new CharacterImage(own.name(), own.picture(), cels, own.landmarks(), own.warnings()));
  }

  @AfterEach
  void close() {
    if (poser != null) {
      poser.close();
    }
  }

  /** Pure green. */
  private static Cel patch(int x, int y, int width, int height) {
    Frame pixels = new Frame(width, height);
    Arrays.fill(pixels.green(), 1f);
    Arrays.fill(pixels.alpha(), 1f);
    return new Cel(x, y, pixels);
  }

  private Frame draw(Pose pose, CelStrengths cels) {
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    session.pose(pose, cels, frame);
    return frame;
  }

  /** Number, mean column and mean row of the pixels that turn green. */
  private double[] green(Pose pose, CharacterCel wanted) {
    Frame frame = draw(pose, cel -> cel == wanted ? 1f : 0f);
    double count = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < frame.size(); i++) {
      if (frame.alpha()[i] > 0.5f && frame.green()[i] > 0.4f + frame.red()[i]) {
        count++;
        sumX += i % CharacterImage.SIZE;
        sumY += i / CharacterImage.SIZE;
      }
    }
    return new double[] {count, sumX / count, sumY / count};
  }

  @Test
  void a_blush_lies_on_the_face_and_turns_with_it() {
    double[] rest = green(Pose.NEUTRAL, CharacterCel.BLUSH1);
    assertThat(rest[0]).isBetween(500.0, 800.0);
    assertThat(rest[1]).isBetween(253.0, 259.0);
    assertThat(rest[2]).isBetween(163.0, 172.0);
    double[] turned = green(Pose.NEUTRAL.with(Morph.HEAD_Y, 1f), CharacterCel.BLUSH1);
    assertThat(turned[0]).isBetween(400.0, 800.0);
    assertThat(turned[1]).isLessThan(rest[1] - 4);
    double[] up = green(Pose.NEUTRAL.with(Morph.HEAD_X, 1f), CharacterCel.BLUSH1);
    assertThat(up[2]).isLessThan(rest[2] - 2);
  }

  @Test
  void a_cel_on_the_eyeball_follows_the_iris_and_is_hidden_by_the_lids() {
    double[] rest = green(Pose.NEUTRAL, CharacterCel.DATA1);
    assertThat(rest[0]).isGreaterThan(80);
    double[] left = green(Pose.NEUTRAL.with(Morph.IRIS_ROTATION_Y, 1f), CharacterCel.DATA1);
    assertThat(left[1]).isLessThan(rest[1] - 1.5);
    double[] half = green(Pose.NEUTRAL.with(Morph.EYE_WINK_LEFT, 0.5f), CharacterCel.DATA1);
    assertThat(half[0]).isLessThan(0.7 * rest[0]);
    assertThat(green(Pose.NEUTRAL.with(Morph.EYE_WINK_LEFT, 1f), CharacterCel.DATA1)[0]).isZero();
  }

  @Test
  void the_face_is_itself_again_after_cels() {
    Frame before = draw(Pose.NEUTRAL, CelStrengths.NONE);
    draw(Pose.NEUTRAL, cel -> 1f);
    Frame after = draw(Pose.NEUTRAL, CelStrengths.NONE);
    for (int c = 0; c < 4; c++) {
      assertThat(after.plane(c)).isEqualTo(before.plane(c));
    }
  }
}
