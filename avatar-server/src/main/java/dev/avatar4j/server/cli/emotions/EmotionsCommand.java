package dev.avatar4j.server.cli.emotions;

import dev.avatar4j.server.cli.console.VersionProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code avatar emotions}: the templates of the emotions. */
@Command(
    name = "emotions",
    description = "Lists the emotions, shows their templates, resets them to the built-in ones.",
    subcommands = {
      EmotionsListCommand.class,
      EmotionsShowCommand.class,
      EmotionsResetCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND")
public final class EmotionsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? One of those below.");
  }
}
