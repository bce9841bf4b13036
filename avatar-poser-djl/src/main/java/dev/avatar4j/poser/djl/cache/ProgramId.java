package dev.avatar4j.poser.djl.cache;

import dev.avatar4j.poser.djl.engine.Precision;

/**
 * Tells programs made from the same weights apart.
 *
 * @param model such as {@code tha3-separable_float}
 * @param version of the topologies' text; grows with every change of it
 * @param form the id of the form that wrote it, such as {@code literal-1}
 * @param precision of its features
 */
public record ProgramId(String model, int version, String form, Precision precision) {
  /** The name of the file for some weights. */
  String fileName(String checksum) {
    return prefix() + "v" + version + "-" + checksum + ".pt";
  }

  /** What the names of all files have in common that this program replaces. */
  String prefix() {
    return model + "-" + form + "-" + precision.id() + "-";
  }
}
