package dev.avatar4j.postprocessor.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The colour conversions of the reference, by case id. */
class ColorGoldenTest {
  private static final double TOLERANCE = 1e-5;
  private static final double ONE_CODE = 1.001;

  @TestFactory
  Stream<DynamicTest> the_reference() {
    JsonNode cases = ReferenceFiles.json("cases.json").get("cases");
    return StreamSupport.stream(cases.spliterator(), false)
        .filter(golden -> golden.get("version").asText().equals("color"))
        .map(golden -> DynamicTest.dynamicTest(golden.get("id").asText(), () -> verify(golden)));
  }

  private static void verify(JsonNode golden) {
    Frame frame = ReferenceInputs.of(golden.get("input").asText());
    double tolerance = TOLERANCE;
    String conversion = golden.get("id").asText().replaceAll("color-|-[^-]*$", "");
    switch (conversion) {
      case "linear_to_srgb" -> convert(frame, 3, ColorTransfer::toSrgb);
      case "srgb_to_linear" -> convert(frame, 3, ColorTransfer::toLinear);
      case "encode8_truncate" -> {
        convert(frame, 3, value -> ColorTransfer.linearToByte((float) value));
        convert(frame.alpha(), value -> Math.rint(255 * value));
        tolerance = ONE_CODE;
      }
      case "encode8_round" -> {
        convert(frame, 4, value -> Math.rint(255 * Math.max(0, Math.min(1, value))));
        tolerance = ONE_CODE;
      }
      default -> throw new AssertionError("No colour conversion is called " + conversion);
    }
    SampledFrame.of(golden).assertEqual(frame, tolerance);
  }

  private static void convert(Frame frame, int channels, DoubleUnaryOperator function) {
    for (int channel = 0; channel < channels; channel++) {
      convert(frame.plane(channel), function);
    }
  }

  private static void convert(float[] plane, DoubleUnaryOperator function) {
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (float) function.applyAsDouble(plane[i]);
    }
  }
}
