package dev.avatar4j.poser.djl.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveSessionTest {
  private static final long FRAME = 40_000_000;

  /** Within the area, far above and far below the seam. */
  private static final int EYES_AT = 100 * 512 + 256;

  private static final int MOUTH_AT = 195 * 512 + 256;

  private final ManualThread thread = new ManualThread();
  private final FlatFaceModel model = new FlatFaceModel(thread);
  private final CharacterImage character = CharacterImages.defaultCharacter();
  private final Frame frame = new Frame(512, 512);
  private long now = 1000 * FRAME;
  private final HybridPoser poser =
      new HybridPoser(PoserSpec.parse("flat?mode=hybrid"), model, 64 << 20, () -> now);
  private HybridSession live;

  @BeforeEach
  void open() {
    live = (HybridSession) poser.openLive(character);
    draw(Pose.NEUTRAL);
    thread.hold(true);
  }

  @AfterEach
  void close() {
    thread.hold(false);
    thread.runAll();
    poser.close();
    assertThat(model.openStages).isZero();
    assertThat(model.closed).isTrue();
  }

  @Test
  void no_frame_but_the_first_waits_for_the_network() {
    assertThat(model.painted).hasSize(1);
    for (int i = 1; i <= 20; i++) {
      draw(winking(0.02f * i));
      assertThat(red()).as("shows the first face").isEqualTo(0.1f, within(1e-5f));
    }
    assertThat(model.painted).hasSize(1);
    assertThat(live.faceStatistics().hits()).isEqualTo(1);
    assertThat(live.faceStatistics().ageNanos()).isEqualTo(20 * FRAME);
  }

  @Test
  void the_body_moves_in_every_frame_all_the_same() {
    Frame before = copyOf(draw(winking(0.5f)));
    Frame after = draw(winking(0.5f).with(Morph.NECK_Z, 1f));
    assertThat(after.alpha()).isNotEqualTo(before.alpha());
  }

  @Test
  void the_newest_expression_is_painted_and_faded_in() {
    draw(winking(0.02f));
    draw(winking(0.04f));
    thread.runOne();
    assertThat(last()[Morph.EYE_WINK_LEFT.ordinal()]).isEqualTo(0.04f);
    draw(winking(0.04f));
    float whole = FlatFaceModel.red(winking(0.04f).toArray());
    assertThat(red()).isEqualTo(0.5f * (0.1f + whole), within(1e-4f));
    draw(winking(0.04f));
    assertThat(red()).isEqualTo(whole, within(1e-4f));
    assertThat(live.faceStatistics().ageNanos()).isZero();
  }

  @Test
  void a_late_face_is_shown_unless_something_newer_is() {
    draw(winking(0.5f));
    thread.runOne();
    draw(winking(0.3f));
    assertThat(red()).as("half way to 0.5").isEqualTo(0.3f, within(1e-4f));
    draw(winking(1f));
    thread.runAll();
    draw(Pose.NEUTRAL);
    draw(Pose.NEUTRAL);
    assertThat(red()).as("open again before the eye was closed").isEqualTo(0.1f, within(1e-4f));
  }

  @Test
  void a_pose_that_stays_becomes_the_frame_of_a_session_that_waits() {
    Pose pose = winking(0.3333f).with(Morph.MOUTH_AAA, 0.777f).with(Morph.HEAD_Y, 0.5f);
    for (int i = 0; i < 20; i++) {
      draw(pose);
      thread.runOne();
    }
    thread.hold(false);
    Frame exact = new Frame(512, 512);
    try (PoserSession waiting = poser.open(character)) {
      waiting.pose(pose, exact);
    }
    for (int channel = 0; channel < 4; channel++) {
      assertThat(frame.plane(channel)).isEqualTo(exact.plane(channel));
    }
  }

  @Test
  void a_blink_of_a_resting_face_was_painted_ahead_and_is_seen_at_once() {
    rest(Pose.NEUTRAL);
    int before = model.painted.size();
    draw(winking(1f).with(Morph.EYE_WINK_RIGHT, 1f));
    assertThat(red()).isEqualTo(0.9f, within(1e-4f));
    for (float open : new float[] {0.7f, 0.49f, 0.34f}) {
      draw(winking(open).with(Morph.EYE_WINK_RIGHT, open));
      assertThat(live.faceStatistics().ageNanos()).isZero();
    }
    assertThat(model.painted).hasSize(before);
  }

  @Test
  void speech_finds_its_shapes_while_the_eyes_do_anything() {
    rest(Pose.NEUTRAL);
    int before = model.painted.size();
    for (Morph shape : Morph.MOUTH_OPEN) {
      for (float opening : new float[] {0.5f, 1f, 0f}) {
        Pose eyes = winking(shape == Morph.MOUTH_EEE ? 1f : 0f);
        draw(eyes.with(Morph.EYE_WINK_RIGHT, eyes.get(12)).with(shape, opening));
        assertThat(live.faceStatistics().ageNanos()).as("%s %s", shape, opening).isZero();
      }
    }
    assertThat(model.painted).hasSize(before);
  }

  @Test
  void each_expression_is_prepared_once_and_then_the_network_rests() {
    rest(Pose.NEUTRAL);
    int before = model.painted.size();
    rest(Pose.NEUTRAL);
    assertThat(model.painted).hasSize(before).hasSizeLessThan(25);
    assertThat(thread.runOne()).isFalse();
    assertThat(live.faceStatistics().ahead()).isPositive().isLessThan(before);
  }

  @Test
  void a_network_that_fails_costs_a_frame_and_is_tried_again() {
    model.failWith(new IllegalStateException("out of memory"));
    draw(winking(0.5f));
    thread.runOne();
    assertThatThrownBy(() -> draw(winking(0.5f)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("out of memory");
    model.failWith(null);
    draw(winking(0.5f));
    thread.runOne();
    draw(winking(0.5f));
    draw(winking(0.5f));
    assertThat(red()).isEqualTo(0.5f, within(1e-4f));
  }

  @Test
  void sessions_of_one_poser_show_their_own_faces() {
    thread.hold(false);
    try (PoserSession other = poser.openLive(character)) {
      Frame frames = new Frame(512, 512);
      other.pose(Pose.NEUTRAL.with(Morph.MOUTH_AAA, 1f), frames);
      draw(Pose.NEUTRAL);
      assertThat(frame.green()[MOUTH_AT]).isEqualTo(0.1f, within(1e-4f));
      assertThat(frames.green()[MOUTH_AT]).isEqualTo(0.9f, within(1e-4f));
    }
    assertThat(model.openStages).isEqualTo(1);
  }

  @Test
  void after_a_pause_the_next_frame_shows_the_new_face_whole() {
    draw(winking(0.5f));
    thread.runOne();
    now += 100 * FRAME;
    draw(winking(0.5f));
    assertThat(red()).isEqualTo(0.5f, within(1e-4f));
  }

  private static Pose winking(float value) {
    return Pose.NEUTRAL.with(Morph.EYE_WINK_LEFT, value);
  }

  private float red() {
    return frame.red()[EYES_AT];
  }

  private float[] last() {
    return model.painted.get(model.painted.size() - 1);
  }

  private Frame draw(Pose pose) {
    now += FRAME;
    live.pose(pose, frame);
    return frame;
  }

  /** Three seconds of the same pose, with time for a face a frame. */
  private void rest(Pose pose) {
    for (int i = 0; i < 75; i++) {
      draw(pose);
      thread.runOne();
    }
  }

  private static Frame copyOf(Frame source) {
    Frame copy = new Frame(source.width(), source.height());
    copy.copyFrom(source);
    return copy;
  }
}
