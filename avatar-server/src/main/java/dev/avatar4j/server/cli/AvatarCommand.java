package dev.avatar4j.server.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code avatar}; does its work in subcommands. */
@Command(
    name = "avatar",
    description = "Turns one still picture of a character into a live, talking avatar.",
    subcommands = {
      ServeCommand.class,
      PoseCommand.class,
      RenderCommand.class,
      FilterCommand.class,
      FiltersCommand.class,
      UpscaleCommand.class,
      VoicesCommand.class,
      ModelsCommand.class,
      DoctorCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Start with:  avatar serve          a live avatar at http://127.0.0.1:5100/",
      "Help on one: avatar serve --help"
    })
public final class AvatarCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  boolean debug;

  private AvatarCommand() {}

  /**
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(run(terminal(System.out), terminal(System.err), arguments));
  }

  private static PrintWriter terminal(PrintStream stream) {
    return new PrintWriter(stream, true, Charset.defaultCharset());
  }

  /**
   * Runs a command line without ending the JVM.
   *
   * @param out receives results
   * @param err receives progress and errors
   * @param arguments the command line
   * @return the exit code: 0 done, 1 an unexpected failure, 2 something the user can put right
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    AvatarCommand root = new AvatarCommand();
    return new CommandLine(root)
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new FailureReport(() -> root.debug))
        .execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? One of those below.");
  }
}
