package dev.avatar4j.postprocessor;

import java.util.List;

/**
 * A kind of filter: its name, its place in the signal, its parameters, and how to make one. Found
 * by {@link java.util.ServiceLoader}, so a filter of your own is used by its name like the built-in
 * ones: implement this with a public constructor without arguments and list the class in {@code
 * META-INF/services/dev.avatar4j.postprocessor.FilterType}.
 *
 * <p>Immutable and thread-safe.
 */
public interface FilterType {
  /**
   * @return the name in a chain: lower-case letters, digits and underscores
   */
  String name();

  /**
   * @return where in the signal it belongs
   */
  SignalStage stage();

  /**
   * @return the place in the physical order of all filters, ascending; a hint for editors only, a
   *     chain runs in its own order
   */
  double priority();

  /**
   * @return whether the result changes with time, for the same picture
   */
  boolean dynamic();

  /**
   * @return one or two sentences on what it looks like
   */
  String help();

  /**
   * @return its parameters, in the order editors show them
   */
  List<Parameter<?>> parameters();

  /**
   * Makes an instance with a state of its own.
   *
   * @param values the values of the parameters
   * @param random the randomness of this instance alone
   * @return the instance
   * @throws dev.avatar4j.InvalidInputException if values that are each in range do not go together
   */
  Filter create(ParameterValues values, RandomDraws random);
}
