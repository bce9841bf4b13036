package dev.avatar4j.poser.warp.landmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandmarksWriterTest {
  private static final Offset<Float> NEAR = Offset.offset(0.5f);

  private final Landmarks found =
      LandmarkDetector.detect(CharacterImages.defaultCharacter().picture());

  @Test
  void what_was_found_is_written_with_few_points_and_read_again_alike() {
    ObjectNode file = LandmarksWriter.write(found);
    assertThat(file.at("/leftEye/outline").size()).isBetween(5, 24);
    Landmarks again = LandmarksJson.parse(file.toString()).requireOrder();
    EyeLandmarks eye = found.rightEye().orElseThrow();
    EyeLandmarks like = again.rightEye().orElseThrow();
    assertThat(like.height()).isCloseTo(eye.height(), Offset.offset(1f));
    assertThat(like.iris().x()).isCloseTo(eye.iris().x(), NEAR);
    assertThat(like.irisRadiusY()).isCloseTo(eye.irisRadiusY(), NEAR);
    for (float x = eye.left() + 1; x < eye.right() - 1; x++) {
      assertThat(like.upper().at(x)).isCloseTo(eye.upper().at(x), NEAR);
      assertThat(like.lower().at(x)).isCloseTo(eye.lower().at(x), NEAR);
    }
    MouthLandmarks mouth = found.mouth().orElseThrow();
    assertThat(again.mouth().orElseThrow().height()).isCloseTo(mouth.height(), Offset.offset(0.8f));
    assertThat(again.chin().y()).isCloseTo(found.chin().y(), NEAR);
    assertThat(again.shoulderY()).isCloseTo(found.shoulderY(), NEAR);
    assertThat(LandmarksWriter.write(again).get("leftBrow")).isEqualTo(file.get("leftBrow"));
  }

  @Test
  void what_was_not_found_is_left_out() {
    ObjectNode file = LandmarksWriter.write(LandmarkDetector.detect(new Frame(512, 512)));
    assertThat(file.has("leftEye") || file.has("mouth")).isFalse();
    assertThat(LandmarksJson.parse(file.toString()).chin().y()).isEqualTo(190f);
  }

  @Test
  void the_face_of_the_layout_is_complete_and_in_order() {
    Landmarks face = LandmarksJson.parse(LayoutFace.landmarks().toString()).requireOrder();
    assertThat(face.warnings()).isEmpty();
    assertThat(face.axisX()).isEqualTo(256f);
    assertThat(face.eyeLineY()).isEqualTo(147f);
    assertThat(face.mouth().orElseThrow().open()).isTrue();
  }

  @Test
  void the_face_that_ships_is_in_order() {
    String text = CharacterImages.defaultCharacter().landmarks().orElseThrow();
    assertThatCode(() -> LandmarksJson.parse(text).requireOrder()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "/leftEye/iris/center, 300, 147, landmarks.leftEye.iris.center",
    "/leftEye/iris/center, 280, 130, landmarks.leftEye.iris.center",
    "/nose, 256, 200, landmarks.nose",
    "/chin, 256, 174, landmarks.chin",
    "/chin, 256, 100, landmarks.chin"
  })
  void a_feature_out_of_order_is_refused_by_name(String where, int x, int y, String field) {
    ObjectNode file = LayoutFace.landmarks();
    ArrayNode point = (ArrayNode) file.at(where);
    point.removeAll().add(x).add(y);
    assertOutOfOrder(file, field);
  }

  @Test
  void eyes_that_are_exchanged_and_brows_and_mouths_in_the_wrong_place_are_refused() {
    ObjectNode eyes = LayoutFace.landmarks();
    eyes.set("leftEye", LayoutFace.landmarks().get("rightEye"));
    eyes.set("rightEye", LayoutFace.landmarks().get("leftEye"));
    assertOutOfOrder(eyes, "landmarks.leftEye");
    ObjectNode mouth = LayoutFace.landmarks();
    ((ObjectNode) mouth.get("mouth")).set("outline", mouth.at("/leftEye/outline"));
    assertOutOfOrder(mouth, "landmarks.mouth");
    ObjectNode brow = LayoutFace.landmarks();
    ((ObjectNode) brow.get("leftBrow"))
        .putArray("line")
        .add(brow.at("/leftEye/outline/5"))
        .add(brow.at("/leftEye/outline/6"));
    assertOutOfOrder(brow, "landmarks.leftBrow");
  }

  private static void assertOutOfOrder(ObjectNode file, String field) {
    assertThatThrownBy(() -> LandmarksJson.parse(file.toString()).requireOrder())
        .isInstanceOf(InvalidInputException.class)
        .extracting(e -> ((InvalidInputException) e).field())
        .isEqualTo(field);
  }
}
