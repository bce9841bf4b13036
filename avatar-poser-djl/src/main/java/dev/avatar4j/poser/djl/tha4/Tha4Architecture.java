package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.djl.model.ExpectedTensors;

/** Sizes and state dict keys of a THA4 student (the published "mode 14"). */
final class Tha4Architecture {
  /** The face network sees the eyebrow, eye, mouth and iris morphs; the body network sees all. */
  static final int FACE_POSE = Morph.HEAD_X.ordinal();

  static final int BODY_POSE = Morph.COUNT;

  static final int FACE_SIZE = 128;
  static final int FACE_CHANNELS = 128;
  static final int FACE_LAYERS = 8;

  /** Where the face picture is pasted: rows 80 to 207, columns 192 to 319. */
  static final int FACE_TOP = 80;

  static final int FACE_LEFT = 192;

  /** Side of the picture that each level of the body network covers. */
  static final int[] LEVEL_SIZES = {128, 256, 512};

  /** Output channels of the three sine layers of each level. */
  static final int[][] LEVEL_CHANNELS = {{360, 360, 180}, {180, 180, 90}, {90, 90, 90}};

  /** Per pixel: grid x, grid y, alpha, then the colour change in four channels. */
  static final int BODY_OUTPUTS = 7;

  static final int PICTURE_CHANNELS = 4;

  private static final int POSITION = 2;

  private Tha4Architecture() {}

  static ExpectedTensors faceTensors() {
    ExpectedTensors.Builder tensors = ExpectedTensors.of("THA4 student face morpher");
    for (int layer = 0; layer < FACE_LAYERS; layer++) {
      int inputs = layer == 0 ? POSITION + FACE_POSE : FACE_CHANNELS;
      linear(tensors, faceLayer(layer), FACE_CHANNELS, inputs);
    }
    linear(tensors, faceOutput(), PICTURE_CHANNELS, FACE_CHANNELS);
    return tensors.build();
  }

  static ExpectedTensors bodyTensors() {
    ExpectedTensors.Builder tensors = ExpectedTensors.of("THA4 student body morpher");
    int previous = 0;
    for (int level = 0; level < LEVEL_SIZES.length; level++) {
      int inputs = previous + POSITION + BODY_POSE;
      for (int layer = 0; layer < LEVEL_CHANNELS[level].length; layer++) {
        linear(tensors, bodyLayer(level, layer), LEVEL_CHANNELS[level][layer], inputs);
        inputs = LEVEL_CHANNELS[level][layer];
      }
      previous = inputs;
    }
    linear(tensors, bodyOutput(), BODY_OUTPUTS, previous);
    return tensors.build();
  }

  static String faceLayer(int layer) {
    return "siren.sine_layers." + layer + ".linear";
  }

  static String faceOutput() {
    return "siren.last_linear";
  }

  static String bodyLayer(int level, int layer) {
    return "siren_layers." + level + "." + layer + ".linear";
  }

  static String bodyOutput() {
    return "last_linear";
  }

  private static void linear(
      ExpectedTensors.Builder tensors, String layer, int outputs, int inputs) {
    tensors.tensor(layer + ".weight", outputs, inputs, 1, 1).tensor(layer + ".bias", outputs);
  }
}
