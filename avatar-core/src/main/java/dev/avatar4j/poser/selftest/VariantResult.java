package dev.avatar4j.poser.selftest;

import dev.avatar4j.poser.PoserVariant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a self-test found about one way of computing a poser.
 *
 * @param variant the way
 * @param loadMillis from nothing to the end of the first frame
 * @param medianMillis of a frame with a pose not seen before
 * @param maxError the largest difference from the reference, in 8-bit codes
 * @param meanError the mean difference over visible pixels, in 8-bit codes
 * @param peakBytes the most memory the process had meanwhile; empty where the system does not tell
 * @param failure why it could not be measured, if so; then the numbers are 0
 */
public record VariantResult(
    PoserVariant variant,
    double loadMillis,
    double medianMillis,
    int maxError,
    double meanError,
    OptionalLong peakBytes,
    Optional<String> failure) {
  static VariantResult failed(PoserVariant variant, String reason) {
    return new VariantResult(variant, 0, 0, 0, 0, OptionalLong.empty(), Optional.of(reason));
  }

  /**
   * @return whether it ran and nobody sees how it differs from the reference
   */
  public boolean acceptable() {
    return failure.isEmpty()
        && maxError <= SelfTestReport.MAX_ERROR
        && meanError <= SelfTestReport.MEAN_ERROR;
  }
}
