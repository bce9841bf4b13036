package dev.avatar4j.poser.warp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.MorphCategory;
import dev.avatar4j.pose.Pose;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarpMorphTest {
  private static final int SIZE = CharacterImage.SIZE;

  @AutoClose private static final WarpDrawing drawing = new WarpDrawing(DrawnCharacter.standard());

  private static final Frame neutral = drawing.draw(Pose.NEUTRAL);

  @ParameterizedTest
  @EnumSource(Morph.class)
  void every_morph_shows_where_it_may_and_nowhere_else(Morph morph) {
    Frame moved = drawing.draw(morph, 1f);
    assertThat(WarpDrawing.meanDifference(neutral, moved)).isGreaterThan(1e-5);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        if (!mayChange(morph, x, y) && WarpDrawing.difference(neutral, moved, x, y) > 1e-5f) {
          throw new AssertionError(morph + " changes pixel " + x + ", " + y);
        }
      }
    }
  }

  private static boolean mayChange(Morph morph, int x, int y) {
    if (morph.name().endsWith("_LEFT") && morph.category() != MorphCategory.MOUTH && x <= 256) {
      return false;
    }
    if (morph.name().endsWith("_RIGHT") && morph.category() != MorphCategory.MOUTH && x >= 256) {
      return false;
    }
    return switch (morph.category()) {
      case EYEBROW -> y > 100 && y < 140 && Math.abs(x - 256) < 50;
      case EYE, IRIS_MORPH, IRIS_ROTATION -> y > 122 && y < 172 && Math.abs(x - 256) < 50;
      case MOUTH -> y > 158 && y < 192 && Math.abs(x - 256) < 20;
      default -> true;
    };
  }

  @ParameterizedTest
  @EnumSource(Morph.class)
  void a_morph_moves_without_jumps(Morph morph) {
    int steps = 40;
    double[] change = new double[steps];
    double total = 0;
    Frame before = drawing.draw(morph, morph.min());
    for (int i = 0; i < steps; i++) {
      float value = morph.min() + (1f - morph.min()) * (i + 1) / steps;
      Frame now = drawing.draw(morph, value);
      change[i] = WarpDrawing.meanDifference(before, now);
      total += change[i];
      before = now;
    }
    for (int i = 0; i < steps; i++) {
      assertThat(change[i]).as("step %d", i).isLessThan(8 * total / steps);
    }
  }

  @Test
  void closed_eyes_show_no_iris() {
    assertThat(WarpDrawing.irisCentre(neutral, 210, 130, 302, 166)[2]).isGreaterThan(80);
    for (Morph[] pair :
        new Morph[][] {
          {Morph.EYE_WINK_LEFT, Morph.EYE_WINK_RIGHT},
          {Morph.EYE_HAPPY_WINK_LEFT, Morph.EYE_HAPPY_WINK_RIGHT}
        }) {
      Frame closed = drawing.draw(WarpDrawing.pose(1f, pair));
      assertThat(WarpDrawing.irisCentre(closed, 210, 130, 302, 166)[2]).isZero();
    }
  }

  @Test
  void signs_follow_the_networks() {
    double[] rest = eyes(neutral);
    assertThat(eyes(drawing.draw(Morph.HEAD_X, 1f))[1]).isLessThan(rest[1] - 3);
    assertThat(eyes(drawing.draw(Morph.HEAD_Y, 1f))[0]).isLessThan(rest[0] - 3);
    assertThat(eyes(drawing.draw(Morph.NECK_Z, 1f))[0]).isLessThan(rest[0] - 3);
    assertThat(eyes(drawing.draw(Morph.BODY_Z, 1f))[0]).isLessThan(rest[0] - 3);
    assertThat(eyes(drawing.draw(Morph.BODY_Y, 1f))[0]).isLessThan(rest[0] - 3);
    assertThat(eyes(drawing.draw(Morph.BREATHING, 1f))[1]).isLessThan(rest[1] - 1);
    assertThat(eyes(drawing.draw(Morph.IRIS_ROTATION_X, 1f))[1]).isLessThan(rest[1] - 1);
    assertThat(eyes(drawing.draw(Morph.IRIS_ROTATION_Y, 1f))[0]).isLessThan(rest[0] - 1);
    assertThat(eyes(drawing.draw(WarpDrawing.pose(1f, Morph.IRIS_SMALL_LEFT)))[2])
        .isLessThan(0.8 * rest[2]);
  }

  private static double[] eyes(Frame frame) {
    return WarpDrawing.irisCentre(frame, 180, 110, 332, 190);
  }

  @Test
  void left_and_right_mirror_each_other() {
    Morph[][] pairs = {
      {Morph.EYE_WINK_LEFT, Morph.EYE_WINK_RIGHT},
      {Morph.EYEBROW_ANGRY_LEFT, Morph.EYEBROW_ANGRY_RIGHT},
      {Morph.MOUTH_RAISED_CORNER_LEFT, Morph.MOUTH_RAISED_CORNER_RIGHT},
    };
    for (Morph[] pair : pairs) {
      assertMirrored(drawing.draw(pair[0], 1f), drawing.draw(pair[1], 1f), pair[0].name());
    }
    for (Morph morph : new Morph[] {Morph.HEAD_Y, Morph.NECK_Z, Morph.BODY_Y, Morph.BODY_Z}) {
      assertMirrored(drawing.draw(morph, 1f), drawing.draw(morph, -1f), morph.name());
    }
  }

  /** Column x mirrors column 512 - x: the drawn character's axis is column 256. */
  private static void assertMirrored(Frame one, Frame two, String name) {
    double sum = 0;
    double far = 0;
    for (int y = 0; y < SIZE; y++) {
      for (int x = 1; x < SIZE; x++) {
        int i = y * SIZE + x;
        int j = y * SIZE + SIZE - x;
        double difference = 0;
        for (int c = 0; c < 4; c++) {
          difference = Math.max(difference, Math.abs(one.plane(c)[i] - two.plane(c)[j]));
        }
        sum += difference;
        far += Math.abs(one.red()[i] - two.red()[i]);
      }
    }
    assertThat(sum).as("%s mirrored", name).isLessThan(0.35 * far + 1);
  }
}
