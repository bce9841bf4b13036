package dev.avatar4j.poser.warp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.image.Cel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cels on the drawn face: its eyes lie at (232, 148) and (280, 148), its mouth at (256, 175). */
class WarpCelTest {
  private static final Pose CLOSED =
      WarpDrawing.pose(1f, Morph.EYE_WINK_LEFT, Morph.EYE_WINK_RIGHT);

  private final WarpDrawing drawing =
      new WarpDrawing(
          "warp?rest=picture",
          with(
              Map.of(
                  "data1", patch(276, 142, 9, 12, 1f),
                  "blush1", patch(205, 160, 102, 10, 0.5f),
                  "blush3", ring(262, 128, 36, 38),
                  "sweat1", patch(330, 100, 12, 12, 1f))));

  @AfterEach
  void close() {
    drawing.close();
  }

  private static CharacterImage with(Map<String, Cel> cels) {
    return new CharacterImage(
        "drawn", DrawnCharacter.standard().picture(), cels, Optional.empty(), List.of());
  }

  /** Pure green. */
  private static Cel patch(int x, int y, int width, int height, float alpha) {
    Frame pixels = new Frame(width, height);
    Arrays.fill(pixels.green(), 1f);
    Arrays.fill(pixels.alpha(), alpha);
    return new Cel(x, y, pixels);
  }

  /** A patch that leaves the left eye out. */
  private static Cel ring(int x, int y, int width, int height) {
    Cel cel = patch(x, y, width, height, 0.5f);
    for (int i = 0; i < cel.pixels().size(); i++) {
      double u = (x + i % width - 280) / 15.0;
      double v = (y + i / width - 147) / 12.5;
      cel.pixels().alpha()[i] = u * u + v * v < 1 ? 0f : 0.5f;
    }
    return cel;
  }

  private static CelStrengths only(CharacterCel wanted) {
    return cel -> cel == wanted ? 1f : 0f;
  }

  /** Pixels of a rectangle that a cel turned greener. */
  private int green(Pose pose, CharacterCel cel, int x0, int y0, int x1, int y1) {
    Frame plain = drawing.draw(pose);
    Frame shown = drawing.draw(pose, only(cel));
    int count = 0;
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        int i = y * CharacterImage.SIZE + x;
        count +=
            shown.green()[i] - shown.red()[i] > plain.green()[i] - plain.red()[i] + 0.1f ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void a_cel_on_the_skin_is_blended_over_the_picture_where_it_lies() {
    Frame shown = drawing.draw(Pose.NEUTRAL, only(CharacterCel.BLUSH1));
    int i = 165 * CharacterImage.SIZE + 236;
    assertThat(shown.red()[i]).isBetween(0.449f, 0.451f);
    assertThat(shown.green()[i]).isBetween(0.839f, 0.841f);
    assertThat(green(Pose.NEUTRAL, CharacterCel.BLUSH1, 0, 0, 511, 158)).isZero();
  }

  @Test
  void a_cel_beside_the_figure_is_drawn_too() {
    Frame shown = drawing.draw(Pose.NEUTRAL, only(CharacterCel.SWEAT1));
    int i = 106 * CharacterImage.SIZE + 336;
    assertThat(drawing.draw(Pose.NEUTRAL).alpha()[i]).isZero();
    assertThat(shown.alpha()[i]).isGreaterThan(0.99f);
    assertThat(drawing.draw(Pose.NEUTRAL).alpha()[i]).isZero();
  }

  @Test
  void a_cel_on_the_eyeball_follows_the_iris_and_hides_with_it() {
    int open = green(Pose.NEUTRAL, CharacterCel.DATA1, 265, 130, 300, 165);
    assertThat(open).isBetween(80, 130);
    Pose looking = Pose.NEUTRAL.with(Morph.IRIS_ROTATION_Y, 1f);
    assertThat(green(looking, CharacterCel.DATA1, 265, 130, 275, 165))
        .isGreaterThan(green(Pose.NEUTRAL, CharacterCel.DATA1, 265, 130, 275, 165) + 20);
    Pose half = WarpDrawing.pose(0.5f, Morph.EYE_WINK_LEFT);
    assertThat(green(half, CharacterCel.DATA1, 265, 130, 300, 165)).isBetween(10, open - 20);
    assertThat(green(CLOSED, CharacterCel.DATA1, 0, 0, 511, 511)).isZero();
  }

  @Test
  void a_cel_around_the_eye_goes_on_over_the_closed_lid() {
    assertThat(green(Pose.NEUTRAL, CharacterCel.BLUSH3, 274, 142, 286, 152)).isZero();
    assertThat(green(CLOSED, CharacterCel.BLUSH3, 274, 140, 286, 148)).isGreaterThan(90);
  }

  @Test
  void without_eyes_in_the_picture_all_cels_lie_on_it() {
    CharacterImage blank = DrawnCharacter.blank();
    CharacterImage character =
        new CharacterImage(
            "blank",
            blank.picture(),
            Map.of("data1", patch(250, 300, 10, 10, 1f)),
            Optional.empty(),
            List.of());
    try (WarpDrawing other = new WarpDrawing(character)) {
      Frame shown = other.draw(Pose.NEUTRAL, only(CharacterCel.DATA1));
      assertThat(shown.green()[305 * CharacterImage.SIZE + 255]).isGreaterThan(0.99f);
    }
  }
}
