package dev.avatar4j.poser.djl.session;

import static dev.avatar4j.poser.djl.session.FakePosers.character;
import static dev.avatar4j.poser.djl.session.FakePosers.draw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserOutput;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.StageStatistics;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NeuralSessionTest {
  private final FakePosers posers = new FakePosers(false);
  private FakeNetwork network;

  private PoserSession open(String query) {
    NeuralPoser poser = posers.create(query);
    network = posers.network();
    return poser.open(character());
  }

  private PoserSession openAnother() {
    return posers.poser().open(character());
  }

  @AfterEach
  void nothing_is_left_open() {
    posers.close();
    assertThat(network.open).hasValue(0);
  }

  private static StageStatistics stage(PoserSession session, String name) {
    return session.statistics().stages().stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_stage_runs_again_only_when_what_it_sees_has_changed() {
    PoserSession session = open("");
    draw(session, Pose.NEUTRAL);
    draw(session, Pose.NEUTRAL.with(Morph.HEAD_Y, 0.5f));
    draw(session, Pose.NEUTRAL.with(Morph.BREATHING, 0.5f));
    assertThat(network.browed).hasValue(1);
    assertThat(network.faced).hasValue(1);
    draw(session, Pose.NEUTRAL.with(Morph.MOUTH_AAA, 0.5f));
    assertThat(network.browed).hasValue(1);
    assertThat(network.faced).hasValue(2);
    draw(session, Pose.NEUTRAL.with(Morph.EYEBROW_HAPPY_LEFT, 0.5f));
    assertThat(network.browed).hasValue(2);
    assertThat(network.faced).hasValue(3);
    assertThat(network.bodied).hasValue(5);
    draw(session, Pose.NEUTRAL.with(Morph.HEAD_Y, 0.5f));
    assertThat(network.bodied).hasValue(5);
    assertThat(network.decomposed).hasValue(1);
  }

  @Test
  void statistics_tell_hits_misses_and_bytes_by_stage() {
    PoserSession session = open("");
    draw(session, Pose.NEUTRAL);
    draw(session, Pose.NEUTRAL.with(Morph.HEAD_Y, 0.5f));
    draw(session, Pose.NEUTRAL);
    assertThat(session.statistics().stages())
        .extracting(StageStatistics::name)
        .containsExactly("decomposer", "eyebrows", "face", "cels", "body");
    assertThat(stage(session, "body").hits()).isEqualTo(1);
    assertThat(stage(session, "body").misses()).isEqualTo(2);
    assertThat(stage(session, "body").bytes()).isEqualTo(2 * 4L * 512 * 512 * 4);
    assertThat(stage(session, "face").hits()).isEqualTo(1);
    assertThat(stage(session, "face").misses()).isEqualTo(1);
    assertThat(stage(session, "face").meanMillis()).isPositive();
    assertThat(stage(session, "eyebrows").misses()).isEqualTo(1);
    assertThat(stage(session, "cels").misses()).isZero();
    assertThat(stage(session, "decomposer").misses()).isEqualTo(1);
    session.close();
    assertThat(stage(session, "body").misses()).isEqualTo(2);
    assertThat(stage(session, "face").entries()).isZero();
  }

  @Test
  void what_is_drawn_is_the_pose_on_its_steps() {
    PoserSession session = open("?steps=4");
    network.recordPoses = true;
    Frame exact = draw(session, Pose.NEUTRAL.with(Morph.HEAD_Y, 0.25f));
    Frame near = draw(session, Pose.NEUTRAL.with(Morph.HEAD_Y, 0.3f));
    assertThat(near.red()).isEqualTo(exact.red());
    draw(session, Pose.NEUTRAL.with(Morph.MOUTH_AAA, 0.7f));
    assertThat(network.bodyPoses).hasSize(2);
    assertThat(network.bodyPoses.get(1)[Morph.MOUTH_AAA.ordinal()]).isEqualTo(0.75f);
  }

  @Test
  void without_caches_every_stage_runs_for_every_frame_and_draws_the_same() {
    Random random = new Random(11);
    Pose first = FakePosers.random(random);
    PoserSession session = open("");
    draw(session, first);
    draw(session, first.with(Morph.BODY_Y, 0f));
    Frame cached = draw(session, first);
    session.close();
    posers.close();
    PoserSession plain = open("?cache=off");
    draw(plain, first);
    Frame computed = draw(plain, first);
    assertThat(network.browed).hasValue(2);
    assertThat(network.faced).hasValue(2);
    assertThat(network.bodied).hasValue(2);
    assertThat(network.most.get()).isLessThanOrEqualTo(5);
    for (int c = 0; c < 4; c++) {
      assertThat(computed.plane(c)).isEqualTo(cached.plane(c));
    }
  }

  @Test
  void caches_stay_below_their_bytes_and_close_what_they_drop() {
    PoserSession session = open("?cache=64M");
    Random random = new Random(12);
    for (int i = 0; i < 100; i++) {
      draw(session, FakePosers.random(random));
    }
    long bytes = session.statistics().stages().stream().mapToLong(StageStatistics::bytes).sum();
    assertThat(bytes).isBetween(60L << 20, (64L << 20) + (5L << 20));
    assertThat(stage(session, "face").entries()).isEqualTo(13);
    assertThat(network.open).hasValueLessThanOrEqualTo(2 + 13 + 16);
    assertThat(network.most).hasValueLessThanOrEqualTo(2 + 14 + 17);
    session.close();
    assertThat(network.open).hasValue(0);
  }

  @Test
  void a_face_with_cels_is_drawn_once_for_all_movements_of_the_body() {
    NeuralPoser poser = posers.create("");
    network = posers.network();
    PoserSession session = poser.open(CharacterImages.defaultCharacter());
    Frame frame = new Frame(512, 512);
    for (int i = 0; i < 5; i++) {
      session.pose(Pose.NEUTRAL.with(Morph.HEAD_Y, i / 5f), cel -> 0.5f, frame);
    }
    assertThat(stage(session, "cels").misses()).isEqualTo(1);
    assertThat(stage(session, "cels").hits()).isEqualTo(4);
    session.pose(Pose.NEUTRAL, cel -> 0.25f, frame);
    assertThat(stage(session, "cels").misses()).isEqualTo(2);
    assertThat(network.faced).hasValue(1);
  }

  @Test
  void a_failure_of_the_network_is_told_and_the_next_frame_is_drawn() {
    PoserSession session = open("");
    PoserSession other = openAnother();
    Frame expected = draw(session, Pose.NEUTRAL);
    Pose pose = Pose.NEUTRAL;
    for (String stage : new String[] {"eyebrows", "face", "body"}) {
      network.failing = stage;
      pose = pose.with(Morph.EYEBROW_HAPPY_LEFT, pose.get(Morph.EYEBROW_HAPPY_LEFT) + 0.25f);
      Pose fresh = pose;
      assertThatThrownBy(() -> draw(session, fresh))
          .isInstanceOf(AvatarException.class)
          .hasMessage("The poser fake could not draw (no luck with the " + stage + ").");
      network.failing = "";
      assertThat(draw(other, Pose.NEUTRAL).red()).isEqualTo(expected.red());
      draw(session, pose);
    }
    assertThat(draw(session, Pose.NEUTRAL).red()).isEqualTo(expected.red());
  }

  @Test
  void a_picture_that_cannot_be_decomposed_leaves_nothing_behind() {
    open("").close();
    network.failing = "decompose";
    assertThatThrownBy(this::openAnother).isInstanceOf(AvatarException.class);
    assertThat(network.open).hasValue(0);
    network.failing = "";
    draw(openAnother(), Pose.NEUTRAL);
  }

  @Test
  void the_outputs_of_the_networks_can_be_looked_at() {
    PoserSession session = open("");
    Pose pose = Pose.NEUTRAL.with(Morph.BREATHING, 0.5f);
    assertThat(session.outputs()).containsExactly("body.result", "body.grid", "face.eye_alpha");
    PoserOutput result = session.output(pose, 0);
    assertThat(result.kind()).isEqualTo(PoserOutput.Kind.PICTURE);
    assertThat(result.draw().green()).isEqualTo(draw(session, pose).green());
    PoserOutput grid = session.output(pose, 1);
    assertThat(grid.kind()).isEqualTo(PoserOutput.Kind.GRID);
    assertThat(grid.values()).hasSize(32).containsOnly(0.5f);
    assertThat(session.output(pose, 2).kind()).isEqualTo(PoserOutput.Kind.MASK);
    assertThatThrownBy(() -> session.output(pose, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    session.close();
    assertThatThrownBy(() -> session.output(pose, 1)).isInstanceOf(IllegalStateException.class);
  }
}
