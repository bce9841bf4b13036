package dev.avatar4j.server.cli.models;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.models.DownloadOptions;
import dev.avatar4j.models.ModelStore;
import dev.avatar4j.server.cli.console.DownloadBar;
import dev.avatar4j.server.cli.console.VersionProvider;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code avatar models download}. */
@Command(
    name = "download",
    description = {
      "Downloads models and checks the files.",
      "A download that broke off goes on where it stopped; what is here already is "
          + "not fetched again."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class ModelsDownloadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelStoreOption storeOption;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "Such as tha3:separable_half; `avatar models list` names them.")
  private List<String> names;

  @Option(
      names = "--accept-license",
      description = "You have read the licence and agree; needed where it forbids commercial use.")
  private boolean acceptLicense;

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description =
          "Get the files from here instead of their usual address: https://HOST/PATH/. "
              + "They are checked in the same way.")
  private URI mirror;

  @Option(
      names = "--offline",
      description =
          "Download nothing, only say whether everything is here (exit code 2 if not). "
              + "So does AVATAR4J_OFFLINE=1.")
  private boolean offline;

  @Override
  public Integer call() {
    ModelStore store = storeOption.store();
    names.forEach(store.manifest()::model);
    DownloadOptions options = options();
    DownloadBar bar = new DownloadBar(spec.commandLine().getErr());
    for (String name : names) {
      spec.commandLine().getOut().println(store.download(name, options, bar));
    }
    return 0;
  }

  private DownloadOptions options() {
    DownloadOptions options = DownloadOptions.of(System.getenv()).withAcceptLicense(acceptLicense);
    if (offline) {
      options = options.withOffline(true);
    }
    if (mirror == null) {
      return options;
    }
    if (mirror.getHost() == null || !String.valueOf(mirror.getScheme()).matches("https?")) {
      throw new InvalidInputException(
          "--mirror", "\"" + mirror + "\" is no web address; write https://HOST/PATH/.");
    }
    return options.withMirror(mirror);
  }
}
