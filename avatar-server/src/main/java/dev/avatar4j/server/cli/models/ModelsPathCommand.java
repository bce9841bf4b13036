package dev.avatar4j.server.cli.models;

import dev.avatar4j.models.ModelStore;
import dev.avatar4j.server.cli.console.VersionProvider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code avatar models path}. */
@Command(
    name = "path",
    description = {
      "Prints the folder of a model that is here, or of the whole store.",
      "Exits with 2 if the model is not here."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class ModelsPathCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelStoreOption storeOption;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A model. Without it: the folder that all are kept in.")
  private String name;

  @Override
  public Integer call() {
    ModelStore store = storeOption.store();
    spec.commandLine().getOut().println(name == null ? store.folder() : store.path(name));
    return 0;
  }
}
