package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Settings from several sources, where a later layer wins over the earlier ones key by key: the
 * built-in defaults, then for example a server's file, a character's file and a request. Lists
 * (effects, filters) are replaced as a whole. Immutable.
 */
public final class SettingsLayers {
  /** The built-in defaults alone. */
  public static final SettingsLayers BUILT_IN = new SettingsLayers(Map.of());

  private final Map<String, JsonNode> layers;

  private SettingsLayers(Map<String, JsonNode> layers) {
    this.layers = layers;
  }

  /**
   * @param name what to call the layer in messages, such as {@code server/animator.json}; a layer
   *     of the same name is replaced
   * @param object its JSON object; an empty one changes nothing
   * @return these layers with that one, on top if it is new
   */
  public SettingsLayers with(String name, JsonNode object) {
    Map<String, JsonNode> copy = new LinkedHashMap<>(layers);
    copy.put(name, object.deepCopy());
    return new SettingsLayers(copy);
  }

  /**
   * @return the settings that result
   * @throws InvalidInputException if anything is wrong with any layer; the message lists every
   *     problem with the name of its layer
   */
  public AnimatorSettings resolve() {
    InputProblems problems = new InputProblems();
    AnimatorSettings settings = apply(problems::add);
    SettingPairs.check(settings, problems::add);
    problems.throwIfAny();
    return settings;
  }

  /**
   * Leaves out what is wrong, so that it takes its value from the layer below.
   *
   * @param warning receives one sentence for each thing left out
   * @return the settings that result
   */
  public AnimatorSettings resolveLenient(Consumer<String> warning) {
    return apply(problem -> warning.accept(problem.getMessage() + " Ignored."));
  }

  private AnimatorSettings apply(Consumer<InvalidInputException> problem) {
    AnimatorSettings settings = AnimatorSettings.DEFAULTS;
    for (Map.Entry<String, JsonNode> layer : layers.entrySet()) {
      settings =
          settings.with(
              SettingsPatch.read(
                  layer.getValue(), fault -> problem.accept(named(layer.getKey(), fault))));
    }
    return settings;
  }

  private static InvalidInputException named(String layer, InvalidInputException fault) {
    return new InvalidInputException(fault.field(), layer + ": " + fault.getMessage(), fault);
  }
}
