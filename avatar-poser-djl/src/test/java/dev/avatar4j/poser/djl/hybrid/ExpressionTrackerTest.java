package dev.avatar4j.poser.djl.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.pose.Morph;
import org.junit.jupiter.api.Test;

class ExpressionTrackerTest {
  private static final long FRAME = 40_000_000;

  private final ExpressionTracker eyes = new ExpressionTracker(FacePart.EYES);
  private final float[] pose = new float[Morph.COUNT];
  private long now = 5 * FRAME;

  @Test
  void every_morph_of_the_face_belongs_to_one_part() {
    boolean[] seen = new boolean[Morph.COUNT];
    for (FacePart part : FacePart.values()) {
      for (int n = 0; n < part.size(); n++) {
        assertThat(seen[part.morph(n)]).isFalse();
        seen[part.morph(n)] = true;
      }
    }
    for (Morph morph : Morph.ALL) {
      assertThat(seen[morph.ordinal()]).isEqualTo(morph.ordinal() < FaceStage.MORPHS);
    }
    for (int n = 0; n < Morph.MOUTH_OPEN.size(); n++) {
      assertThat(FacePart.MOUTH.morph(n)).isEqualTo(Morph.MOUTH_OPEN.get(n).ordinal());
    }
  }

  @Test
  void what_rests_or_moves_slowly_is_kept_to_half_a_hundredth() {
    for (float value : new float[] {0.333f, 0.35f, 0.362f}) {
      assertThat(follow(value)).isCloseTo(value, org.assertj.core.data.Offset.offset(0.0051f));
    }
  }

  @Test
  void what_moves_fast_goes_by_quarters_and_is_exact_again_after_a_while() {
    follow(0f);
    assertThat(follow(0.9f)).isEqualTo(1f);
    assertThat(follow(0.6f)).isEqualTo(0.5f);
    assertThat(follow(0.6f)).isEqualTo(0.5f);
    assertThat(follow(0.6f)).isEqualTo(0.5f);
    assertThat(follow(0.6f)).isEqualTo(0.6f);
  }

  @Test
  void a_fast_morph_leaves_the_others_exact() {
    pose[Morph.EYEBROW_ANGRY_LEFT.ordinal()] = 0.63f;
    follow(0f);
    follow(1f);
    float[] back = new float[Morph.COUNT];
    eyes.key().writeTo(back);
    assertThat(back[Morph.EYEBROW_ANGRY_LEFT.ordinal()]).isEqualTo(0.63f);
  }

  @Test
  void the_frame_rate_does_not_matter() {
    follow(0f);
    now += 9 * FRAME;
    assertThat(follow(0.2f)).as("a fifth in 0.4 s is slow").isEqualTo(0.2f);
  }

  @Test
  void it_rests_after_a_fifth_of_a_second_without_change() {
    follow(0.2f);
    assertThat(eyes.rests(now)).isFalse();
    for (int i = 0; i < 4; i++) {
      follow(0.2f);
    }
    assertThat(eyes.rests(now)).isFalse();
    follow(0.2f);
    assertThat(eyes.rests(now)).isTrue();
    follow(0.22f);
    assertThat(eyes.rests(now)).isFalse();
  }

  @Test
  void a_speaking_mouth_keeps_its_lasting_expression() {
    ExpressionTracker mouth = new ExpressionTracker(FacePart.MOUTH);
    pose[Morph.MOUTH_RAISED_CORNER_LEFT.ordinal()] = 0.4f;
    for (int i = 0; i < 8; i++) {
      pose[Morph.MOUTH_AAA.ordinal()] = i % 2;
      now += FRAME;
      mouth.update(pose, now);
    }
    assertThat(mouth.rests(now)).isFalse();
    assertThat(mouth.lasts(now)).isTrue();
  }

  private float follow(float value) {
    pose[Morph.EYE_WINK_LEFT.ordinal()] = value;
    now += FRAME;
    eyes.update(pose, now);
    float[] back = new float[Morph.COUNT];
    eyes.key().writeTo(back);
    return back[Morph.EYE_WINK_LEFT.ordinal()];
  }
}
