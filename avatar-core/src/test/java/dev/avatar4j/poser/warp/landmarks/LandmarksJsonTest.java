package dev.avatar4j.poser.warp.landmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandmarksJsonTest {
  private static final String EYE =
      "{\"outline\":[[270,150],[280,138],[292,146],[280,158]],"
          + "\"iris\":{\"center\":[281,148],\"radius\":[6,8]},"
          + "\"lash\":[[268,150],[280,137],[294,146]],\"lashThickness\":3,\"glow\":true}";

  private static String with(String fields) {
    return "{\"version\":1," + fields + "}";
  }

  @Test
  void features_are_read_as_given() {
    Landmarks landmarks =
        LandmarksJson.parse(
            with(
                "\"leftEye\":"
                    + EYE
                    + ",\"mouth\":{\"outline\":[[248,175],[256,171],[264,175],[256,180]]},"
                    + "\"leftBrow\":{\"line\":[[268,126],[292,124]],\"thickness\":2},"
                    + "\"chin\":[255,188],\"neck\":{\"pivot\":[257,204],\"width\":30},"
                    + "\"shoulders\":[[200,230],[310,234]],\"hat\":{}"));
    EyeLandmarks eye = landmarks.leftEye().orElseThrow();
    assertThat(eye.left()).isEqualTo(270f);
    assertThat(eye.right()).isEqualTo(292f);
    assertThat(eye.upper().at(280)).isEqualTo(138f);
    assertThat(eye.lower().at(280)).isEqualTo(158f);
    assertThat(eye.iris()).isEqualTo(new Point(281, 148));
    assertThat(landmarks.mouth().orElseThrow().height())
        .isCloseTo(9f, org.assertj.core.data.Offset.offset(0.6f));
    assertThat(landmarks.leftBrow().orElseThrow().line().at(280)).isEqualTo(125f);
    assertThat(landmarks.neckPivot()).isEqualTo(new Point(257, 204));
    assertThat(landmarks.shoulderY()).isEqualTo(232f);
    assertThat(landmarks.warnings())
        .containsExactly(
            "The landmarks file has no rightEye, so it is not animated.",
            "The landmarks file has no rightBrow, so it is not animated.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "landmarks | {\"version\":1",
        "landmarks | []",
        "landmarks |``",
        "landmarks.version | {}",
        "landmarks.version | {\"version\":2}",
        "landmarks.leftEye | {\"version\":1,\"leftEye\":5}",
        "landmarks.leftEye.outline | {\"version\":1,\"leftEye\":{}}",
        "landmarks.mouth.outline | {\"version\":1,\"mouth\":{\"outline\":[[1,2],[3,4]]}}",
        "landmarks.mouth.outline | {\"version\":1,\"mouth\":{\"outline\":[[1,2],[3,4],[600,4]]}}",
        "landmarks.mouth.outline | {\"version\":1,\"mouth\":{\"outline\":[[1,2],[1,4],[1,6]]}}",
        "landmarks.mouth.outline | {\"version\":1,\"mouth\":{\"outline\":[[1,2],[3,\"x\"],[1,6]]}}",
        "landmarks.leftBrow.thickness |"
            + " {\"version\":1,\"leftBrow\":{\"line\":[[1,2],[9,2]],\"thickness\":0}}",
        "landmarks.chin | {\"version\":1,\"chin\":[1]}",
        "landmarks.neck.pivot | {\"version\":1,\"neck\":{}}",
        "landmarks.shoulders | {\"version\":1,\"shoulders\":[]}",
      })
  void malformed_landmarks_are_refused_with_the_field_at_fault(String field, String text) {
    assertThatThrownBy(() -> LandmarksJson.parse(text))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
  }
}
