package dev.avatar4j;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The address of something that a provider makes, written {@code
 * scheme[:target][?option=value[&option=value...]]}. Immutable.
 *
 * @param scheme names the provider: lower-case letters, digits and hyphens
 * @param target what the provider should make or load; empty if there is none
 * @param options further settings, in the order written
 */
public record SpecText(String scheme, String target, Map<String, String> options) {
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9-]*");

  /** Keeps a copy of the options. */
  public SpecText {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * @param kind what the spec is of, for messages and as their field, such as {@code poser}
   * @param example a spec that is right, for messages
   * @param text a spec as a user writes it
   * @return its parts
   * @throws InvalidInputException if the text has no valid scheme or a malformed option
   */
  public static SpecText parse(String kind, String example, String text) {
    int question = text.indexOf('?');
    String address = question < 0 ? text : text.substring(0, question);
    int colon = address.indexOf(':');
    String scheme = colon < 0 ? address : address.substring(0, colon);
    if (!SCHEME.matcher(scheme).matches()) {
      throw new InvalidInputException(
          kind,
          "\""
              + text
              + "\" is no "
              + kind
              + " spec; write scheme[:target][?option=value], such as "
              + example
              + ".");
    }
    Map<String, String> options = new LinkedHashMap<>();
    if (question >= 0) {
      for (String part : text.substring(question + 1).split("&", -1)) {
        int equals = part.indexOf('=');
        if (equals < 1) {
          throw new InvalidInputException(
              kind, "Option \"" + part + "\" of " + kind + " " + text + " is not name=value.");
        }
        options.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return new SpecText(scheme, colon < 0 ? "" : address.substring(colon + 1), options);
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
