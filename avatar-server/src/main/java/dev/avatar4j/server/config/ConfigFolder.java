package dev.avatar4j.server.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The user's own folder for what is written by hand or kept for long. */
public final class ConfigFolder {
  private ConfigFolder() {}

  /**
   * @param environment environment variables
   * @return {@code avatar4j} in {@code $XDG_CONFIG_HOME}, {@code %APPDATA%} (on Windows) or {@code
   *     ~/.config}
   */
  public static Path of(Map<String, String> environment) {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    String named = environment.get(windows ? "APPDATA" : "XDG_CONFIG_HOME");
    Path base =
        named == null || named.isBlank()
            ? Path.of(System.getProperty("user.home", "."), ".config")
            : Path.of(named);
    return base.resolve("avatar4j");
  }
}
