package dev.avatar4j.poser.warp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.Cel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mixtures of mouths, as lipsync makes them, on characters with and without mouth cels. */
class WarpMouthTest {
  private static final List<Morph> OPEN =
      List.of(
          Morph.MOUTH_AAA,
          Morph.MOUTH_III,
          Morph.MOUTH_UUU,
          Morph.MOUTH_EEE,
          Morph.MOUTH_OOO,
          Morph.MOUTH_DELTA);

  private enum Character {
    WITH_CELS(CharacterImages.defaultCharacter()),
    WITHOUT_CELS(
        new CharacterImage(
            "bare", WITH_CELS.image.picture(), Map.of(), WITH_CELS.image.landmarks(), List.of())),
    DRAWN(DrawnCharacter.standard());

    final CharacterImage image;

    Character(CharacterImage image) {
      this.image = image;
    }
  }

  private enum Corners {
    AT_REST(0f, Morph.MOUTH_SMIRK),
    RAISED(0.8f, Morph.MOUTH_RAISED_CORNER_LEFT, Morph.MOUTH_RAISED_CORNER_RIGHT),
    LOWERED(0.8f, Morph.MOUTH_LOWERED_CORNER_LEFT, Morph.MOUTH_LOWERED_CORNER_RIGHT),
    SMIRKING(0.7f, Morph.MOUTH_SMIRK);

    final Pose pose;

    Corners(float value, Morph... morphs) {
      pose = WarpDrawing.pose(value, morphs);
    }
  }

  @ParameterizedTest
  @EnumSource(Character.class)
  void two_mouths_mix_to_one_mouth_of_a_size_between_theirs(Character character) {
    try (WarpDrawing drawing = new WarpDrawing(character.image)) {
      for (Corners corners : Corners.values()) {
        Map<Morph, MouthMark> pure = new EnumMap<>(Morph.class);
        OPEN.forEach(morph -> pure.put(morph, drawing.mouth(corners.pose.with(morph, 1f))));
        for (Morph one : OPEN) {
          for (Morph two : OPEN.subList(OPEN.indexOf(one) + 1, OPEN.size())) {
            MouthMark first = pure.get(one);
            MouthMark second = pure.get(two);
            for (float share : new float[] {0.1f, 0.15f, 0.25f, 0.5f, 0.75f, 0.85f, 0.9f}) {
              Pose pose = corners.pose.with(one, 1f - share).with(two, share);
              MouthMark mixed = drawing.mouth(pose);
              String name = one + " to " + two + " " + share + " " + corners;
              assertThat(mixed.parts()).as("parts of %s", name).isEqualTo(1);
              assertThat((double) mixed.area())
                  .as("area of %s", name)
                  .isBetween(
                      0.75 * Math.min(first.area(), second.area()),
                      1.25 * Math.max(first.area(), second.area()));
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Character.class)
  void a_mouth_becomes_another_in_even_steps(Character character) {
    try (WarpDrawing drawing = new WarpDrawing(character.image)) {
      for (Morph one : OPEN) {
        Frame start = drawing.draw(one, 1f);
        for (Morph two : OPEN.subList(OPEN.indexOf(one) + 1, OPEN.size())) {
          Frame before = start;
          for (int step = 1; step <= 20; step++) {
            Frame now =
                drawing.draw(Pose.NEUTRAL.with(one, 1f - 0.05f * step).with(two, 0.05f * step));
            assertThat(WarpDrawing.difference(before, now, 230, 155, 282, 200))
                .as("%s to %s, step %d", one, two, step)
                .isLessThan(0.6f);
            before = now;
          }
        }
      }
    }
  }

  @Test
  void a_mouth_that_is_reached_is_the_cel_itself() {
    CharacterImage own = CharacterImages.defaultCharacter();
    try (WarpDrawing drawing = new WarpDrawing(own)) {
      for (Morph morph : OPEN.subList(1, OPEN.size())) {
        Cel cel = Optional.ofNullable(own.cels().get(morph.name().toLowerCase())).orElseThrow();
        Frame shown = drawing.draw(morph, 1f);
        for (int i = 0; i < cel.pixels().size(); i++) {
          int at =
              (cel.y() + i / cel.pixels().width()) * CharacterImage.SIZE
                  + cel.x()
                  + i % cel.pixels().width();
          if (cel.pixels().alpha()[i] > 0.999f) {
            for (int c = 0; c < 3; c++) {
              assertThat(shown.plane(c)[at])
                  .as("%s pixel %d", morph, at)
                  .isCloseTo(cel.pixels().plane(c)[i], org.assertj.core.data.Offset.offset(1e-3f));
            }
          }
        }
      }
    }
  }

  @Test
  void a_drawn_mouth_keeps_its_teeth_while_its_corners_rise() {
    CharacterImage own = CharacterImages.defaultCharacter();
    try (WarpDrawing drawing = new WarpDrawing(own)) {
      int teeth = 173 * CharacterImage.SIZE + 256;
      Pose pose = Corners.RAISED.pose.with(Morph.MOUTH_III, 1f);
      Frame plain = drawing.draw(Morph.MOUTH_III, 1f);
      assertThat(plain.blue()[teeth]).isGreaterThan(0.9f);
      assertThat(drawing.draw(pose).blue()[teeth]).isGreaterThan(0.9f);
    }
  }
}
