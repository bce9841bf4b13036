package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loading agrees with what the reference apps feed their networks. */
class CharacterGoldenTest {
  private static final String IMAGES = "golden/tha/images/";

  @ParameterizedTest
  @CsvSource({
    "golden/tha/images/synthetic_00.png, synthetic_00_tha3_straight.f32",
    "models/tha4/lambda_00/character.png, lambda_00_tha3_straight.f32"
  })
  void a_picture_of_the_right_size_is_taken_as_it_is(String picture, String golden)
      throws IOException {
    CharacterImage image = CharacterImages.load(Golden.path(picture));
    float[] samples = Golden.floats(IMAGES + golden);
    assertThat(Golden.largestDifference(image.picture(), samples)).isLessThan(1e-7);
    assertThat(image.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"synthetic_300x420", "synthetic_700x600"})
  void another_size_is_cropped_and_scaled_as_the_reference_does(String name) throws IOException {
    CharacterImage image = CharacterImages.load(Golden.path(IMAGES + name + ".png"));
    float[] samples = Golden.floats(IMAGES + name + "_tha3_resized.f32");
    assertThat(Golden.largestDifference(image.picture(), samples)).isLessThan(1e-7);
    assertThat(image.warnings()).singleElement().asString().contains("centre square");
  }
}
