package dev.avatar4j.server.cli.models;

import dev.avatar4j.models.Model;
import dev.avatar4j.models.ModelStatus;
import dev.avatar4j.models.ModelStore;
import dev.avatar4j.server.cli.console.VersionProvider;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code avatar models list}. */
@Command(
    name = "list",
    description = {
      "Shows which models there are, their licences, and which are here.",
      "Each with its size at most, and whether it is installed, incomplete (a "
          + "download broke off) or not here (-)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
public final class ModelsListCommand implements Callable<Integer> {
  private static final long MEGA = 1_000_000;

  @Spec private CommandSpec spec;
  @Mixin private ModelStoreOption storeOption;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ModelStore store = storeOption.store();
    for (ModelStatus status : store.list()) {
      Model model = status.model();
      out.printf(
          "%-22s %-12s up to %3d MB  %s%n%-22s %s; %s, %s%n",
          model.name(),
          state(status),
          (model.maxBytes() + MEGA - 1) / MEGA,
          model.title(),
          "",
          model.author(),
          model.license().name(),
          model.license().commercialUse() ? "commercial use allowed" : "NO COMMERCIAL USE");
    }
    out.println();
    out.println("Kept in " + store.folder());
    return 0;
  }

  public static String state(ModelStatus status) {
    return status.installed() ? "installed" : status.partial() ? "incomplete" : "-";
  }
}
