package dev.avatar4j.postprocessor.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.EncodedTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.postprocessor.kernel.Clamp;
import dev.avatar4j.postprocessor.kernel.Luminance;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The colour conversions of the reference, by case id. */
class ColorGoldenTest {
  private static final double TOLERANCE = 1e-5;
  private static final double ONE_CODE = 1.001;
  private static final float U_SCALE = 2 * (1 - Luminance.BLUE);
  private static final float V_SCALE = 2 * (1 - Luminance.RED);

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
      case "rgb_to_yuv" -> toYuv(frame);
      case "yuv_to_rgb" -> fromYuv(frame);
      case "linear_to_srgb" -> convert(frame, 3, ColorTransfer::toSrgb);
      case "srgb_to_linear" -> convert(frame, 3, ColorTransfer::toLinear);
      case "encode8_truncate" -> {
        convert(frame, 3, value -> ColorTransfer.linearToByte((float) value));
        convert(frame.alpha(), value -> Math.rint(255 * value));
        tolerance = ONE_CODE;
      }
      case "encode8_round" -> {
        throughPixels(frame);
        tolerance = ONE_CODE;
      }
      default -> throw new AssertionError("No colour conversion is called " + conversion);
    }
    SampledFrame.of(golden).assertEqual(frame, tolerance);
  }

  private static void throughPixels(Frame frame) {
    PixelBuffer pixels = new PixelBuffer(frame.width(), frame.height());
    EncodedTransfer.encode(frame, pixels);
    for (int i = 0; i < pixels.rgba().length; i++) {
      frame.plane(i % 4)[i / 4] = pixels.rgba()[i] & 255;
    }
  }

  /** The kernels know no U and V, only B-Y and R-Y, which are these but for a factor. */
  private static void toYuv(Frame frame) {
    float[] luminance = new float[frame.size()];
    Luminance.of(frame.red(), frame.green(), frame.blue(), luminance, 0, frame.size());
    for (int i = 0; i < luminance.length; i++) {
      float red = frame.red()[i];
      frame.red()[i] = luminance[i];
      frame.green()[i] = (frame.blue()[i] - luminance[i]) / U_SCALE;
      frame.blue()[i] = (red - luminance[i]) / V_SCALE;
    }
  }

  private static void fromYuv(Frame frame) {
    for (int i = 0; i < frame.size(); i++) {
      float luminance = frame.red()[i];
      float blue = U_SCALE * (frame.green()[i] - 0.5f);
      float red = V_SCALE * (frame.blue()[i] - 0.5f);
      frame.red()[i] = luminance + red;
      frame.green()[i] =
          luminance - (Luminance.RED * red + Luminance.BLUE * blue) / Luminance.GREEN;
      frame.blue()[i] = luminance + blue;
    }
    for (int channel = 0; channel < 3; channel++) {
      Clamp.unit(frame.plane(channel), 0, frame.size());
    }
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
