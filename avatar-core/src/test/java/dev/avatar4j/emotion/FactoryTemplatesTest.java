package dev.avatar4j.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactoryTemplatesTest {
  private static final EmotionLibrary FACTORY = EmotionLibrary.factory();

  @Test
  void no_two_emotions_look_alike() {
    List<String> names = FACTORY.names();
    for (String one : names) {
      for (String other : names) {
        if (one.compareTo(other) < 0) {
          assertThat(distance(pose(one), pose(other))).as(one + " and " + other).isGreaterThan(0.7);
        }
      }
    }
  }

  @Test
  void every_emotion_but_neutral_shows_on_the_face() {
    for (String name : FACTORY.names()) {
      double strength = distance(pose(name), Pose.NEUTRAL);
      if (name.equals("neutral")) {
        assertThat(strength).isLessThan(0.3);
      } else {
        assertThat(strength).as(name).isGreaterThan(0.8);
      }
    }
  }

  @Test
  void no_emotion_breathes_or_turns_the_body_out_of_the_picture() {
    for (String name : FACTORY.names()) {
      assertThat(pose(name).get(Morph.BREATHING)).as(name).isZero();
      assertThat(Math.abs(pose(name).get(Morph.BODY_Y))).as(name).isLessThanOrEqualTo(0.4f);
      assertThat(Math.abs(pose(name).get(Morph.BODY_Z))).as(name).isLessThanOrEqualTo(0.4f);
    }
  }

  private static Pose pose(String name) {
    return FACTORY.require(name).pose();
  }

  /** Euclidean distance between two faces: everything but head and body. */
  private static double distance(Pose one, Pose other) {
    double sum = 0;
    for (int i = 0; i < Morph.HEAD_X.ordinal(); i++) {
      double difference = one.get(i) - other.get(i);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
