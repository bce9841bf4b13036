package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.network.ConvKind;
import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.NetworkWeights;
import dev.avatar4j.poser.djl.network.Program;
import dev.avatar4j.poser.djl.network.Variable;
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
 * Writes all of the THA4 teacher as one TorchScript program: the stages of {@link FaceStages}, and
 * {@link ProgramNetwork#BODY}.
 */
final class Tha4FullProgram {
  private static final int FACE_POSE = EyebrowCombiner.POSE_VALUES + FaceMorpher.POSE_VALUES;
  private static final String TURN = "turn";

  private final UnetForm form;
  private final Function<String, Map<String, WeightTensor>> checkpoints;
  private final Program program;
  private final FaceStages stages;

  private Tha4FullProgram(
      UnetForm form, Function<String, Map<String, WeightTensor>> checkpoints, OutputStream out) {
    this.form = form;
    this.checkpoints = checkpoints;
    this.program = new Program(new TorchScriptArchive(out));
    this.stages = new FaceStages(form.pictures(), program, ConvKind.PLAIN);
  }

  /**
   * @param form how blocks are computed
   * @param checkpoints gives the checked weights of a network; asked once for each
   * @param out receives the archive
   */
  static void write(
      UnetForm form, Function<String, Map<String, WeightTensor>> checkpoints, OutputStream out) {
    Tha4FullProgram writer = new Tha4FullProgram(form, checkpoints, out);
    writer.stages.decomposer(writer.weights(EyebrowDecomposer.NAME));
    writer.stages.combiner(writer.weights(EyebrowCombiner.NAME));
    writer.stages.faceMorpher(writer.weights(FaceMorpher.NAME), FaceMorpher.OUTPUTS.size());
    writer.posedFace();
    writer.bodyMorpher(writer.weights(BodyMorpher.NAME));
    writer.upscaler(writer.weights(Upscaler.NAME));
    writer.program.finish(form.pictures().sharesWork());
  }

  private NetworkWeights weights(String network) {
    return new NetworkWeights(program, network, checkpoints.apply(network));
  }

  private void posedFace() {
    program.method(
        Tha4FullArchitecture.POSED_FACE + FaceStages.IN_CHAIN,
        "source: Tensor, pose: Tensor",
        FaceStages.LIST,
        null,
        m -> FaceStages.returnAll(m, List.of(stages.posedFace(m))));
  }

  private void bodyMorpher(NetworkWeights weights) {
    Variable picture = new Variable("picture", 4, BodyMorpher.SIZE);
    program.method(
        BodyMorpher.NAME,
        "picture: Tensor, pose: Tensor",
        FaceStages.LIST,
        weights,
        m -> FaceStages.returnAll(m, BodyMorpher.outputs(form, m, picture, pose(m))));
    stages.inChain(
        BodyMorpher.NAME, m -> List.of(form.pictures().halve(m, stages.posedFace(m)).name()));
    Variable face = new Variable("face", 4, Upscaler.SIZE);
    program.method(
        TURN,
        "face: Tensor, pose: Tensor",
        FaceStages.LIST,
        null,
        m -> {
          Variable half = form.pictures().halve(m, face);
          String outputs = m.define("self.%s(%s, pose)".formatted(BodyMorpher.NAME, half));
          Variable merged =
              m.define(4, BodyMorpher.SIZE, outputs + "[" + DrawnPicture.MERGED + "]");
          Variable grid = m.define(2, BodyMorpher.SIZE, outputs + "[" + DrawnPicture.GRID + "]");
          m.returns(
              Program.list(
                  List.of(form.pictures().enlarge(m, merged), form.pictures().enlarge(m, grid))));
        });
  }

  private void upscaler(NetworkWeights weights) {
    Variable rest = new Variable("rest", 4, Upscaler.SIZE);
    Variable coarse = new Variable("coarse", 4, Upscaler.SIZE);
    Variable grid = new Variable("grid", 2, Upscaler.SIZE);
    program.method(
        Upscaler.NAME,
        "rest: Tensor, coarse: Tensor, grid: Tensor, pose: Tensor",
        FaceStages.LIST,
        weights,
        m -> FaceStages.returnAll(m, Upscaler.outputs(form, m, rest, coarse, grid, pose(m))));
    stages.inChain(
        Upscaler.NAME,
        m -> {
          Variable face = stages.posedFace(m);
          String turned = m.define("self.%s(%s, pose)".formatted(TURN, face));
          return List.of(face.name(), turned + "[0]", turned + "[1]");
        });
    program.method(
        ProgramNetwork.BODY,
        "face: Tensor, pose: Tensor",
        "Tensor",
        null,
        m -> {
          String turned = m.define("self.%s(face, pose)".formatted(TURN));
          String drawn =
              m.define(
                  "self.%s(face, %s[0], %s[1], pose)".formatted(Upscaler.NAME, turned, turned));
          m.returns(drawn + "[" + DrawnPicture.MERGED + "]");
        });
  }

  private static String pose(MethodText m) {
    return FaceStages.pose(m, FACE_POSE, Unet.POSE_VALUES);
  }
}
