package dev.avatar4j.server.cli.emotions;

import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.options.EmotionFiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code avatar emotions list}. */
@Command(
    name = "list",
    description =
        "Prints the names of all emotions, built in and of --emotions, sorted, one a line.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class EmotionsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private EmotionFiles emotions;

  @Override
  public Integer call() {
    emotions
        .library(null, spec.commandLine().getErr())
        .names()
        .forEach(spec.commandLine().getOut()::println);
    return 0;
  }
}
