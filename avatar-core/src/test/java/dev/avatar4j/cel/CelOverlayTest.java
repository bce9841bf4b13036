package dev.avatar4j.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.Cel;
import dev.avatar4j.image.Frame;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CelOverlayTest {
  private static final Offset<Float> CLOSE = Offset.offset(2e-5f);

  private static Cel plain(int x, int y, int size, float red, float alpha) {
    Frame pixels = new Frame(size, size);
    Arrays.fill(pixels.red(), red);
    Arrays.fill(pixels.alpha(), alpha);
    return new Cel(x, y, pixels);
  }

  @Test
  void a_layer_of_cels_looks_like_the_cels_one_by_one() {
    Map<String, Cel> cels =
        Map.of("blush1", plain(2, 1, 4, 0.8f, 0.5f), "tears1", plain(4, 3, 3, 0.2f, 1f));
    CelOverlay overlay = new CelOverlay(CharacterCel.ALL, cels);
    CelBuffer strengths = new CelBuffer();
    strengths.set(CharacterCel.BLUSH1, 0.6f);
    strengths.set(CharacterCel.TEARS1, 0.7f);
    assertThat(overlay.update(strengths)).isTrue();
    float[] picture = new float[4 * 8 * 8];
    Frame frame = new Frame(8, 8);
    for (int i = 0; i < 64; i++) {
      frame.red()[i] = 0.4f;
      frame.alpha()[i] = 0.5f;
      picture[4 * i] = 0.2f;
      picture[4 * i + 3] = 0.5f;
    }
    overlay.drawOver(picture, 8);
    CelCompositor.blend(cels.get("blush1"), 0.6f, frame);
    CelCompositor.blend(cels.get("tears1"), 0.7f, frame);
    for (int i = 0; i < 64; i++) {
      assertThat(picture[4 * i + 3]).isCloseTo(frame.alpha()[i], CLOSE);
      assertThat(picture[4 * i] / picture[4 * i + 3]).isCloseTo(frame.red()[i], CLOSE);
    }
  }

  @Test
  void strengths_are_taken_over_and_nonsense_counts_as_none() {
    CelOverlay overlay =
        new CelOverlay(CharacterCel.ALL, Map.of("blush1", plain(0, 0, 1, 1f, 0.5f)));
    assertThat(overlay.update(cel -> Float.NaN)).isFalse();
    assertThat(overlay.update(cel -> 7f)).isTrue();
    assertThat(overlay.rgba()[3]).isEqualTo(0.5f);
    assertThat(overlay.update(cel -> -1f)).isFalse();
    float[] picture = new float[4];
    overlay.drawOver(picture, 1);
    assertThat(picture).containsOnly(0f);
    assertThat(overlay.update(cel -> 0.5f)).isTrue();
    assertThat(overlay.rgba()[3]).isEqualTo(0.25f);
  }

  @Test
  void without_cels_there_is_nothing() {
    CelOverlay overlay =
        new CelOverlay(CharacterCel.DATA_EYES, Map.of("blush1", plain(0, 0, 1, 1, 1)));
    assertThat(overlay.update(cel -> 1f)).isFalse();
    assertThat(overlay.width()).isZero();
    assertThat(overlay.cels()).isEmpty();
  }
}
