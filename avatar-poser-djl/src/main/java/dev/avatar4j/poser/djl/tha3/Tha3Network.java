package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.poser.djl.cache.ProgramCache;
import dev.avatar4j.poser.djl.cache.ProgramId;
import dev.avatar4j.poser.djl.engine.InputTensor;
import dev.avatar4j.poser.djl.engine.PyTorchRuntime;
import dev.avatar4j.poser.djl.engine.Tensor;
import dev.avatar4j.poser.djl.engine.TorchProgram;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.staged.OutputPicture;
import dev.avatar4j.poser.djl.staged.StageTensor;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import dev.avatar4j.poser.djl.topology.FaceStages;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/** A loaded THA3. To be loaded, used and closed by the thread of its poser's inference. */
public final class Tha3Network implements StagedNetwork {
  /** Of the text that topologies write; to be raised with every change of it. */
  static final int TEXT_VERSION = 2;

  private static final int POSE_VALUES = 45;
  private static final int CHANNELS = 4;
  private static final List<String> NAMES = Tha3Architecture.outputNames();

  private final TorchProgram program;
  private final InputTensor pose;
  private final String description;

  private Tha3Network(TorchProgram program, String description) {
    this.program = program;
    this.pose = program.input(1, POSE_VALUES);
    this.description = description;
  }

  /**
   * Loads the weights of a folder. The first time for these settings this reads and checks the
   * checkpoints and writes a program; later it loads that.
   *
   * @param model where the weights are
   * @param settings how to compute
   * @param cache keeps the program
   * @return the network, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if a checkpoint is refused, the program cannot be kept, or
   *     the engine fails
   */
  public static Tha3Network load(Tha3Model model, Tha3Settings settings, ProgramCache cache) {
    Tha3Variant variant = model.variant();
    NetworkForm form = Tha3Forms.of(variant, settings);
    String name = "tha3-" + variant.id();
    TorchProgram program =
        cache.load(
            new ProgramId(name, TEXT_VERSION, form.id(), settings.precision()),
            model.checkpoints(),
            out -> Tha3Program.write(variant.kind(), form, model::read, out),
            archive -> TorchProgram.load(archive, settings.device()));
    return new Tha3Network(
        program,
        "THA3 %s on %s (%s, %s)"
            .formatted(
                variant.id(), PyTorchRuntime.name(), settings.device(), settings.precision().id()));
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean premultiplied() {
    return false;
  }

  @Override
  public StageTensor source(FloatBuffer picture) {
    return program.tensor(picture, 1, CHANNELS, SIZE, SIZE);
  }

  @Override
  public StageTensor decompose(StageTensor source) {
    return program.call(FaceStages.DECOMPOSE, (Tensor) source);
  }

  @Override
  public StageTensor eyebrows(StageTensor layers, float[] pose) {
    return program.call(FaceStages.EYEBROWS, posed(pose), (Tensor) layers);
  }

  @Override
  public StageTensor face(StageTensor source, StageTensor eyebrows, float[] pose) {
    return program.call(FaceStages.FACE, posed(pose), (Tensor) source, (Tensor) eyebrows);
  }

  @Override
  public void body(StageTensor face, float[] pose, FloatBuffer out) {
    try (Tensor picture = program.call(Tha3Program.BODY, posed(pose), (Tensor) face)) {
      picture.copyTo(out);
    }
  }

  @Override
  public List<String> outputs() {
    return NAMES;
  }

  @Override
  public OutputPicture output(StageTensor source, float[] pose, int output) {
    int index = output;
    for (Map.Entry<String, List<String>> network : Tha3Architecture.OUTPUTS.entrySet()) {
      if (index >= 0 && index < network.getValue().size()) {
        String method = network.getKey() + FaceStages.IN_CHAIN;
        List<Tensor> tensors = program.callForList(method, posed(pose), (Tensor) source);
        try {
          return picture(NAMES.get(output), tensors.get(index));
        } finally {
          tensors.forEach(Tensor::close);
        }
      }
      index -= network.getValue().size();
    }
    throw new IndexOutOfBoundsException("THA3 has outputs 0 to " + (NAMES.size() - 1));
  }

  private static OutputPicture picture(String name, Tensor tensor) {
    int[] shape = tensor.shape();
    FloatBuffer values = FloatBuffer.allocate(tensor.elements());
    tensor.copyTo(values);
    return new OutputPicture(name, shape[1], shape[2], shape[3], values.array());
  }

  private InputTensor posed(float[] values) {
    pose.floats().put(0, values, 0, POSE_VALUES);
    return pose;
  }

  @Override
  public void close() {
    pose.close();
    program.close();
  }
}
