package dev.avatar4j.server.cli.serve;

import dev.avatar4j.server.config.ConfigSources;
import dev.avatar4j.server.config.ConfigValue;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives options that the command line leaves out the values of environment and file. */
final class ConfiguredDefaults implements IDefaultValueProvider {
  private final ConfigSources sources;

  ConfiguredDefaults(ConfigSources sources) {
    this.sources = sources;
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? sources.find(OptionKeys.of(option)).map(ConfigValue::text).orElse(null)
        : null;
  }

  ConfigSources sources() {
    return sources;
  }
}
