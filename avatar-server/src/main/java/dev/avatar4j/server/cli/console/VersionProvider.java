package dev.avatar4j.server.cli.console;

import picocli.CommandLine.IVersionProvider;

/** Reads the version from the jar's manifest. */
public final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"avatar4j " + version()};
  }

  public static String version() {
    String version = VersionProvider.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }
}
