package dev.avatar4j.postprocessor.upscale.anime4k;

/** Where the numbers of networks come from. */
@FunctionalInterface
public interface WeightsSource {
  /**
   * @param model a network
   * @return its numbers
   * @throws dev.avatar4j.AvatarException if there are none or they are damaged; the message says
   *     how to get them
   */
  NetworkWeights load(NetworkModel model);
}
