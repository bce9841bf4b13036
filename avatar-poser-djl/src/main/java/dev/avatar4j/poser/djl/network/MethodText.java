package dev.avatar4j.poser.djl.network;

/**
 * The text of a method being written. Variables get names of their own, so that no text needs to
 * know what others call theirs. Not thread-safe.
 */
public final class MethodText {
  private static final String INDENT = "  ";

  private final Program program;
  private final NetworkWeights weights;
  private final StringBuilder text = new StringBuilder();
  private String indent = INDENT;
  private int variables;

  MethodText(Program program, NetworkWeights weights) {
    this.program = program;
    this.weights = weights;
  }

  /**
   * @return the program it belongs to
   */
  public Program program() {
    return program;
  }

  /**
   * @return the weights of the network it computes
   * @throws IllegalStateException in a method that belongs to no network
   */
  public NetworkWeights weights() {
    if (weights == null) {
      throw new IllegalStateException("This method belongs to no network");
    }
    return weights;
  }

  /**
   * Appends {@code name = expression} with a new name.
   *
   * @param expression TorchScript; format specifiers are not interpreted
   * @return the name
   */
  public String define(String expression) {
    String name = "v" + variables++;
    statement(name + " = " + expression);
    return name;
  }

  /**
   * The same for a tensor of known shape {@code 1 x channels x size x size}.
   *
   * @param channels its channels
   * @param size its height and width
   * @param expression TorchScript
   * @return the variable
   */
  public Variable define(int channels, int size, String expression) {
    return new Variable(define(expression), channels, size);
  }

  /**
   * Appends a statement that defines nothing new, such as an in-place operation, whose result must
   * be bound to some name.
   *
   * @param statement one line of TorchScript
   */
  public void statement(String statement) {
    text.append(indent).append(statement).append('\n');
  }

  /**
   * Appends a compound statement.
   *
   * @param header such as {@code for i in range(8):}
   * @param body appends the statements inside it
   */
  public void block(String header, Runnable body) {
    statement(header);
    String outer = indent;
    indent = outer + INDENT;
    body.run();
    indent = outer;
  }

  /**
   * Appends the return statement.
   *
   * @param expression what the method returns
   */
  public void returns(String expression) {
    statement("return " + expression);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
