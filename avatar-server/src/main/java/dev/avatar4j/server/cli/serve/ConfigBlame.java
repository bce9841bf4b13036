package dev.avatar4j.server.cli.serve;

import dev.avatar4j.server.config.ConfigSources;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Says where a bad value comes from if it was not on the command line. */
final class ConfigBlame implements IParameterExceptionHandler {
  private final ConfigSources sources;
  private final IParameterExceptionHandler usual;

  ConfigBlame(ConfigSources sources, IParameterExceptionHandler usual) {
    this.sources = sources;
    this.usual = usual;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) throws Exception {
    if (e.getArgSpec() instanceof OptionSpec option) {
      sources
          .find(OptionKeys.of(option))
          .filter(value -> value.text().equals(e.getValue()))
          .ifPresent(
              value ->
                  e.getCommandLine()
                      .getErr()
                      .println("avatar: look at the value in the " + value.source() + ":"));
    }
    return usual.handleParseException(e, arguments);
  }
}
