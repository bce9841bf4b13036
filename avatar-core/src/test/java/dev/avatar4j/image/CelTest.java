package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CelTest {
  private static Frame drawing() {
    Frame picture = new Frame(512, 512);
    picture.alpha()[100 * 512 + 40] = 0.5f;
    picture.red()[100 * 512 + 40] = 0.25f;
    picture.alpha()[103 * 512 + 49] = 1f;
    picture.blue()[103 * 512 + 49] = 0.75f;
    return picture;
  }

  @Test
  void a_cel_keeps_the_visible_part_at_its_place() {
    Cel cel = Cel.cutFrom(drawing());
    assertThat(cel.x()).isEqualTo(40);
    assertThat(cel.y()).isEqualTo(100);
    assertThat(cel.pixels().width()).isEqualTo(10);
    assertThat(cel.pixels().height()).isEqualTo(4);
    assertThat(cel.pixels().red()[0]).isEqualTo(0.25f);
    assertThat(cel.pixels().alpha()[0]).isEqualTo(0.5f);
    assertThat(cel.pixels().blue()[39]).isEqualTo(0.75f);
    assertThat(cel.pixels().alpha()[39]).isEqualTo(1f);
  }

  @Test
  void a_transparent_drawing_leaves_one_transparent_pixel() {
    Cel cel = Cel.cutFrom(new Frame(512, 512));
    assertThat(cel.pixels().size()).isEqualTo(1);
    assertThat(cel.pixels().alpha()[0]).isZero();
  }

  @Test
  void a_cel_that_reaches_beyond_the_picture_is_refused() {
    Cel outside = new Cel(510, 0, new Frame(3, 1));
    assertThatThrownBy(
            () ->
                new CharacterImage(
                    "x", new Frame(512, 512), Map.of("a", outside), Optional.empty(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a");
  }
}
