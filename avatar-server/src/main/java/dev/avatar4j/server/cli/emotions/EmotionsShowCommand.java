package dev.avatar4j.server.cli.emotions;

import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.emotion.TemplateJson;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.options.EmotionFiles;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code avatar emotions show}. */
@Command(
    name = "show",
    description = {
      "Prints the templates of emotions.",
      "That is the text of a template file, which --emotions reads."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class EmotionsShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private EmotionFiles emotions;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "The emotions, such as joy. `avatar emotions list` shows them.")
  private List<String> names;

  @Override
  public Integer call() {
    EmotionLibrary library = emotions.library(null, spec.commandLine().getErr());
    List<EmotionTemplate> templates = names.stream().map(library::require).toList();
    PrintWriter out = spec.commandLine().getOut();
    out.print(TemplateJson.write(templates));
    out.flush();
    return 0;
  }
}
