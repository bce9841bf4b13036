package dev.avatar4j.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.Cel;
import dev.avatar4j.image.CelNames;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectPicturesTest {
  private static Cel dot(int x, int y, float red) {
    Frame pixels = new Frame(1, 1);
    pixels.red()[0] = red;
    pixels.alpha()[0] = 1f;
    return new Cel(x, y, pixels);
  }

  private static CharacterImage with(Map<String, Cel> cels) {
    return new CharacterImage("x", new Frame(512, 512), cels, Optional.empty(), List.of());
  }

  @Test
  void every_picture_of_the_default_effects_ships_with_the_library() {
    EffectPictures pictures = EffectPictures.of(with(Map.of()));
    assertThat(pictures.names()).hasSize(26).allMatch(CelNames::isEffect);
    for (Effect effect : DefaultEffects.ALL) {
      assertThat(pictures.names()).as(effect.name()).containsAll(effect.cels());
    }
    for (String name : pictures.names()) {
      float[] alpha = pictures.find(name).orElseThrow().pixels().alpha();
      assertThat(alpha.length).as(name).isGreaterThan(100);
    }
  }

  @Test
  void a_characters_own_picture_wins_and_the_others_are_shared() {
    Cel own = dot(3, 4, 1f);
    EffectPictures pictures =
        EffectPictures.of(with(Map.of("fx_heart1", own, "fx_new", own, "blush1", own)));
    EffectPictures others = EffectPictures.of(with(Map.of()));
    assertThat(pictures.find("fx_heart1")).containsSame(own);
    assertThat(pictures.find("fx_new")).containsSame(own);
    assertThat(pictures.find("blush1")).isEmpty();
    assertThat(pictures.find("fx_heart2")).isPresent().isEqualTo(others.find("fx_heart2"));
    assertThat(others.find("fx_new")).isEmpty();
  }

  @Test
  void the_painter_stacks_pictures_in_order_and_skips_the_missing() {
    EffectPainter painter =
        new EffectPainter(with(Map.of("fx_a", dot(5, 6, 1f), "fx_b", dot(5, 6, 0.5f))));
    Frame frame = new Frame(512, 512);
    EffectLayers layers = new EffectLayers();
    layers.reset(List.of("fx_a", "fx_none", "fx_b"));
    painter.paint(layers, frame);
    assertThat(frame.alpha()).containsOnly(0f);
    layers.set(0, 1f);
    layers.set(1, 1f);
    layers.set(2, 0.5f);
    painter.paint(layers, frame);
    assertThat(frame.red()[6 * 512 + 5]).isBetween(0.7499f, 0.7501f);
    layers.reset(List.of("fx_b"));
    layers.set(0, 1f);
    frame.clear();
    painter.paint(layers, frame);
    assertThat(frame.red()[6 * 512 + 5]).isBetween(0.4999f, 0.5001f);
    Arrays.fill(frame.alpha(), 6 * 512 + 5, 6 * 512 + 6, 0f);
    assertThat(frame.alpha()).containsOnly(0f);
  }

  @Test
  void the_cel_names_agree_with_the_cels() {
    assertThat(CelNames.CHARACTER_CELS)
        .isEqualTo(CharacterCel.ALL.stream().map(CharacterCel::key).toList());
  }
}
