package dev.avatar4j.server.cli.clip;

import dev.avatar4j.server.cli.console.TidyStop;
import dev.avatar4j.server.cli.options.OutputFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;

/** The making of a clip, which may take minutes and may be stopped. */
@FunctionalInterface
interface ClipWork {
  /** Makes the clip; leaves nothing half done if it is interrupted. */
  void make() throws IOException, InterruptedException;

  /**
   * Makes a clip so that Ctrl-C and SIGTERM stop it tidily.
   *
   * @param out where {@code --out} says that it goes
   * @throws dev.avatar4j.InvalidInputException if it cannot be written there, with the reason
   */
  static void run(Path out, ClipWork work) throws InterruptedException, InterruptedIOException {
    try (TidyStop stop = new TidyStop()) {
      work.make();
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw OutputFiles.cannotWrite("--out", out, e);
    }
  }
}
