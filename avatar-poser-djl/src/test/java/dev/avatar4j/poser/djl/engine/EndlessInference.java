package dev.avatar4j.poser.djl.engine;

import dev.avatar4j.poser.djl.network.Program;
import dev.avatar4j.poser.djl.torchscript.TorchScriptArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that computes in libtorch for as long as its parent lives, and never closes anything.
 * Says so on its standard output once it is at it.
 */
final class EndlessInference {
  static final String READY = "computing";
  private static final String METHOD = "work";

  private EndlessInference() {}

  /**
   * @param args the file of the program, which is written here
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    try (OutputStream out = Files.newOutputStream(file)) {
      Program program = new Program(new TorchScriptArchive(out));
      program.helper(
          METHOD,
          "x: Tensor",
          "Tensor",
          "return torch.softmax(torch.mm(torch.mm(torch.tanh(x), x), torch.exp(x)), 1)");
      program.finish(false);
    }
    InferenceThread thread = new InferenceThread("endless", 2);
    TorchProgram program = thread.call(() -> TorchProgram.load(file, Device.CPU));
    Tensor x = thread.call(() -> program.tensor(FloatBuffer.allocate(1024 * 1024), 1024, 1024));
    thread.run(() -> program.call(METHOD, x).close());
    System.out.println(READY);
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    while (parent.isAlive()) {
      thread.run(() -> program.call(METHOD, x).close());
    }
  }
}
