package dev.avatar4j.benchmarks;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.djl.model.CheckpointReader;
import dev.avatar4j.poser.djl.torchscript.TorchScriptArchive;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * A THA4 student as one TorchScript program that states the network operation by operation, in the
 * order and layout of its published description: the yardstick for {@code Tha4Poser}.
 */
final class LiteralStudent implements AutoCloseable {
  private static final int[] SIZES = {128, 256, 512};
  private static final int PIXELS = 512 * 512;

  private final NDManager manager;
  private final Model model;
  private final PtSymbolBlock block;
  private final ByteBuffer poseBytes =
      ByteBuffer.allocateDirect(45 * Float.BYTES).order(ByteOrder.nativeOrder());
  private final NDArray image;
  private final NDArray pose;

  /**
   * @param folder a model with the usual file names
   * @param threads libtorch's threads, for the thread that calls this and {@link #draw}
   */
  LiteralStudent(Path folder, int threads) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    JniUtils.setNumThreads(threads);
    JniUtils.setGraphExecutorOptimize(false);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TorchScriptArchive archive = new TorchScriptArchive(bytes);
    addTensors(archive, "face", folder.resolve("face_morpher.pt"));
    addTensors(archive, "body", folder.resolve("body_morpher.pt"));
    for (int size : SIZES) {
      archive.tensor("position" + size, positions(size), 1, 2, size, size);
    }
    archive.method(source());
    archive.finish();
    model = Model.newInstance("literal", Device.cpu(), "PyTorch");
    try {
      model.load(new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException | MalformedModelException e) {
      throw new IllegalStateException(e);
    }
    block = (PtSymbolBlock) model.getBlock();
    image = manager.create(premultiplied(folder), new Shape(1, 4, 512, 512));
    pose = manager.create(poseBytes, new Shape(1, 45), DataType.FLOAT32);
  }

  private static void addTensors(TorchScriptArchive archive, String prefix, Path file) {
    new CheckpointReader()
        .read(file)
        .forEach(
            (key, tensor) ->
                archive.tensor(attribute(prefix, key), tensor.values(), tensor.shape()));
  }

  private static String attribute(String prefix, String key) {
    return prefix + "_" + key.replace('.', '_');
  }

  private static float[] positions(int size) {
    float[] grid = new float[2 * size * size];
    for (int i = 0; i < size * size; i++) {
      grid[i] = (2 * (i % size) + 1f) / size - 1;
      grid[size * size + i] = (2 * (i / size) + 1f) / size - 1;
    }
    return grid;
  }

  private static float[] premultiplied(Path folder) {
    Frame picture = CharacterImages.load(folder.resolve("character.png")).picture();
    float[] planes = new float[4 * PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      for (int c = 0; c < 4; c++) {
        float value = picture.plane(c)[i] * (c == 3 ? 1 : picture.alpha()[i]);
        planes[c * PIXELS + i] = value * 2 - 1;
      }
    }
    return planes;
  }

  private static String source() {
    StringBuilder text =
        new StringBuilder(
            "def forward(self: __torch__.Net, image: Tensor, pose: Tensor) -> Tensor:\n");
    line(text, "tiled = torch.repeat(torch.view(pose, [1, 45, 1, 1])[:, 0:39], [1, 1, 128, 128])");
    line(text, "x = torch.cat([self.position128, tiled], 1)");
    for (int layer = 0; layer < 8; layer++) {
      sine(text, attribute("face", "siren.sine_layers." + layer + ".linear"));
    }
    line(text, "face = " + convolution(attribute("face", "siren.last_linear")));
    line(text, "picture = torch.clone(image)");
    line(text, "picture[:, :, 80:208, 192:320] = face");
    for (int level = 0; level < SIZES.length; level++) {
      int size = SIZES[level];
      String square = "[" + size + ", " + size + "]";
      line(
          text,
          "tiled = torch.repeat(torch.view(pose, [1, 45, 1, 1]), [1, 1, %d, %d])",
          size,
          size);
      if (level == 0) {
        line(text, "x = torch.cat([self.position128, tiled], 1)");
      } else {
        line(text, "x = torch.upsample_bilinear2d(x, " + square + ", False, None)");
        line(text, "x = torch.cat([x, self.position%d, tiled], 1)", size);
      }
      for (int layer = 0; layer < 3; layer++) {
        sine(text, attribute("body", "siren_layers." + level + "." + layer + ".linear"));
      }
    }
    line(text, "x = " + convolution("body_last_linear"));
    line(text, "alpha = x[:, 2:3]");
    line(text, "grid = torch.permute(self.position512 + x[:, 0:2], [0, 2, 3, 1])");
    line(text, "warped = torch.grid_sampler(picture, torch.contiguous(grid), 0, 1, False)");
    line(text, "return (1.0 - alpha) * warped + alpha * x[:, 3:7]");
    return text.toString();
  }

  private static void sine(StringBuilder text, String layer) {
    line(text, "x = torch.sin(30.0 * " + convolution(layer) + ")");
  }

  private static String convolution(String layer) {
    return "torch.conv2d(x, self." + layer + "_weight, self." + layer + "_bias)";
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append("  ").append(String.format(format, arguments)).append('\n');
  }

  /**
   * @param values 45 values in range
   * @return four planes of 512x512: linear light, premultiplied, nominally -1..1
   */
  float[] draw(float[] values) {
    poseBytes.asFloatBuffer().put(values);
    try (IValue imageValue = IValue.from((PtNDArray) image);
        IValue poseValue = IValue.from((PtNDArray) pose);
        IValue result = block.forward(imageValue, poseValue);
        NDArray pixels = result.toTensor((PtNDManager) manager)) {
      return pixels.toFloatArray();
    }
  }

  @Override
  public void close() {
    model.close();
    manager.close();
  }
}
