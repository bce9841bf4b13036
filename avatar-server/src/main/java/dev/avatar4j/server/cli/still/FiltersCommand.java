package dev.avatar4j.server.cli.still;

import dev.avatar4j.postprocessor.FilterMetadata;
import dev.avatar4j.postprocessor.FilterRegistry;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.server.cli.console.VersionProvider;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code avatar filters}: what there is to choose from. */
@Command(
    name = "filters",
    description =
        "Lists the filters for `avatar filter` with their parameters, defaults and " + "ranges.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
public final class FiltersCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print everything that is known of them, as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    FilterRegistry registry = FilterRegistry.standard();
    if (json) {
      out.println(FilterMetadata.complete(registry).toPrettyString());
    } else {
      registry.all().forEach(type -> describe(type, out));
    }
    return 0;
  }

  private static void describe(FilterType type, PrintWriter out) {
    out.printf(
        "%s (%s%s)%n  %s%n",
        type.name(),
        type.stage().name().toLowerCase(Locale.ROOT),
        type.dynamic() ? ", moves" : "",
        type.help());
    for (Parameter<?> parameter : type.parameters()) {
      if (!parameter.hidden()) {
        out.printf(
            "    %-24s %s Default: %s; %s.%n",
            parameter.name(),
            parameter.help(),
            FilterMetadata.defaultText(parameter),
            parameter.allowed());
      }
    }
    out.println();
  }
}
