package dev.avatar4j.postprocessor;

import java.util.List;

/**
 * One of a few words.
 *
 * @param name the JSON key
 * @param choices the words, the default first
 * @param help one sentence on what it does
 * @param hidden whether editors leave it out
 */
public record ChoiceParameter(String name, List<String> choices, String help, boolean hidden)
    implements Parameter<String> {

  /** Copies the choices. */
  public ChoiceParameter {
    choices = List.copyOf(choices);
  }

  /**
   * @param name the JSON key
   * @param help one sentence on what it does
   * @param choices the words, the default first
   * @return the declaration
   */
  public static ChoiceParameter of(String name, String help, String... choices) {
    return new ChoiceParameter(name, List.of(choices), help, false);
  }

  /**
   * @return this, left out by editors
   */
  public ChoiceParameter asHidden() {
    return new ChoiceParameter(name, choices, help, true);
  }

  @Override
  public String defaultValue() {
    return choices.get(0);
  }

  @Override
  public String allowed() {
    return "one of " + String.join(", ", choices);
  }

  @Override
  public boolean accepts(String value) {
    return choices.contains(value);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
