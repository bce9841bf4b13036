package dev.avatar4j.poser.djl.topology;

import dev.avatar4j.poser.djl.network.ConvKind;
import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.NetworkWeights;
import dev.avatar4j.poser.djl.network.Program;
import dev.avatar4j.poser.djl.network.Variable;
import java.util.List;

/**
 * Writes the stages that THA3 and the THA4 teacher share, from the source picture to the picture
 * with its face posed. For each network three methods: the stage, named by {@link #DECOMPOSE},
 * {@link #EYEBROWS} or {@link #FACE}; all outputs of the network on inputs given, named as the
 * network; and all outputs in their place in the chain, named as the network with {@link
 * #IN_CHAIN}. Every pose is {@code [1, 45]} on the processor.
 *
 * @param form how blocks are computed
 * @param program receives the methods
 * @param kind plain or separable
 */
public record FaceStages(NetworkForm form, Program program, ConvKind kind) {
  /** {@code (source) -> background and eyebrows, 8x128x128}. */
  public static final String DECOMPOSE = "decompose";

  /** {@code (layers, pose) -> 4x128x128}. */
  public static final String EYEBROWS = "eyebrows";

  /** {@code (source, eyebrows, pose) -> 4x512x512}. */
  public static final String FACE = "face";

  /** Appended to a network's name: {@code (source, pose) -> all its outputs}. */
  public static final String IN_CHAIN = "_in_chain";

  /** The type of a method that gives all outputs of a network. */
  public static final String LIST = "List[Tensor]";

  /** Side of the whole picture. */
  private static final int FULL = 512;

  // Where the networks' pictures lie in the whole picture, and the eyebrows' in the face's.
  private static final String DECOMPOSED = box("source", 64, 192, 192, 320);
  private static final String FACE_CROP = box("source", 32, 224, 160, 352);

  /**
   * @param weights of the decomposer
   */
  public void decomposer(NetworkWeights weights) {
    EyebrowDecomposer network = new EyebrowDecomposer(kind);
    program.method(
        DECOMPOSE,
        "source: Tensor",
        "Tensor",
        weights,
        m -> {
          Variable picture = m.define(4, EyebrowDecomposer.SIZE, contiguous(DECOMPOSED));
          List<Variable> outputs = network.outputs(form, m, picture);
          Variable background = outputs.get(EyebrowDecomposer.BACKGROUND);
          Variable eyebrows = outputs.get(EyebrowDecomposer.EYEBROWS);
          m.returns(contiguous("torch.cat([" + background + ", " + eyebrows + "], 1)"));
        });
    program.method(
        EyebrowDecomposer.NAME,
        "picture: Tensor, pose: Tensor",
        LIST,
        weights,
        m -> {
          Variable picture = new Variable("picture", 4, EyebrowDecomposer.SIZE);
          returnAll(m, network.outputs(form, m, picture));
        });
    inChain(EyebrowDecomposer.NAME, m -> List.of(m.define(contiguous(DECOMPOSED))));
  }

  /**
   * @param weights of the combiner
   */
  public void combiner(NetworkWeights weights) {
    EyebrowCombiner network = new EyebrowCombiner(kind);
    Variable background = new Variable("background", 4, EyebrowCombiner.SIZE);
    Variable eyebrows = new Variable("eyebrows", 4, EyebrowCombiner.SIZE);
    program.method(
        EYEBROWS,
        "layers: Tensor, pose: Tensor",
        "Tensor",
        weights,
        m -> {
          m.statement("background = torch.slice(layers, 1, 0, 4)");
          m.statement("eyebrows = torch.slice(layers, 1, 4, 8)");
          String pose = pose(m, 0, EyebrowCombiner.POSE_VALUES);
          m.returns(contiguous(network.face(form, m, background, eyebrows, pose).name()));
        });
    program.method(
        EyebrowCombiner.NAME,
        "background: Tensor, eyebrows: Tensor, pose: Tensor",
        LIST,
        weights,
        m -> {
          String pose = pose(m, 0, EyebrowCombiner.POSE_VALUES);
          returnAll(m, network.outputs(form, m, background, eyebrows, pose));
        });
    inChain(
        EyebrowCombiner.NAME,
        m -> {
          String layers = m.define("self." + DECOMPOSE + "(source)");
          return List.of(
              m.define("torch.slice(" + layers + ", 1, 0, 4)"),
              m.define("torch.slice(" + layers + ", 1, 4, 8)"));
        });
  }

