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
    description =
        "Gets models and checks what came. A download that broke off goes on where it stopped.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class ModelsDownloadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelStoreOption storeOption;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "As `avatar models list` names it.")
  private List<String> names;

  @Option(
      names = "--accept-license",
      description = "You have read the licence and agree; needed where it forbids commercial use.")
  private boolean acceptLicense;

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description = "Another place with the same files; replaces the address of the manifest.")
  private URI mirror;

  @Option(
      names = "--offline",
      description = "Ask nobody, only say whether everything is here. So does AVATAR4J_OFFLINE=1.")
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
