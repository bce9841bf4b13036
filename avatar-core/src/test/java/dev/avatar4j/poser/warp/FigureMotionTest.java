package dev.avatar4j.poser.warp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.warp.face.Texture;
import dev.avatar4j.poser.warp.landmarks.LandmarkDetector;
import org.junit.jupiter.api.Test;

class FigureMotionTest {
  private static final PixelArea AREA = new PixelArea(0, 0, 40, 60);

  private final CharacterImage character = CharacterImages.defaultCharacter();
  private final Texture canvas = Texture.of(character.picture());
  private final FigureMotion motion =
      new FigureMotion(character, LandmarkDetector.of(character), canvas, AREA);
  private final Frame frame = new Frame(512, 512);

  @Test
  void the_body_moves_as_that_of_the_warp_poser() {
    Pose pose =
        Pose.NEUTRAL
            .with(Morph.BODY_Y, 0.8f)
            .with(Morph.BODY_Z, -0.5f)
            .with(Morph.NECK_Z, 0.7f)
            .with(Morph.BREATHING, 1f);
    Frame warped = new Frame(512, 512);
    try (WarpPoser poser = warp();
        PoserSession session = poser.open(character)) {
      session.pose(pose, warped);
    }
    motion.draw(pose.toArray(), frame);
    int different = 0;
    for (int i = 0; i < frame.size(); i++) {
      different += frame.alpha()[i] == warped.alpha()[i] ? 0 : 1;
      different += frame.red()[i] == warped.red()[i] ? 0 : 1;
    }
    assertThat(different).as("but for the last bits of a repainted face").isLessThan(100);
  }

  @Test
  void what_is_painted_where_nothing_was_is_seen() {
    int at = 4 * (20 * 512 + 20);
    assertThat(canvas.rgba()[at + 3]).isZero();
    for (int c = 0; c < 4; c++) {
      canvas.rgba()[at + c] = c == 0 || c == 3 ? 0.5f : 0f;
    }
    motion.draw(new float[Morph.COUNT], frame);
    assertThat(frame.alpha()[20 * 512 + 20]).isEqualTo(0.5f);
    assertThat(frame.red()[20 * 512 + 20]).isEqualTo(1f);
  }

  @Test
  void areas_unite_and_touch() {
    PixelArea other = new PixelArea(30, 70, 20, 10);
    assertThat(AREA.union(other)).isEqualTo(new PixelArea(0, 0, 50, 80));
    assertThat(AREA.size()).isEqualTo(2400);
    assertThat(AREA.touches(39, 59, 8, 8)).isTrue();
    assertThat(AREA.touches(40, 0, 8, 8)).isFalse();
    assertThat(AREA.touches(0, 60, 8, 8)).isFalse();
  }

  @Test
  void a_poser_without_a_live_session_of_its_own_opens_its_usual_one() {
    Frame usual = new Frame(512, 512);
    try (WarpPoser poser = warp();
        PoserSession session = poser.open(character);
        PoserSession live = poser.openLive(character)) {
      session.pose(Pose.NEUTRAL, usual);
      live.pose(Pose.NEUTRAL, frame);
    }
    assertThat(frame.red()).isEqualTo(usual.red());
  }

  private static WarpPoser warp() {
    return (WarpPoser) new WarpPoserProvider().create(PoserSpec.parse("warp?rest=picture"));
  }
}
