package dev.avatar4j.server.cli;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.server.cli.clip.RenderCommand;
import dev.avatar4j.server.cli.clip.SayCommand;
import dev.avatar4j.server.cli.clip.VoicesCommand;
import dev.avatar4j.server.cli.console.ConsoleLog;
import dev.avatar4j.server.cli.console.OptionList;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.doctor.DoctorCommand;
import dev.avatar4j.server.cli.emotions.ClassifyCommand;
import dev.avatar4j.server.cli.emotions.EmotionsCommand;
import dev.avatar4j.server.cli.emotions.ExportCommand;
import dev.avatar4j.server.cli.models.ModelsCommand;
import dev.avatar4j.server.cli.serve.ServeCommand;
import dev.avatar4j.server.cli.still.CheckCommand;
import dev.avatar4j.server.cli.still.FilterCommand;
import dev.avatar4j.server.cli.still.FiltersCommand;
import dev.avatar4j.server.cli.still.PoseCommand;
import dev.avatar4j.server.cli.still.UpscaleCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
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
      ExportCommand.class,
      EmotionsCommand.class,
      RenderCommand.class,
      SayCommand.class,
      FilterCommand.class,
      FiltersCommand.class,
      UpscaleCommand.class,
      ClassifyCommand.class,
      VoicesCommand.class,
      ModelsCommand.class,
      CheckCommand.class,
      DoctorCommand.class,
      HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Start with:  avatar serve          a live avatar at http://127.0.0.1:5100/",
      "Help on one: avatar serve --help",
      "",
      "Exit codes: 0 done; 1 an unexpected failure, of which --debug tells more; 2 "
          + "something that can be put right, as the message says; 130 stopped by Ctrl-C, "
          + "which serve ends with 0."
    })
public final class AvatarCommand implements Runnable {
  /** Has libtorch's threads run programs as they are; the process is ours to decide about. */
  private static final String EXECUTOR_TUNING = "avatar4j.executor.tuning";

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "With an error, print its stack trace too.")
  boolean debug;

  private AvatarCommand() {}

  /**
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    ConsoleLog.configure("INFO", false);
    if (System.getProperty(EXECUTOR_TUNING) == null) {
      System.setProperty(EXECUTOR_TUNING, "on");
    }
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
    return run(System.getenv(), out, err, arguments);
  }

  static int run(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
    AvatarCommand root = new AvatarCommand();
    CommandLine command = new CommandLine(root);
    command
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new FailureReport(() -> root.debug));
    OptionList.install(command);
    UsageMistake.install(command);
    try {
      ServeCommand.configure(command.getSubcommands().get("serve"), environment, arguments);
    } catch (InvalidInputException e) {
      err.println("avatar: " + e.getMessage());
      return FailureReport.USER_CAN_FIX;
    }
    return command.execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? One of those below.");
  }
}