  /**
   * @param weights of the face morpher
   * @param outputs how many of {@link FaceMorpher#OUTPUTS} to give out
   */
  public void faceMorpher(NetworkWeights weights, int outputs) {
    FaceMorpher network = new FaceMorpher(kind);
    program.helper(
        "face_picture",
        "source: Tensor, eyebrows: Tensor",
        "Tensor",
        """
        picture = torch.clone(%s, memory_format=0)
        pasted = torch.copy_(%s, eyebrows)
        return picture
        """
            .formatted(FACE_CROP, box("picture", 32, 160, 32, 160)));
    program.method(
        FACE,
        "source: Tensor, eyebrows: Tensor, pose: Tensor",
        "Tensor",
        weights,
        m -> {
          Variable picture = m.define(4, FaceMorpher.SIZE, "self.face_picture(source, eyebrows)");
          Variable face = network.outputs(form, m, picture, facePose(m)).get(0);
          String full = m.define("torch.clone(source, memory_format=0)");
          m.define("torch.copy_(" + box(full, 32, 224, 160, 352) + ", " + face + ")");
          m.returns(full);
        });
    program.method(
        FaceMorpher.NAME,
        "picture: Tensor, pose: Tensor",
        LIST,
        weights,
        m -> {
          Variable picture = new Variable("picture", 4, FaceMorpher.SIZE);
          returnAll(m, network.outputs(form, m, picture, facePose(m)).subList(0, outputs));
        });
    inChain(
        FaceMorpher.NAME,
        m -> {
          String layers = m.define("self." + DECOMPOSE + "(source)");
          String eyebrows = m.define("self." + EYEBROWS + "(" + layers + ", pose)");
          return List.of(m.define("self.face_picture(source, " + eyebrows + ")"));
        });
  }

  /** Finds the inputs of a network in the chain. */
  @FunctionalInterface
  public interface Inputs {
    /**
     * @param m a method with the parameters {@code source} and {@code pose}
     * @return the arguments of the network's method, without the pose
     */
    List<String> write(MethodText m);
  }

  /**
   * Writes the method that gives a network's outputs in its place in the chain.
   *
   * @param network its name
   * @param inputs finds its inputs
   */
  public void inChain(String network, Inputs inputs) {
    program.method(
        network + IN_CHAIN,
        "source: Tensor, pose: Tensor",
        LIST,
        null,
        m -> {
          String arguments = String.join(", ", inputs.write(m));
          m.returns("self." + network + "(" + arguments + ", pose)");
        });
  }

  /**
   * @param m a method with the parameters {@code source} and {@code pose}
   * @return the whole picture with its face posed
   */
  public Variable posedFace(MethodText m) {
    String layers = m.define("self." + DECOMPOSE + "(source)");
    String eyebrows = m.define("self." + EYEBROWS + "(" + layers + ", pose)");
    return m.define(4, FULL, "self." + FACE + "(source, " + eyebrows + ", pose)");
  }

  /**
   * @param m a method with the parameter {@code pose}
   * @param from the first value
   * @param count how many
   * @return these values on the program's device, {@code [1, count]}
   */
  public static String pose(MethodText m, int from, int count) {
    return m.define(
        "torch.to(torch.slice(pose, 1, %d, %d), %s, 6)"
            .formatted(from, from + count, Program.device()));
  }

  /**
   * Returns pictures as a list.
   *
   * @param m the method being written
   * @param pictures what to return
   */
  public static void returnAll(MethodText m, List<Variable> pictures) {
    m.returns(pictures.stream().map(picture -> contiguous(picture.name())).toList().toString());
  }

  /**
   * @param expression a tensor
   * @return the expression for the same in row-major order
   */
  public static String contiguous(String expression) {
    return "torch.contiguous(" + expression + ", memory_format=0)";
  }

  private static String facePose(MethodText m) {
    return pose(m, EyebrowCombiner.POSE_VALUES, FaceMorpher.POSE_VALUES);
  }

  private static String box(String picture, int top, int bottom, int left, int right) {
    return "torch.slice(torch.slice(%s, 2, %d, %d), 3, %d, %d)"
        .formatted(picture, top, bottom, left, right);
  }
}
