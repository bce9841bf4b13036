package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.network.ConvKind;
import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.NetworkWeights;
import dev.avatar4j.poser.djl.network.Program;
import dev.avatar4j.poser.djl.network.Variable;
import dev.avatar4j.poser.djl.topology.BodyRotator;
import dev.avatar4j.poser.djl.topology.Editor;
import dev.avatar4j.poser.djl.topology.EyebrowCombiner;
import dev.avatar4j.poser.djl.topology.EyebrowDecomposer;
import dev.avatar4j.poser.djl.topology.FaceMorpher;
import dev.avatar4j.poser.djl.topology.FaceStages;
import dev.avatar4j.poser.djl.topology.ProgramNetwork;
import dev.avatar4j.poser.djl.torchscript.TorchScriptArchive;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes all of THA3 as one TorchScript program: the stages of {@link FaceStages}, and {@link
 * ProgramNetwork#BODY}.
 */
final class Tha3Program {
  private static final int FACE_POSE = EyebrowCombiner.POSE_VALUES + FaceMorpher.POSE_VALUES;

  private final ConvKind kind;
  private final NetworkForm form;
  private final Function<String, Map<String, WeightTensor>> checkpoints;
  private final Program program;
  private final FaceStages stages;

  private Tha3Program(
      ConvKind kind,
      NetworkForm form,
      Function<String, Map<String, WeightTensor>> checkpoints,
      OutputStream out) {
    this.kind = kind;
    this.form = form;
    this.checkpoints = checkpoints;
    this.program = new Program(new TorchScriptArchive(out));
    this.stages = new FaceStages(form, program, kind);
  }

  /**
   * @param kind plain or separable
   * @param form how blocks are computed
   * @param checkpoints gives the checked weights of a network; asked once for each
   * @param out receives the archive
   */
  static void write(
      ConvKind kind,
      NetworkForm form,
      Function<String, Map<String, WeightTensor>> checkpoints,
      OutputStream out) {
    Tha3Program writer = new Tha3Program(kind, form, checkpoints, out);
    writer.stages.decomposer(writer.weights(EyebrowDecomposer.NAME));
    writer.stages.combiner(writer.weights(EyebrowCombiner.NAME));
    writer.stages.faceMorpher(
        writer.weights(FaceMorpher.NAME), Tha3Architecture.OUTPUTS.get(FaceMorpher.NAME).size());
    writer.rotator(writer.weights(BodyRotator.NAME));
    writer.editor(writer.weights(Editor.NAME));
    writer.body();
    writer.program.finish(form.sharesWork());
  }

  private NetworkWeights weights(String network) {
    return new NetworkWeights(program, network, checkpoints.apply(network));
  }

  private void rotator(NetworkWeights weights) {
    BodyRotator network = new BodyRotator(kind);
    Variable picture = new Variable("picture", 4, BodyRotator.SIZE);
    program.method(
        "rotate",
        "picture: Tensor, pose: Tensor",
        "Tensor",
        weights,
        m -> m.returns(network.grid(form, m, picture, pose(m)).name()));
    program.method(
        BodyRotator.NAME,
        "picture: Tensor, pose: Tensor",
        FaceStages.LIST,
        weights,
        m -> FaceStages.returnAll(m, network.outputs(form, m, picture, pose(m))));
    stages.inChain(BodyRotator.NAME, m -> List.of(form.halve(m, stages.posedFace(m)).name()));
  }

  private void editor(NetworkWeights weights) {
    Editor network = new Editor(kind);
    Variable original = new Variable("original", 4, Editor.SIZE);
    Variable rotated = new Variable("rotated", 4, Editor.SIZE);
    Variable grid = new Variable("grid", 2, Editor.SIZE);
    String inputs = "original: Tensor, rotated: Tensor, grid: Tensor, pose: Tensor";
    program.method(
        "edit",
        inputs,
        "Tensor",
        weights,
        m ->
            m.returns(
                FaceStages.contiguous(
                    network.outputs(form, m, original, rotated, grid, pose(m)).get(0).name())));
    program.method(
        Editor.NAME,
        inputs,
        FaceStages.LIST,
        weights,
        m -> FaceStages.returnAll(m, network.outputs(form, m, original, rotated, grid, pose(m))));
    stages.inChain(
        Editor.NAME,
        m -> {
          Variable face = stages.posedFace(m);
          String turned = m.define("self.turn(" + face + ", pose)");
          return List.of(face.name(), turned + "[0]", turned + "[1]");
        });
  }

  /** From the whole picture with its face posed to the final picture. */
  private void body() {
    Variable face = new Variable("face", 4, Editor.SIZE);
    program.method(
        "turn",
        "face: Tensor, pose: Tensor",
        FaceStages.LIST,
        null,
        m -> {
          Variable half = form.halve(m, face);
          Variable grid = m.define(2, BodyRotator.SIZE, "self.rotate(" + half + ", pose)");
          Variable rotated = form.warp(m, half, grid);
          m.returns(Program.list(List.of(form.enlarge(m, rotated), form.enlarge(m, grid))));
        });
    program.method(
        ProgramNetwork.BODY,
        "face: Tensor, pose: Tensor",
        "Tensor",
        null,
        m -> {
          String turned = m.define("self.turn(face, pose)");
          m.returns("self.edit(face, " + turned + "[0], " + turned + "[1], pose)");
        });
  }

  private static String pose(MethodText m) {
    return FaceStages.pose(m, FACE_POSE, BodyRotator.POSE_VALUES);
  }
}
