package dev.avatar4j.models;

import java.net.URI;
import java.util.Objects;

/**
 * What may be done with a model.
 *
 * @param name its short name, such as {@code CC BY 4.0}
 * @param url its text
 * @param commercialUse whether the model may be used commercially
 */
public record ModelLicense(String name, URI url, boolean commercialUse) {
  /** Checks that nothing is missing. */
  public ModelLicense {
    Objects.requireNonNull(name);
    Objects.requireNonNull(url);
  }
}
