package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The effects that the library brings are complete and keep to their places. */
class EffectArtTest {
  private static final int SIZE = ShippedPicture.SIZE;

  /** Brows and eyes of the THA layout. */
  private static final Rectangle2D EYES = new Rectangle2D.Double(208, 126, 96, 38);

  private static final Map<String, Integer> PHASES = new LinkedHashMap<>();

  static {
    PHASES.put("angervein", 2);
    PHASES.put("beaming", 2);
    PHASES.put("blackcloud", 2);
    PHASES.put("exclaim", 3);
    PHASES.put("flowers", 2);
    PHASES.put("heart", 3);
    PHASES.put("notice", 2);
    PHASES.put("question", 3);
    PHASES.put("shock", 1);
    PHASES.put("smallsweatdrop", 3);
    PHASES.put("sweatdrop", 3);
  }

  static Stream<String> pictures() {
    return PHASES.entrySet().stream()
        .flatMap(
            effect ->
                IntStream.rangeClosed(1, effect.getValue())
                    .mapToObj(phase -> "fx_" + effect.getKey() + phase));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void every_picture_is_there_and_lies_near_the_head(String name) throws IOException {
    ShippedPicture picture = load(name);
    for (int i = 0; i < SIZE * SIZE; i++) {
      int x = i % SIZE;
      int y = i / SIZE;
      if (picture.alpha(x, y) > 0 && (x < 120 || x > 391 || y < 1 || y > 191)) {
        throw new AssertionError(name + " paints " + x + "," + y);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void only_shock_falls_on_the_eyes(String name) throws IOException {
    ShippedPicture picture = load(name);
    boolean covers =
        IntStream.range(0, SIZE * SIZE)
            .anyMatch(
                i -> EYES.contains(i % SIZE, i / SIZE) && picture.alpha(i % SIZE, i / SIZE) > 0);
    assertThat(covers).isEqualTo(name.equals("fx_shock1"));
  }

  @Test
  void all_together_stay_below_600_kilobytes() throws IOException {
    int bytes = 0;
    for (String name : pictures().toList()) {
      bytes += load(name).fileSize();
    }
    assertThat(bytes).isLessThan(600_000);
  }

  private static ShippedPicture load(String name) throws IOException {
    return ShippedPicture.load("/dev/avatar4j/effects/" + name + ".png");
  }
}
