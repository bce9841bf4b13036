package dev.avatar4j.poser;

import dev.avatar4j.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A poser's address, written {@code scheme[:target][?option=value[&option=value...]]}: {@code
 * warp}, {@code tha3:separable_half?device=cuda}, {@code tha4:/path/to/character_model}.
 *
 * @param scheme names the provider
 * @param target what the provider should load: a variant name or a path; empty if there is none
 * @param options further settings, in the order written
 */
public record PoserSpec(String scheme, String target, Map<String, String> options) {
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9-]*");

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
    int question = text.indexOf('?');
    String address = question < 0 ? text : text.substring(0, question);
    int colon = address.indexOf(':');
    String scheme = colon < 0 ? address : address.substring(0, colon);
    if (!SCHEME.matcher(scheme).matches()) {
      throw new InvalidInputException(
          "poser",
          "\"" + text + "\" is no poser spec; write scheme[:target][?option=value], such as warp.");
    }
    Map<String, String> options = new LinkedHashMap<>();
    if (question >= 0) {
      for (String part : text.substring(question + 1).split("&", -1)) {
        int equals = part.indexOf('=');
        if (equals < 1) {
          throw new InvalidInputException(
              "poser", "Option \"" + part + "\" of poser " + text + " is not name=value.");
        }
        options.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return new PoserSpec(scheme, colon < 0 ? "" : address.substring(colon + 1), options);
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
    StringBuilder text = new StringBuilder(scheme);
    if (!target.isEmpty()) {
      text.append(':').append(target);
    }
    char separator = '?';
    for (Map.Entry<String, String> option : options.entrySet()) {
      text.append(separator).append(option.getKey()).append('=').append(option.getValue());
      separator = '&';
    }
    return text.toString();
  }
}
