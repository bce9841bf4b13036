package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.torchscript.ElementType;
import dev.avatar4j.poser.djl.torchscript.TorchScriptArchive;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A TorchScript program in the making: attributes, methods, and a method {@code prepare} that is
 * called once after loading, on the thread and the device that the program will run on. Tensors go
 * to the archive at once, so that no more than one network's weights need be in memory. Not
 * thread-safe.
 */
public final class Program {
  /** The method to be called once after loading. */
  public static final String PREPARE = "prepare";

  /** The method that is told, before that, how many threads the program may use. */
  public static final String SHARE = "share";

  /** The expression for the number of threads among which helpers share out their work. */
  static final String THREADS = "self.threads";

  private static final String ANCHOR = "anchor";

  private final TorchScriptArchive archive;
  private final Set<String> attributes = new HashSet<>();
  private final Set<String> methods = new HashSet<>();
  private final Set<String> prepared = new HashSet<>();
  private final StringBuilder prepare = new StringBuilder();

  /**
   * @param archive receives everything; finished by {@link #finish}
   */
  public Program(TorchScriptArchive archive) {
    this.archive = archive;
    empty(ANCHOR);
    archive.integer("threads", 1);
  }

  /**
   * @return the expression for the device that the program was loaded on
   */
  public static String device() {
    return "self." + ANCHOR + ".device";
  }

  /**
   * A constant tensor. A second call with the same name does nothing.
   *
   * @param name an identifier
   * @param type of its elements
   * @param values makes it; called at once, or never
   * @return the expression for it, {@code self.<name>}
   */
  public String tensor(String name, ElementType type, Supplier<WeightTensor> values) {
    if (attributes.add(name)) {
      WeightTensor tensor = values.get();
      archive.tensor(name, type, tensor.values(), tensor.shape());
    }
    return "self." + name;
  }

  /**
   * A tensor that {@code prepare} makes, such as an identity grid or a work buffer, which need not
   * travel in the archive. A second call with the same name does nothing.
   *
   * @param name an identifier
   * @param expression TorchScript; may use {@link #device()} and earlier attributes
   * @return the expression for it, {@code self.<name>}
   */
  public String state(String name, String expression) {
    if (attributes.add(name)) {
      empty(name);
      prepare("self." + name + " = " + expression);
    }
    return "self." + name;
  }

  /**
   * Appends a statement to {@code prepare}, such as one that changes the layout of a tensor. A
   * second call with the same statement does nothing.
   *
   * @param statement one line of TorchScript
   */
  public void prepare(String statement) {
    if (!prepared.add(statement)) {
      return;
    }
    prepare.append("  ").append(statement).append('\n');
  }

  /**
   * A method in finished text. A second call with the same name does nothing.
   *
   * @param name an identifier
   * @param parameters such as {@code x: Tensor, n: int}; without {@code self}
   * @param result its type, such as {@code Tensor}
   * @param body its lines, unindented
   * @return the expression for it, {@code self.<name>}, to be called in other methods
   */
  public String helper(String name, String parameters, String result, String body) {
    if (methods.add(name)) {
      add(name, parameters, result, body.indent(2));
    }
    return "self." + name;
  }

  /**
   * A method written statement by statement.
   *
   * @param name an identifier, used once
   * @param parameters such as {@code x: Tensor, n: int}; without {@code self}
   * @param result its type, such as {@code Tensor}
   * @param weights the weights of the network it computes; null if of none
   * @param body appends its statements, the last of which returns
   * @return the expression for it, {@code self.<name>}
   */
  public String method(
      String name,
      String parameters,
      String result,
      NetworkWeights weights,
      Consumer<MethodText> body) {
    if (!methods.add(name)) {
      throw new IllegalArgumentException("Two methods are called " + name);
    }
    MethodText text = new MethodText(this, weights);
    body.accept(text);
    add(name, parameters, result, text.toString());
    return "self." + name;
  }

  /**
   * @param variables to return together
   * @return their names as a list expression
   */
  public static String list(List<Variable> variables) {
    return variables.stream().map(Variable::name).toList().toString();
  }

  /**
   * Writes {@code prepare} and {@code share} and completes the archive.
   *
   * @param shares whether helpers share out their work themselves, so that libtorch need not share
   *     out each operation; {@code share} returns this
   */
  public void finish(boolean shares) {
    add(PREPARE, "", "int", prepare + "  return 0\n");
    add(
        SHARE,
        "threads: int",
        "bool",
        shares ? "  " + THREADS + " = threads\n  return True\n" : "  return False\n");
    archive.finish();
  }

  private void add(String name, String parameters, String result, String body) {
    String all = "self: __torch__.Net" + (parameters.isEmpty() ? "" : ", " + parameters);
    archive.method("def " + name + "(" + all + ") -> " + result + ":\n" + body);
  }

  private void empty(String name) {
    attributes.add(name);
    archive.tensor(name, ElementType.FLOAT32, new float[1], 1);
  }
}
