package dev.avatar4j.poser;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.SpecText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A poser's address, written {@code scheme[:target][?option=value[&option=value...]]}: {@code
 * warp}, {@code tha3:separable_half?device=cuda}, {@code tha4:/path/to/character_model}.
 *
 * @param scheme names the provider
 * @param target what the provider should load: a variant name or a path; empty if there is none
 * @param options further settings, in the order written
 */
public record PoserSpec(String scheme, String target, Map<String, String> options) {
  /** Keeps a copy of the options. */
  public PoserSpec {
    options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * @param text a spec as a user writes it
   * @return its parts
   * @throws InvalidInputException if the text has no valid scheme or a malformed option
   */
  public static PoserSpec parse(String text) {
    SpecText parts = SpecText.parse("poser", "warp", text);
    return new PoserSpec(parts.scheme(), parts.target(), parts.options());
  }

  /**
   * @param option an option's name
   * @param value its value
   * @return the same spec with this value for the option
   */
  public PoserSpec with(String option, String value) {
    Map<String, String> changed = new LinkedHashMap<>(options);
    changed.put(option, value);
    return new PoserSpec(scheme, target, changed);
  }

  @Override
  public String toString() {
    return new SpecText(scheme, target, options).toString();
  }
}
