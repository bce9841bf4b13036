package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.djl.model.WeightTensor;
import java.util.HashMap;
import java.util.Map;

/**
 * The student network in double precision, pixel by pixel, straight from its description. Slow, and
 * shares no code with what it checks.
 */
final class PlainStudent {
  private static final int[] SIZES = {128, 256, 512};

  private final SyntheticStudent student;
  private final Frame picture;
  private final float[] pose;
  private final Map<Integer, double[]> features = new HashMap<>();
  private final Map<Integer, double[]> facePixels = new HashMap<>();

  PlainStudent(SyntheticStudent student, Frame picture, float[] pose) {
    this.student = student;
    this.picture = picture;
    this.pose = pose;
  }

  /** The pixel's R, G, B and A: premultiplied, clamped to 0..1, colour not above alpha. */
  double[] pixel(int x, int y) {
    double[] head = linear(student.body(), "last_linear", level(2, x, y));
    double sourceX = Math.max(0, Math.min(511, x + head[0] * 256));
    double sourceY = Math.max(0, Math.min(511, y + head[1] * 256));
    double[] result = new double[4];
    for (int c = 3; c >= 0; c--) {
      double value = (1 - head[2]) * sample(sourceX, sourceY, c) + head[2] * head[3 + c];
      result[c] = Math.max(0, Math.min(c == 3 ? 1 : result[3], (value + 1) / 2));
    }
    return result;
  }

  private double sample(double x, double y, int channel) {
    int x0 = (int) x;
    int y0 = (int) y;
    int x1 = Math.min(511, x0 + 1);
    int y1 = Math.min(511, y0 + 1);
    double fx = x - x0;
    double fy = y - y0;
    double top = source(x0, y0, channel) * (1 - fx) + source(x1, y0, channel) * fx;
    double bottom = source(x0, y1, channel) * (1 - fx) + source(x1, y1, channel) * fx;
    return top * (1 - fy) + bottom * fy;
  }

  private double source(int x, int y, int channel) {
    if (x >= 192 && x < 320 && y >= 80 && y < 208) {
      return facePixels.computeIfAbsent((y - 80) * 128 + x - 192, this::facePixel)[channel];
    }
    double alpha = picture.alpha()[y * 512 + x];
    double value = channel == 3 ? alpha : picture.plane(channel)[y * 512 + x] * alpha;
    return value * 2 - 1;
  }

  /** The pixel {@code 128 y + x} of the face network: premultiplied, -1..1. */
  double[] facePixel(int index) {
    double[] values = withPose(new double[0], index % 128, index / 128, 128, 39);
    for (int layer = 0; layer < 8; layer++) {
      values = sine(linear(student.face(), "siren.sine_layers." + layer + ".linear", values));
    }
    return linear(student.face(), "siren.last_linear", values);
  }

  private double[] level(int level, int x, int y) {
    int key = (level * 512 + y) * 512 + x;
    double[] known = features.get(key);
    if (known == null) {
      double[] below = level == 0 ? new double[0] : enlarged(level - 1, x, y);
      known = withPose(below, x, y, SIZES[level], 45);
      for (int layer = 0; layer < 3; layer++) {
        String name = "siren_layers." + level + "." + layer + ".linear";
        known = sine(linear(student.body(), name, known));
      }
      features.put(key, known);
    }
    return known;
  }

  private double[] enlarged(int level, int x, int y) {
    int last = SIZES[level] - 1;
    int farX = Math.max(0, Math.min(last, x / 2 + (x % 2 == 0 ? -1 : 1)));
    int farY = Math.max(0, Math.min(last, y / 2 + (y % 2 == 0 ? -1 : 1)));
    double[] nearNear = level(level, x / 2, y / 2);
    double[] farNear = level(level, farX, y / 2);
    double[] nearFar = level(level, x / 2, farY);
    double[] farFar = level(level, farX, farY);
    double[] sum = new double[nearNear.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (9 * nearNear[i] + 3 * farNear[i] + 3 * nearFar[i] + farFar[i]) / 16;
    }
    return sum;
  }

  private double[] withPose(double[] below, int x, int y, int size, int poseLength) {
    double[] values = new double[below.length + 2 + poseLength];
    System.arraycopy(below, 0, values, 0, below.length);
    values[below.length] = (2.0 * x + 1) / size - 1;
    values[below.length + 1] = (2.0 * y + 1) / size - 1;
    for (int i = 0; i < poseLength; i++) {
      values[below.length + 2 + i] = pose[i];
    }
    return values;
  }

  private static double[] linear(Map<String, WeightTensor> tensors, String layer, double[] in) {
    float[] weight = tensors.get(layer + ".weight").values();
    float[] bias = tensors.get(layer + ".bias").values();
    double[] out = new double[bias.length];
    for (int o = 0; o < out.length; o++) {
      double sum = bias[o];
      for (int i = 0; i < in.length; i++) {
        sum += weight[o * in.length + i] * in[i];
      }
      out[o] = sum;
    }
    return out;
  }

  private static double[] sine(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sin(30 * values[i]);
    }
    return values;
  }
}
