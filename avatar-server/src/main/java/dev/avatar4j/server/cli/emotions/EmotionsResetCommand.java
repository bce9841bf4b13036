package dev.avatar4j.server.cli.emotions;

import dev.avatar4j.download.AtomicFile;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.emotion.TemplateJson;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.options.OutputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code avatar emotions reset}. */
@Command(
    name = "reset",
    description = {
      "Writes the built-in templates to a folder again, one file each; other files of the folder"
          + " stay.",
      "What was changed in those files is lost."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class EmotionsResetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description =
          "The emotions to reset, such as joy. `avatar emotions list` shows them. Name "
              + "one or more, or give --all.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--all", description = "Reset all 28 built-in emotions.")
  private boolean all;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = "emotions",
      description =
          "The folder of the template files, which is made if need be (default: "
              + "${DEFAULT-VALUE}, in the current folder).")
  private Path folder;

  @Override
  public Integer call() {
    if (all != names.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Name the emotions to reset, or give --all for all of them.");
    }
    EmotionLibrary factory = EmotionLibrary.factory();
    List<EmotionTemplate> templates =
        (all ? factory.names() : names).stream().map(factory::requireListed).toList();
    try {
      Files.createDirectories(folder);
      for (EmotionTemplate template : templates) {
        reset(template);
      }
    } catch (IOException e) {
      throw OutputFiles.cannotWrite("--folder", folder, e);
    }
    return 0;
  }

  private void reset(EmotionTemplate template) throws IOException {
    Path file = folder.resolve(template.name() + ".json");
    String done = Files.exists(file) ? "reset" : "new";
    AtomicFile.write(file, TemplateJson.write(List.of(template)));
    spec.commandLine().getOut().println(file + "  " + done);
  }
}
