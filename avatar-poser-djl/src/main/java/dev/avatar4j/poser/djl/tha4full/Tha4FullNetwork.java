package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.cache.ProgramCache;
import dev.avatar4j.poser.djl.cache.ProgramId;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.InputTensor;
import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.engine.PyTorchRuntime;
import dev.avatar4j.poser.djl.engine.Tensor;
import dev.avatar4j.poser.djl.engine.TorchProgram;
import dev.avatar4j.poser.djl.model.CheckpointFolder;
import dev.avatar4j.poser.djl.staged.OutputPicture;
import dev.avatar4j.poser.djl.staged.StageTensor;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import dev.avatar4j.poser.djl.topology.FaceStages;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

/** The THA4 teacher, loaded: five networks in stages. */
public final class Tha4FullNetwork implements StagedNetwork {
  /** Of the text that topologies write; to be raised with every change of it. */
  static final int TEXT_VERSION = 2;

  private static final int POSE_VALUES = 45;

  private final TorchProgram program;
  private final InputTensor pose;
  private final String description;

  private Tha4FullNetwork(TorchProgram program, String description) {
    this.program = program;
    this.pose = program.input(1, POSE_VALUES);
    this.description = description;
  }

  /**
   * Loads the weights of a folder. The first time for these settings this reads and checks the
   * checkpoints and writes a program; later it loads that. To be called on the thread that will run
   * it.
   *
   * @param folder holds the files {@link Tha4FullArchitecture#NETWORKS} with {@code .pt}
   * @param form how blocks are computed
   * @param device where it will run
   * @param cache keeps the program
   * @return the network, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if a checkpoint is refused, the program cannot be kept, or
   *     the engine fails
   */
  static Tha4FullNetwork load(Path folder, UnetForm form, Device device, ProgramCache cache) {
    CheckpointFolder checkpoints = new CheckpointFolder(folder, Tha4FullArchitecture.NETWORKS);
    Precision precision = form.pictures().precision();
    TorchProgram program =
        cache.load(
            new ProgramId("tha4-full", TEXT_VERSION, form.id(), precision),
            checkpoints.files(),
            out ->
                Tha4FullProgram.write(
                    form,
                    network -> checkpoints.read(network, Tha4FullArchitecture.tensors(network)),
                    out),
            archive -> TorchProgram.load(archive, device));
    return new Tha4FullNetwork(
        program,
        "THA4 teacher on %s (%s, %s)".formatted(PyTorchRuntime.name(), device, precision.id()));
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean premultiplied() {
    return true;
  }

  @Override
  public StageTensor source(FloatBuffer picture) {
    return program.tensor(picture, 1, 4, SIZE, SIZE);
  }

  @Override
  public StageTensor decompose(StageTensor source) {
    return program.call(FaceStages.DECOMPOSE, (Tensor) source);
  }

  @Override
  public StageTensor eyebrows(StageTensor layers, float[] values) {
    return program.call(FaceStages.EYEBROWS, posed(values), (Tensor) layers);
  }

  @Override
  public StageTensor face(StageTensor source, StageTensor eyebrows, float[] values) {
    return program.call(FaceStages.FACE, posed(values), (Tensor) source, (Tensor) eyebrows);
  }

  @Override
  public void body(StageTensor face, float[] values, FloatBuffer out) {
    try (Tensor result = program.call(Tha4FullProgram.BODY, posed(values), (Tensor) face)) {
      result.copyTo(out);
    }
  }

  @Override
  public List<String> outputs() {
    return Tha4FullArchitecture.outputNames();
  }

  @Override
  public OutputPicture output(StageTensor source, float[] values, int output) {
    String name = outputs().get(output);
    String network = name.substring(0, name.indexOf('.'));
    int index =
        Tha4FullArchitecture.OUTPUTS.get(network).indexOf(name.substring(network.length() + 1));
    List<Tensor> all =
        program.callForList(network + FaceStages.IN_CHAIN, posed(values), (Tensor) source);
    try {
      Tensor chosen = all.get(index);
      int[] shape = chosen.shape();
      float[] floats = new float[chosen.elements()];
      chosen.copyTo(FloatBuffer.wrap(floats));
      return new OutputPicture(name, shape[1], shape[2], shape[3], floats);
    } finally {
      all.forEach(Tensor::close);
    }
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
