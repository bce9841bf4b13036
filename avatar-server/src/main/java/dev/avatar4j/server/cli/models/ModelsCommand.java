package dev.avatar4j.server.cli.models;

import dev.avatar4j.server.cli.console.VersionProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code avatar models}: the weights of neural posers. */
@Command(
    name = "models",
    description =
        "Lists, downloads and checks the weights of neural posers and of the emotion " + "network.",
    subcommands = {
      ModelsListCommand.class,
      ModelsDownloadCommand.class,
      ModelsVerifyCommand.class,
      ModelsPathCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND")
public final class ModelsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? One of those below.");
  }
}
