package dev.avatar4j.poser.warp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;
import dev.avatar4j.poser.warp.landmarks.LandmarkDetector;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import dev.avatar4j.poser.warp.landmarks.LandmarksJson;
import dev.avatar4j.poser.warp.landmarks.MouthLandmarks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandmarkDetectionTest {
  private static final Offset<Float> PIXELS = Offset.offset(2.5f);

  @ParameterizedTest
  @CsvSource({
    "0.90 0.68 0.56, 0.05 0.20 0.75, 0.12 0.05 0.03, 0, 0",
    "0.90 0.68 0.56, 0.10 0.45 0.10, 0.80 0.60 0.15, 3, -4",
    "0.95 0.82 0.74, 0.55 0.05 0.05, 0.45 0.42 0.55, -4, 3",
    "0.42 0.20 0.11, 0.20 0.09 0.02, 0.02 0.02 0.02, 0, 2",
    "0.70 0.42 0.28, 0.60 0.42 0.04, 0.70 0.10 0.30, 2, 0",
  })
  void features_are_found_in_many_colours_and_places(
      String skin, String iris, String hair, float dx, float dy) {
    CharacterImage character = DrawnCharacter.of(colour(skin), colour(iris), colour(hair), dx, dy);
    Landmarks found = LandmarkDetector.detect(character.picture());
    assertThat(found.warnings()).isEmpty();
    assertEye(found.leftEye().orElseThrow(), 280 + dx, 148 + dy);
    assertEye(found.rightEye().orElseThrow(), 232 + dx, 148 + dy);
    assertThat(found.leftBrow().orElseThrow().line().at(280 + dx)).isCloseTo(122 + dy, PIXELS);
    MouthLandmarks mouth = found.mouth().orElseThrow();
    assertThat(mouth.left()).isCloseTo(248.5f + dx, PIXELS);
    assertThat(mouth.right()).isCloseTo(263.5f + dx, PIXELS);
    assertThat(mouth.open()).isTrue();
    assertThat(found.chin().y()).isCloseTo(190.5f + dy, PIXELS);
  }

  private static void assertEye(EyeLandmarks eye, float x, float y) {
    assertThat(eye.iris().x()).isCloseTo(x, PIXELS);
    assertThat(eye.iris().y()).isCloseTo(y, PIXELS);
    assertThat(eye.irisRadiusX()).isBetween(4.5f, 8f);
    assertThat(eye.left()).isCloseTo(x - 13, PIXELS);
    assertThat(eye.right()).isCloseTo(x + 13, PIXELS);
    assertThat(eye.lower().at(x)).isCloseTo(y + 10, PIXELS);
    assertThat(eye.upper().at(x)).isBetween(y - 14, y - 5);
  }

  private static float[] colour(String text) {
    String[] parts = text.trim().split(" ");
    return new float[] {
      Float.parseFloat(parts[0]), Float.parseFloat(parts[1]), Float.parseFloat(parts[2])
    };
  }

  @Test
  void the_default_characters_eyes_are_found_where_its_landmarks_have_them() {
    CharacterImage own = CharacterImages.defaultCharacter();
    assumeThat(own.landmarks()).isPresent();
    Landmarks given = LandmarksJson.parse(own.landmarks().orElseThrow());
    Landmarks found = LandmarkDetector.detect(own.picture());
    assertThat(found.leftEye().orElseThrow().iris().x())
        .isCloseTo(given.leftEye().orElseThrow().iris().x(), Offset.offset(3f));
    assertThat(found.mouth()).isPresent();
    assertThat(found.leftBrow()).isPresent();
    assertThat(found.chin().y()).isCloseTo(given.chin().y(), Offset.offset(4f));
  }

  @Test
  void a_face_with_glasses_is_found() {
    Path picture = Path.of("../../shared/models/tha4/lambda_00/character.png");
    assumeThat(picture).as("the shared THA4 model").matches(Files::exists);
    Landmarks found = LandmarkDetector.detect(CharacterImages.load(picture).picture());
    assertThat(found.warnings()).isEmpty();
    assertThat(found.rightEye().orElseThrow().iris().x()).isCloseTo(234.5f, PIXELS);
    assertThat(found.leftEye().orElseThrow().iris().x()).isCloseTo(276.5f, PIXELS);
    assertThat(found.mouth().orElseThrow().open()).isTrue();
    assertThat(found.chin().y()).isCloseTo(190f, PIXELS);
  }

  @Test
  void given_landmarks_decide_what_is_animated() {
    CharacterImage character =
        DrawnCharacter.withLandmarks(
            "{\"version\":1,\"mouth\":{\"outline\":[[249,175],[256,171],[263,175],[256,179]]}}");
    try (WarpDrawing drawing = new WarpDrawing(character)) {
      Frame neutral = drawing.draw(Pose.NEUTRAL);
      assertThat(drawing.warnings()).hasSize(4).anyMatch(text -> text.contains("leftEye"));
      assertThat(WarpDrawing.meanDifference(neutral, drawing.draw(Morph.EYE_WINK_LEFT, 1f)))
          .isZero();
      assertThat(WarpDrawing.meanDifference(neutral, drawing.draw(Morph.MOUTH_OOO, 1f)))
          .isPositive();
    }
  }
}
