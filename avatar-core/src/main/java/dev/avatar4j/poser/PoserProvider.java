package dev.avatar4j.poser;

import java.util.List;
import java.util.Optional;

/**
 * Makes posers of one scheme. Implementations are listed in {@code
 * META-INF/services/dev.avatar4j.poser.PoserProvider}, have a public constructor without arguments,
 * and do no work before {@link #create}.
 */
public interface PoserProvider {
  /**
   * @return the scheme of the specs this provider understands: lower-case letters, digits and
   *     hyphens
   */
  String scheme();

  /**
   * @return one line that tells a user what this poser is and how its spec is written
   */
  String description();

  /**
   * Tells, without loading anything big, whether posers of this scheme can run here.
   *
   * @return empty if they can, else what is missing and how to get it
   */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /**
   * Facts for a diagnosis, such as engine and native library versions. Does not start the engine.
   *
   * @return lines for a person; may be empty
   */
  default List<String> details() {
    return List.of();
  }

  /**
   * The ways in which a poser can be computed here, for {@link
   * dev.avatar4j.poser.selftest.SelfTest}. May start the engine, but loads no weights.
   *
   * @param spec a spec whose scheme is {@link #scheme()}; options that it gives stay as they are
   * @return the ways; by default only the one that the spec asks for
   * @throws dev.avatar4j.AvatarException if the spec is wrong or its model is not there
   */
  default PoserVariants variants(PoserSpec spec) {
    return PoserVariants.only(spec);
  }

  /**
   * Loads the model. May take seconds.
   *
   * @param spec a spec whose scheme is {@link #scheme()}
   * @return a poser, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if the spec is wrong or the model cannot be loaded; the
   *     message names the file or key at fault and the next step
   */
  Poser create(PoserSpec spec);
}
