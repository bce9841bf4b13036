package dev.avatar4j.server.cli;

import dev.avatar4j.Suggestion;
import dev.avatar4j.server.cli.console.VersionProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code avatar help}: what {@code --help} of a command, or of a command's command, shows. */
@Command(
    name = "help",
    description = "Shows the help of a command, as its --help does.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class HelpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "Which one, such as say, or emotions reset. Without it: avatar itself.")
  private List<String> names = new ArrayList<>();

  @Override
  public Integer call() {
    CommandLine command = spec.commandLine().getParent();
    for (String name : names) {
      CommandLine next = command.getSubcommands().get(name);
      if (next == null) {
        throw new ParameterException(
            command,
            "There is no command \""
                + name
                + "\" here."
                + Suggestion.of(name, command.getSubcommands().keySet()));
      }
      command = next;
    }
    command.usage(spec.commandLine().getOut());
    return 0;
  }
}
