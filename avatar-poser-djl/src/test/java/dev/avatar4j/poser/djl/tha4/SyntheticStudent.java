package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.poser.djl.model.CheckpointFile;
import dev.avatar4j.poser.djl.model.WeightTensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A student of the real architecture with made-up weights: a coloured disc that the pose pushes
 * around and tints.
 *
 * @param face tensors of the face morpher
 * @param body tensors of the body morpher
 */
record SyntheticStudent(Map<String, WeightTensor> face, Map<String, WeightTensor> body) {
  private static final double OMEGA = 30;

  /** One that paints nothing of its own outside the picture. */
  static SyntheticStudent clean() {
    return withPaint(1e-6);
  }

  /**
   * @param paint the scale of the colour change's alpha
   */
  static SyntheticStudent withPaint(double paint) {
    Random random = new Random(45);
    Map<String, WeightTensor> face = new LinkedHashMap<>();
    for (int layer = 0; layer < Tha4Architecture.FACE_LAYERS; layer++) {
      sine(face, random, Tha4Architecture.faceLayer(layer), layer == 0 ? 41 : 128, 128);
    }
    double[] colours = {0.3, 0.3, 0.3, 0.01};
    linear(face, random, Tha4Architecture.faceOutput(), 128, colours, new double[] {0, 0, 0, 1});
    Map<String, WeightTensor> body = new LinkedHashMap<>();
    int previous = 0;
    for (int level = 0; level < 3; level++) {
      int inputs = previous + 47;
      int[] channels = Tha4Architecture.LEVEL_CHANNELS[level];
      for (int layer = 0; layer < channels.length; layer++) {
        sine(body, random, Tha4Architecture.bodyLayer(level, layer), inputs, channels[layer]);
        inputs = channels[layer];
      }
      previous = inputs;
    }
    double[] scales = {0.1, 0.1, paint, 0.3, 0.3, 0.3, 0.3};
    linear(body, random, Tha4Architecture.bodyOutput(), 90, scales, new double[7]);
    return new SyntheticStudent(face, body);
  }

  private static void sine(
      Map<String, WeightTensor> tensors, Random random, String layer, int inputs, int outputs) {
    double bound = inputs == 41 || inputs == 47 ? 1.0 / inputs : Math.sqrt(6.0 / inputs) / OMEGA;
    tensors.put(
        layer + ".weight",
        new WeightTensor(
            new int[] {outputs, inputs, 1, 1}, uniform(random, outputs * inputs, bound)));
    tensors.put(
        layer + ".bias", new WeightTensor(new int[] {outputs}, uniform(random, outputs, 0.05)));
  }

  private static void linear(
      Map<String, WeightTensor> tensors,
      Random random,
      String layer,
      int inputs,
      double[] scales,
      double[] offsets) {
    float[] weight = new float[scales.length * inputs];
    float[] bias = new float[scales.length];
    for (int row = 0; row < scales.length; row++) {
      float[] values = uniform(random, inputs, scales[row] * Math.sqrt(6.0 / inputs));
      System.arraycopy(values, 0, weight, row * inputs, inputs);
      bias[row] = (float) offsets[row];
    }
    tensors.put(
        layer + ".weight", new WeightTensor(new int[] {scales.length, inputs, 1, 1}, weight));
    tensors.put(layer + ".bias", new WeightTensor(new int[] {scales.length}, bias));
  }

  private static float[] uniform(Random random, int count, double bound) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return values;
  }

  /** Writes the model's four files and returns the folder. */
  Path write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("character_model.yaml"),
          """
          character_image_file_name: character.png
          face_morpher_file_name: face_morpher.pt
          body_morpher_file_name: body_morpher.pt
          """);
      ImageIO.write(disc(), "png", folder.resolve("character.png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CheckpointFile.of(face).write(folder.resolve("face_morpher.pt"));
    CheckpointFile.of(body).write(folder.resolve("body_morpher.pt"));
    return folder;
  }

  /** A disc with a soft edge around the face on a transparent ground. */
  static BufferedImage disc() {
    BufferedImage image = new BufferedImage(512, 512, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 512; y++) {
      for (int x = 0; x < 512; x++) {
        double distance = Math.hypot(x - 255.5, y - 160.5);
        int alpha = (int) Math.max(0, Math.min(255, (130 - distance) * 40));
        image.setRGB(x, y, alpha << 24 | (x / 2) << 16 | (y / 2) << 8 | (x * 7 + y * 3) % 256);
      }
    }
    return image;
  }
}
