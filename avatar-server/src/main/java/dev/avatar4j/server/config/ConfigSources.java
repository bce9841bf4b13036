package dev.avatar4j.server.config;

import dev.avatar4j.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind the command line: environment variables, then a configuration file. An option
 * {@code --allow-host} is {@code AVATAR4J_ALLOW_HOST} in the environment and {@code allow_host} in
 * the file. Immutable.
 */
public final class ConfigSources {
  private static final String PREFIX = "AVATAR4J_";

  /** Variables that are read elsewhere: about models, and the file itself. */
  private static final Set<String> ELSEWHERE = Set.of("config", "models", "offline", "anime4k");

  private final Map<String, String> environment;
  private final Optional<ConfigFile> file;

  /**
   * @param environment environment variables
   * @param file the configuration file, if there is one
   */
  public ConfigSources(Map<String, String> environment, Optional<ConfigFile> file) {
    this.environment = Map.copyOf(environment);
    this.file = file;
  }

  /**
   * @param environment environment variables
   * @param named the file named on the command line; if empty, that in {@code AVATAR4J_CONFIG}, or
   *     else that in the user's {@link ConfigFolder} if there is one
   * @param known the keys there are
   * @return the sources
   * @throws dev.avatar4j.InvalidInputException if something is wrong with the file
   */
  public static ConfigSources load(
      Map<String, String> environment, Optional<Path> named, Collection<String> known) {
    Path usual = ConfigFolder.of(environment).resolve(ConfigFile.NAME);
    Optional<Path> path =
        named
            .or(() -> Optional.ofNullable(environment.get(variable("config"))).map(Path::of))
            .or(() -> Optional.of(usual).filter(Files::exists));
    return new ConfigSources(environment, path.map(it -> ConfigFile.read(it, known)));
  }

  /**
   * @param key an option's key, such as {@code allow_host}
   * @return its value, or empty if neither environment nor file names one
   */
  public Optional<ConfigValue> find(String key) {
    String variable = variable(key);
    String value = environment.get(variable);
    if (value != null) {
      return Optional.of(new ConfigValue(value, "environment variable " + variable));
    }
    return file.flatMap(
        it ->
            Optional.ofNullable(it.values().get(key))
                .map(text -> new ConfigValue(text, "file " + it.path())));
  }

  /**
   * @param key an option's key
   * @return what it is called in the environment
   */
  public static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT);
  }

  /**
   * Environment variables that look like options and are none. Not an error: container platforms
   * make up variables of that form.
   *
   * @param known the keys there are
   * @return a sentence for each
   */
  public List<String> notes(Collection<String> known) {
    List<String> notes = new ArrayList<>();
    for (String variable : environment.keySet().stream().sorted().toList()) {
      if (variable.startsWith(PREFIX)) {
        String key = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        if (!known.contains(key) && !ELSEWHERE.contains(key)) {
          notes.add(
              "The environment variable "
                  + variable
                  + " is no option and ignored."
                  + Suggestion.of(key, known));
        }
      }
    }
    return notes;
  }
}
