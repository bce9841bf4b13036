package dev.avatar4j.poser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What every {@link Poser} must keep. Extend it, supply a poser and a character it can draw, and
 * the tests below run against them. Each test gets a poser of its own, unless that takes long.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PoserContract {
  private Poser poser;
  private CharacterImage character;

  /**
   * @return a new poser; the contract closes it
   */
  protected abstract Poser createPoser();

  /**
   * @return a character the poser can draw, with visible pixels
   */
  protected abstract CharacterImage character();

  /**
   * How much a cel may change outside the head, as a part of what it changes in all. A network that
   * looks at the whole picture answers to a blush everywhere, a little.
   *
   * @return 0 unless overridden
   */
  protected double strayChange() {
    return 0;
  }

  /**
   * Whether a poser takes long to load, so that one serves all tests but that of a closed one.
   *
   * @return false unless overridden
   */
  protected boolean loadsSlowly() {
    return false;
  }

  /**
   * The poser of the running test, for the tests of subclasses.
   *
   * @return what {@link #createPoser} made; the contract closes it
   */
  protected final Poser openedPoser() {
    return poser;
  }

  @BeforeEach
  final void openPoser() {
    if (poser == null) {
      character = character();
      poser = createPoser();
    }
  }

  @AfterEach
  final void closePoser() {
    if (!loadsSlowly()) {
      closeLastPoser();
    }
  }

  @AfterAll
  final void closeLastPoser() {
    if (poser != null) {
      poser.close();
      poser = null;
    }
  }

  @Test
  final void the_same_pose_twice_gives_the_same_frame_whatever_was_drawn_between() {
    try (PoserSession session = poser.open(character)) {
      Frame first = draw(session, pose(1));
      draw(session, pose(2));
      draw(session, Pose.NEUTRAL);
      Frame again = draw(session, pose(1));
      assertSame(first, again);
    }
  }

  @Test
  final void every_pixel_is_overwritten() {
    try (PoserSession session = poser.open(character)) {
      Frame clean = draw(session, pose(3));
      Frame dirty = newFrame();
      for (int channel = 0; channel < 4; channel++) {
        Arrays.fill(dirty.plane(channel), channel == 0 ? Float.NaN : 7f);
      }
      session.pose(pose(3), dirty);
      assertSame(clean, dirty);
    }
  }

  @Test
  final void all_channels_stay_in_0_to_1_and_the_character_is_visible() {
    try (PoserSession session = poser.open(character)) {
      for (Pose pose : List.of(Pose.NEUTRAL, pose(4), extreme(1f), extreme(-1f))) {
        Frame frame = draw(session, pose);
        for (int channel = 0; channel < 4; channel++) {
          for (float value : frame.plane(channel)) {
            if (!(value >= 0f && value <= 1f)) {
              throw new AssertionError("Channel " + channel + " holds " + value + " for " + pose);
            }
          }
        }
        double visible = 0;
        for (float alpha : frame.alpha()) {
          visible += alpha;
        }
        assertThat(visible).as("sum of alpha for %s", pose).isGreaterThan(100);
      }
    }
  }

  @Test
  final void the_pose_changes_the_frame() {
    try (PoserSession session = poser.open(character)) {
      Frame neutral = draw(session, Pose.NEUTRAL);
      for (Morph morph : List.of(Morph.HEAD_Y, Morph.NECK_Z, Morph.BODY_Y, Morph.BREATHING)) {
        Frame moved = draw(session, Pose.NEUTRAL.with(morph, 1f));
        assertThat(Arrays.equals(neutral.red(), moved.red())).as("unmoved by %s", morph).isFalse();
      }
    }
  }

  @Test
  final void values_outside_a_morphs_range_are_clamped() {
    try (PoserSession session = poser.open(character)) {
      float[] wild = new float[Morph.COUNT];
      for (int i = 0; i < wild.length; i++) {
        wild[i] = i % 3 == 0 ? 40f : i % 3 == 1 ? -40f : Float.NaN;
      }
      Pose pose = Pose.of(wild);
      assertSame(draw(session, pose.clamped()), draw(session, pose));
    }
  }

  @Test
  final void interleaved_sessions_do_not_leak_into_one_another() {
    Frame alone;
    try (PoserSession session = poser.open(character)) {
      alone = draw(session, pose(5));
    }
    try (PoserSession one = poser.open(character);
        PoserSession two = poser.open(character)) {
      draw(one, pose(6));
      assertSame(alone, draw(two, pose(5)));
      draw(two, pose(7));
      assertSame(alone, draw(one, pose(5)));
      two.close();
      assertSame(alone, draw(one, pose(5)));
    }
  }

  @Test
  final void opening_and_drawing_leave_the_character_untouched() {
    Frame before = newFrame();
    before.copyFrom(character.picture());
    try (PoserSession session = poser.open(character)) {
      draw(session, pose(8));
    }
    assertSame(before, character.picture());
  }

  @Test
  final void no_cels_give_the_plain_pose_bit_for_bit() {
    try (PoserSession plain = poser.open(character);
        PoserSession session = poser.open(TestCels.on(character))) {
      Frame expected = draw(plain, pose(9));
      assertSame(expected, draw(session, pose(9)));
      assertSame(expected, draw(session, pose(9), CelStrengths.NONE));
      draw(session, pose(9), TestCels.all(1f));
      assertSame(expected, draw(session, pose(9), TestCels.all(0f)));
      draw(session, pose(10), TestCels.all(0.7f));
      assertSame(expected, draw(session, pose(9)));
    }
  }

  @Test
  final void cels_the_character_lacks_are_ignored() {
    try (PoserSession session = poser.open(character)) {
      assertSame(draw(session, pose(11)), draw(session, pose(11), TestCels.all(1f)));
    }
  }

  @Test
  final void a_blush_colours_the_face_and_nothing_else() {
    try (PoserSession session = poser.open(TestCels.on(character))) {
      Frame plain = draw(session, Pose.NEUTRAL);
      Frame blushing = draw(session, Pose.NEUTRAL, TestCels.one(CharacterCel.BLUSH1, 0.5f));
      double strong = TestCels.change(plain, blushing);
      assertThat(strong).isGreaterThan(1);
      assertThat(TestCels.changeOutsideHead(plain, blushing))
          .isLessThanOrEqualTo(strayChange() * strong);
      Frame faint = draw(session, Pose.NEUTRAL, TestCels.one(CharacterCel.BLUSH1, 0.1f));
      assertThat(TestCels.change(plain, faint)).isBetween(0.1 * strong, 0.4 * strong);
    }
  }

  @Test
  final void cels_move_with_the_head() {
    try (PoserSession session = poser.open(TestCels.on(character))) {
      Pose turned = Pose.NEUTRAL.with(Morph.NECK_Z, 1f).with(Morph.BODY_Y, 1f);
      CelStrengths blush = TestCels.one(CharacterCel.BLUSH1, 1f);
      double[] rest =
          TestCels.centre(draw(session, Pose.NEUTRAL), draw(session, Pose.NEUTRAL, blush));
      double[] moved = TestCels.centre(draw(session, turned), draw(session, turned, blush));
      assertThat(Math.hypot(moved[0] - rest[0], moved[1] - rest[1])).isGreaterThan(1);
    }
  }

  @Test
  final void the_same_pose_and_cels_give_the_same_frame_in_every_session() {
    Frame alone;
    try (PoserSession session = poser.open(TestCels.on(character))) {
      alone = draw(session, pose(12), TestCels.all(0.6f));
    }
    try (PoserSession one = poser.open(TestCels.on(character));
        PoserSession other = poser.open(character)) {
      draw(one, pose(13), TestCels.one(CharacterCel.DATA1, 1f));
      draw(other, pose(12));
      assertSame(alone, draw(one, pose(12), TestCels.all(0.6f)));
      Frame plain = draw(other, pose(12));
      assertThat(TestCels.change(plain, alone)).isPositive();
      assertSame(alone, draw(one, pose(12), TestCels.all(0.6f)));
      for (int channel = 0; channel < 4; channel++) {
        for (float value : alone.plane(channel)) {
          assertThat(value >= 0f && value <= 1f).as("%s in 0..1", value).isTrue();
        }
      }
    }
  }

  @Test
  final void a_closed_session_fails_clearly_and_closes_twice() {
    PoserSession session = poser.open(character);
    session.close();
    session.close();
    assertThatThrownBy(() -> session.pose(Pose.NEUTRAL, newFrame()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  @Order(Integer.MAX_VALUE) // of no use to other tests afterwards
  final void a_closed_poser_fails_clearly_and_closes_twice() {
    try (PoserSession session = poser.open(character)) {
      poser.close();
      poser.close();
      assertThatThrownBy(() -> session.pose(Pose.NEUTRAL, newFrame()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
      assertThatThrownBy(() -> poser.open(character))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
    closeLastPoser();
  }

  @Test
  final void a_frame_of_another_size_is_refused() {
    try (PoserSession session = poser.open(character)) {
      assertThatThrownBy(() -> session.pose(Pose.NEUTRAL, new Frame(256, 512)))
          .isInstanceOf(IllegalArgumentException.class);
      draw(session, Pose.NEUTRAL);
    }
  }

  @Test
  final void it_says_what_it_is() {
    assertThat(poser.description()).isNotBlank().doesNotContain("\n");
    assertThat(poser.spec().scheme()).isNotBlank();
    try (PoserSession session = poser.open(character)) {
      assertThat(session.warnings()).doesNotContainNull();
    }
  }

  private static Frame newFrame() {
    return new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
  }

  private static Frame draw(PoserSession session, Pose pose) {
    Frame frame = newFrame();
    session.pose(pose, frame);
    return frame;
  }

  private static Frame draw(PoserSession session, Pose pose, CelStrengths cels) {
    Frame frame = newFrame();
    session.pose(pose, cels, frame);
    return frame;
  }

  private static Pose pose(long seed) {
    Random random = new Random(seed);
    float[] values = new float[Morph.COUNT];
    for (Morph morph : Morph.ALL) {
      values[morph.ordinal()] = morph.min() + (1f - morph.min()) * random.nextFloat();
    }
    return Pose.of(values);
  }

  private static Pose extreme(float value) {
    float[] values = new float[Morph.COUNT];
    Arrays.fill(values, value);
    return Pose.of(values).clamped();
  }

  private static void assertSame(Frame expected, Frame actual) {
    for (int channel = 0; channel < 4; channel++) {
      assertThat(Arrays.equals(expected.plane(channel), actual.plane(channel)))
          .as("channel %d is bit-identical", channel)
          .isTrue();
    }
  }
}
