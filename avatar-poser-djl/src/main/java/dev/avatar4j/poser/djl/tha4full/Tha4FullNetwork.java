package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.AvatarException;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.InputTensor;
import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.engine.Tensor;
import dev.avatar4j.poser.djl.engine.TorchProgram;
import dev.avatar4j.poser.djl.model.CheckpointReader;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import dev.avatar4j.poser.djl.staged.OutputPicture;
import dev.avatar4j.poser.djl.staged.StageTensor;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import dev.avatar4j.poser.djl.topology.FaceStages;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The THA4 teacher, loaded: five networks in stages. */
public final class Tha4FullNetwork implements StagedNetwork {
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
   * @param precision of the features; a processor computes in float32 whatever is asked for
   * @param device where it will run
   * @return identifies the text of the archive that {@link #write} makes for these, for the names
   *     of cached files
   */
  public static String archiveId(Precision precision, Device device) {
    UnetForm form = form(precision, device);
    return "tha4-full-" + form.id() + "-" + form.pictures().precision().id();
  }

  /**
   * Reads the five checkpoints and writes the program. Needs no engine.
   *
   * @param folder holds the files {@link Tha4FullArchitecture#NETWORKS} with {@code .pt}
   * @param precision of the features; a processor computes in float32 whatever is asked for
   * @param device where it will run
   * @param out receives the archive
   * @throws dev.avatar4j.poser.djl.model.CheckpointException if a checkpoint is missing or wrong
   */
  public static void write(Path folder, Precision precision, Device device, OutputStream out) {
    CheckpointReader reader = new CheckpointReader();
    Tha4FullProgram.write(
        form(precision, device),
        network -> {
          String file = network + ".pt";
          Map<String, WeightTensor> tensors = reader.read(folder.resolve(file));
          Tha4FullArchitecture.tensors(network).check(file, tensors);
          return tensors;
        },
        out);
  }

  /** Writes a program with weights from elsewhere to a file. */
  static void write(
      UnetForm form, Function<String, Map<String, WeightTensor>> checkpoints, Path archive) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive))) {
      Tha4FullProgram.write(form, checkpoints, out);
    } catch (IOException e) {
      throw new AvatarException("Cannot write " + archive + ": " + e.getMessage(), e);
    }
  }

  private static UnetForm form(Precision precision, Device device) {
    return device.isGpu()
        ? new LiteralUnetForm(precision, true)
        : new CpuUnetForm(PackedKernels.ofThisMachine());
  }

  /**
   * Loads a program. To be called on the thread that will run it.
   *
   * @param archive what {@link #write} made for this device
   * @param device where it will run
   * @param runtime what it runs on, for {@link #description}: such as {@code PyTorch 2.7.1 (CPU, 2
   *     threads, float32)}
   * @return the network, to be closed by the caller
   * @throws AvatarException if the engine cannot start, or libtorch refuses the archive
   */
  public static Tha4FullNetwork load(Path archive, Device device, String runtime) {
    return new Tha4FullNetwork(TorchProgram.load(archive, device), "THA4 teacher on " + runtime);
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
