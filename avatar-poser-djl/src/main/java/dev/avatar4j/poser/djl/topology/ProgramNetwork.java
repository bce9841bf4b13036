package dev.avatar4j.poser.djl.topology;

import dev.avatar4j.poser.djl.engine.InputTensor;
import dev.avatar4j.poser.djl.engine.Tensor;
import dev.avatar4j.poser.djl.engine.TorchProgram;
import dev.avatar4j.poser.djl.staged.OutputPicture;
import dev.avatar4j.poser.djl.staged.StageTensor;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * Networks in stages, as a loaded program with the methods of {@link FaceStages}, {@link #BODY},
 * and one of each network for all of its outputs. To be used and closed by the thread that loaded
 * it.
 */
public final class ProgramNetwork implements StagedNetwork {
  /** The method from a posed face and a pose to the final picture. */
  public static final String BODY = "body";

  private static final int POSE_VALUES = 45;
  private static final int CHANNELS = 4;

  private final TorchProgram program;
  private final InputTensor pose;
  private final String description;
  private final boolean premultiplied;
  private final Map<String, List<String>> networks;
  private final List<String> outputs;

  /**
   * @param program closed with this network
   * @param description what it is, for people
   * @param premultiplied whether its pictures' colours are multiplied by alpha
   * @param networks the names of each network's outputs, last network first
   */
  public ProgramNetwork(
      TorchProgram program,
      String description,
      boolean premultiplied,
      Map<String, List<String>> networks) {
    this.program = program;
    this.pose = program.input(1, POSE_VALUES);
    this.description = description;
    this.premultiplied = premultiplied;
    this.networks = networks;
    this.outputs = names(networks);
  }

  /**
   * @param networks the names of each network's outputs
   * @return all outputs, {@code network.output}, in the same order
   */
  public static List<String> names(Map<String, List<String>> networks) {
    return networks.entrySet().stream()
        .flatMap(network -> network.getValue().stream().map(it -> network.getKey() + "." + it))
        .toList();
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean premultiplied() {
    return premultiplied;
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
  public StageTensor eyebrows(StageTensor layers, float[] values) {
    return program.call(FaceStages.EYEBROWS, posed(values), (Tensor) layers);
  }

  @Override
  public StageTensor face(StageTensor source, StageTensor eyebrows, float[] values) {
    return program.call(FaceStages.FACE, posed(values), (Tensor) source, (Tensor) eyebrows);
  }

  @Override
  public void body(StageTensor face, float[] values, FloatBuffer out) {
    try (Tensor picture = program.call(BODY, posed(values), (Tensor) face)) {
      picture.copyTo(out);
    }
  }

  @Override
  public List<String> outputs() {
    return outputs;
  }

  @Override
  public OutputPicture output(StageTensor source, float[] values, int output) {
    String name = outputs.get(output);
    String network = name.substring(0, name.indexOf('.'));
    int index = networks.get(network).indexOf(name.substring(network.length() + 1));
    List<Tensor> tensors =
        program.callForList(network + FaceStages.IN_CHAIN, posed(values), (Tensor) source);
    try {
      return picture(name, tensors.get(index));
    } finally {
      tensors.forEach(Tensor::close);
    }
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
