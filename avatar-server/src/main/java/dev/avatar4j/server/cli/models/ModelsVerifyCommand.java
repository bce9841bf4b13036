package dev.avatar4j.server.cli.models;

import dev.avatar4j.models.FileVerification;
import dev.avatar4j.models.Model;
import dev.avatar4j.models.ModelStatus;
import dev.avatar4j.models.ModelStore;
import dev.avatar4j.server.cli.console.VersionProvider;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code avatar models verify}. */
@Command(
    name = "verify",
    description = {
      "Reads the files of models again and compares their checksums.",
      "Changes nothing. Exits with 2 if a file is missing or not right."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class ModelsVerifyCommand implements Callable<Integer> {
  private static final int WRONG = 2;

  @Spec private CommandSpec spec;
  @Mixin private ModelStoreOption storeOption;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "One model. Without it: every model of which a file is here.")
  private String name;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ModelStore store = storeOption.store();
    List<String> names = name == null ? present(store) : List.of(name);
    if (names.isEmpty()) {
      out.println("No model is in " + store.folder());
    }
    boolean good = true;
    for (String each : names) {
      for (FileVerification file : store.verify(each)) {
        good &= file.state() == FileVerification.State.GOOD;
        out.printf(
            "%-22s %-30s %-8s %s%n",
            each, file.file(), file.state().name().toLowerCase(Locale.ROOT), file.detail());
      }
    }
    return good ? 0 : WRONG;
  }

  private static List<String> present(ModelStore store) {
    return store.list().stream()
        .filter(status -> status.installed() || status.partial())
        .map(ModelStatus::model)
        .map(Model::name)
        .toList();
  }
}
