package dev.avatar4j.poser.warp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Posers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarpPictureTest {
  private static final int LAST = CharacterImage.SIZE - 1;
  private final CharacterImage character = DrawnCharacter.standard();

  @Test
  void the_neutral_pose_reproduces_the_picture_if_the_mouth_rests_as_drawn() {
    try (WarpDrawing drawing = new WarpDrawing("warp?rest=picture", character)) {
      Frame neutral = drawing.draw(Pose.NEUTRAL);
      assertThat(WarpDrawing.difference(character.picture(), neutral, 0, 0, LAST, LAST))
          .isLessThan(1e-4f);
    }
  }

  @Test
  void the_neutral_pose_closes_an_open_mouth_and_changes_nothing_else() {
    try (WarpDrawing drawing = new WarpDrawing(character)) {
      Frame neutral = drawing.draw(Pose.NEUTRAL);
      Frame picture = character.picture();
      assertThat(WarpDrawing.difference(picture, neutral, 0, 0, LAST, 164)).isLessThan(1e-4f);
      assertThat(WarpDrawing.difference(picture, neutral, 0, 188, LAST, LAST)).isLessThan(1e-4f);
      assertThat(neutral.red()[178 * CharacterImage.SIZE + 256])
          .as("skin where the open mouth was")
          .isCloseTo(DrawnCharacter.SKIN[0], org.assertj.core.data.Offset.offset(0.05f));
    }
  }

  @Test
  void mouth_aaa_opens_the_mouth_as_it_was_drawn() {
    try (WarpDrawing drawing = new WarpDrawing(character)) {
      Frame open = drawing.draw(Morph.MOUTH_AAA, 1f);
      assertThat(WarpDrawing.difference(character.picture(), open, 0, 0, LAST, LAST))
          .isLessThan(1e-4f);
    }
  }

  @Test
  void the_default_character_is_reproduced_outside_its_mouth() {
    CharacterImage own = CharacterImages.defaultCharacter();
    try (WarpDrawing drawing = new WarpDrawing(own)) {
      Frame neutral = drawing.draw(Pose.NEUTRAL);
      assertThat(drawing.warnings()).isEmpty();
      assertThat(WarpDrawing.difference(own.picture(), neutral, 0, 0, LAST, 160)).isLessThan(1e-4f);
      assertThat(WarpDrawing.difference(own.picture(), neutral, 0, 200, LAST, LAST))
          .isLessThan(1e-4f);
    }
  }

  @Test
  void a_picture_without_a_face_sways_and_breathes_and_says_so() {
    try (WarpDrawing drawing = new WarpDrawing(DrawnCharacter.blank())) {
      assertThat(drawing.warnings()).hasSize(1).first().asString().contains("No face was found");
      Frame neutral = drawing.draw(Pose.NEUTRAL);
      for (Morph morph : new Morph[] {Morph.HEAD_Y, Morph.BODY_Z, Morph.BREATHING}) {
        assertThat(WarpDrawing.meanDifference(neutral, drawing.draw(morph, 1f)))
            .as("%s", morph)
            .isGreaterThan(1e-4);
      }
      assertThat(drawing.draw(Morph.EYE_WINK_LEFT, 1f).red()).isEqualTo(neutral.red());
    }
  }

  @Test
  void the_figure_stays_attached_to_the_lower_border() {
    try (WarpDrawing drawing = new WarpDrawing(character)) {
      Frame neutral = drawing.draw(Pose.NEUTRAL);
      for (float sign = -1f; sign <= 1f; sign += 2f) {
        Pose pose = WarpDrawing.pose(sign, Morph.BODY_Z, Morph.BODY_Y, Morph.HEAD_X);
        Frame moved = drawing.draw(pose.with(Morph.BREATHING, 1f));
        for (int x = 200; x < 312; x++) {
          int i = LAST * CharacterImage.SIZE + x;
          assertThat(moved.alpha()[i]).as("column %d", x).isGreaterThan(0.99f);
          assertThat(neutral.alpha()[i]).isGreaterThan(0.99f);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"warp:lambda", "warp?speed=2", "warp?rest=open"})
  void a_wrong_spec_is_refused(String spec) {
    assertThatThrownBy(() -> Posers.create(spec))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("warp");
  }
}
