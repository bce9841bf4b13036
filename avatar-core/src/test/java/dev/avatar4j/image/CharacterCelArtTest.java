package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The default character's cels are complete, and those for the eyes stay in the eyes. */
class CharacterCelArtTest {
  private static final int SIZE = ShippedPicture.SIZE;

  /** Room for a pixel that an outline crosses. */
  private static final double RIM = 1;

  static Stream<String> cels() {
    return CelNames.CHARACTER_CELS.stream();
  }

  @ParameterizedTest
  @MethodSource("cels")
  void every_cel_is_there_and_shows_something(String cel) throws IOException {
    load(cel);
    assertThat(CharacterImages.defaultCharacter().cels()).containsKey(cel);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data1", "data2", "data3", "data4", "waver1", "waver2"})
  void an_eye_cel_marks_both_irises_and_paints_no_lid_or_lash(String cel) throws IOException {
    ShippedPicture picture = load(cel);
    JsonNode landmarks =
        new ObjectMapper()
            .readTree(ShippedPicture.resource("/dev/avatar4j/character/default.landmarks.json"));
    EyeRegion left = EyeRegion.of(landmarks.get("leftEye"));
    EyeRegion right = EyeRegion.of(landmarks.get("rightEye"));
    int inLeft = 0;
    int inRight = 0;
    for (int i = 0; i < SIZE * SIZE; i++) {
      double x = i % SIZE + .5;
      double y = i / SIZE + .5;
      if (picture.alpha(i % SIZE, i / SIZE) > 0) {
        boolean isLeft = left.contains(x, y);
        boolean isRight = right.contains(x, y);
        assertThat(isLeft || isRight).as(cel + " paints " + x + "," + y).isTrue();
        inLeft += isLeft ? 1 : 0;
        inRight += isRight ? 1 : 0;
      }
    }
    assertThat(inLeft).isGreaterThan(80);
    assertThat(inRight).isGreaterThan(80);
  }

  @ParameterizedTest
  @CsvSource({"data1,data2", "data2,data3", "data3,data4", "data4,data1", "waver1,waver2"})
  void one_frame_of_an_eye_animation_differs_visibly_from_the_next(String one, String next)
      throws IOException {
    byte[] before = load(one).pixels().rgba();
    byte[] after = load(next).pixels().rgba();
    int changed = 0;
    for (int i = 0; i < before.length; i++) {
      changed += Math.abs((before[i] & 255) - (after[i] & 255)) > 40 ? 1 : 0;
    }
    assertThat(changed).isGreaterThan(100);
  }

  private static ShippedPicture load(String cel) throws IOException {
    return ShippedPicture.load("/dev/avatar4j/character/default_" + cel + ".png");
  }

  /** The part of an eye that its lids and lashes leave free. */
  private record EyeRegion(Path2D outline, Ellipse2D iris, double[][] lash, double lashThickness) {
    static EyeRegion of(JsonNode eye) {
      return new EyeRegion(
          polygon(eye.get("outline")),
          ellipse(eye.get("iris")),
          points(eye.get("lash")),
          eye.get("lashThickness").doubleValue());
    }

    boolean contains(double x, double y) {
      double size = 2 * RIM;
      return outline.intersects(x - RIM, y - RIM, size, size)
          && iris.intersects(x - RIM, y - RIM, size, size)
          && y + RIM >= lashCentre(x) + lashThickness / 2;
    }

    private double lashCentre(double x) {
      for (int i = 1; i < lash.length; i++) {
        double from = lash[i - 1][0];
        double to = lash[i][0];
        if (x >= Math.min(from, to) && x <= Math.max(from, to)) {
          return lash[i - 1][1] + (lash[i][1] - lash[i - 1][1]) * (x - from) / (to - from);
        }
      }
      return Double.NEGATIVE_INFINITY;
    }
  }

  private static Path2D polygon(JsonNode outline) {
    Path2D polygon = new Path2D.Double();
    double[][] points = points(outline);
    polygon.moveTo(points[0][0], points[0][1]);
    for (int i = 1; i < points.length; i++) {
      polygon.lineTo(points[i][0], points[i][1]);
    }
    polygon.closePath();
    return polygon;
  }

  private static Ellipse2D ellipse(JsonNode iris) {
    double width = iris.get("radius").get(0).doubleValue();
    double height = iris.get("radius").get(1).doubleValue();
    double x = iris.get("center").get(0).doubleValue();
    double y = iris.get("center").get(1).doubleValue();
    return new Ellipse2D.Double(x - width, y - height, 2 * width, 2 * height);
  }

  private static double[][] points(JsonNode list) {
    double[][] points = new double[list.size()][];
    for (int i = 0; i < points.length; i++) {
      points[i] = new double[] {list.get(i).get(0).doubleValue(), list.get(i).get(1).doubleValue()};
    }
    return points;
  }
}
