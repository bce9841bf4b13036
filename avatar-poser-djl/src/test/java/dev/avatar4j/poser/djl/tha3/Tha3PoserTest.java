package dev.avatar4j.poser.djl.tha3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserContract;
import dev.avatar4j.poser.PoserOutput;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import dev.avatar4j.poser.StageStatistics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The poser contract on THA3 with weights by formula, and what its caches must not change. */
class Tha3PoserTest extends PoserContract {
  @TempDir static Path folder;

  @BeforeAll
  static void writeModel() {
    FormulaTha3.writeTame(folder);
  }

  @Override
  protected Poser createPoser() {
    return poser("");
  }

  private static Poser poser(String more) {
    return Posers.create("tha3:" + folder + "?device=cpu&threads=2" + more);
  }

  @Override
  protected boolean loadsSlowly() {
    return true;
  }

  @Override
  protected CharacterImage character() {
    CharacterImage full = CharacterImages.defaultCharacter();
    return new CharacterImage(full.name(), full.picture(), Map.of(), full.landmarks(), List.of());
  }

  /** Norms over the picture carry a little of a blush everywhere. */
  @Override
  protected double strayChange() {
    return 0.05;
  }

  private static Frame draw(PoserSession session, Pose pose, float cels) {
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    session.pose(pose, cel -> cels, frame);
    return frame;
  }

  @Test
  void frames_from_cached_stages_are_those_of_computed_ones_bit_for_bit() {
    Pose happy = Pose.NEUTRAL.with(Morph.EYEBROW_HAPPY_LEFT, 1f).with(Morph.MOUTH_AAA, 0.5f);
    Pose angry = Pose.NEUTRAL.with(Morph.EYEBROW_ANGRY_LEFT, 1f).with(Morph.EYE_WINK_LEFT, 0.5f);
    List<Pose> poses =
        List.of(
            happy,
            angry,
            happy.with(Morph.HEAD_Y, 0.5f),
            angry.with(Morph.NECK_Z, -0.5f),
            happy.with(Morph.MOUTH_AAA, 1f));
    CharacterImage full = CharacterImages.defaultCharacter();
    try (PoserSession cached = openedPoser().open(full);
        Poser computing = poser("&cache=off");
        PoserSession computed = computing.open(full)) {
      for (int i = 0; i < poses.size(); i++) {
        Frame expected = draw(computed, poses.get(i), i % 2 * 0.5f);
        Frame actual = draw(cached, poses.get(i), i % 2 * 0.5f);
        for (int c = 0; c < 4; c++) {
          assertThat(Arrays.equals(actual.plane(c), expected.plane(c)))
              .as("frame %d, channel %d", i, c)
              .isTrue();
        }
      }
      assertThat(cached.statistics().stages())
          .filteredOn(stage -> stage.hits() > 0)
          .extracting(StageStatistics::name)
          .containsExactly("eyebrows", "face", "cels");
    }
  }

  @Test
  void every_output_of_its_networks_can_be_drawn() {
    try (PoserSession session = openedPoser().open(character())) {
      Pose pose = Pose.NEUTRAL.with(Morph.HEAD_Y, 0.5f);
      assertThat(session.outputs()).hasSize(29);
      PoserOutput last = session.output(pose, 0);
      assertThat(last.name()).isEqualTo("editor.color_changed");
      assertThat(last.draw().red()).isEqualTo(draw(session, pose, 0f).red());
      assertThat(session.output(pose, 1).kind()).isEqualTo(PoserOutput.Kind.MASK);
      assertThat(session.output(pose, 4).kind()).isEqualTo(PoserOutput.Kind.GRID);
      int noAlpha =
          session.outputs().indexOf("eyebrow_morphing_combiner.eyebrow_image_no_combine_alpha");
      assertThat(session.output(pose, noAlpha).kind()).isEqualTo(PoserOutput.Kind.PICTURE);
    }
  }
}
