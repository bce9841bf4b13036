package dev.avatar4j.postprocessor.upscale;

import dev.avatar4j.postprocessor.upscale.anime4k.NetworkModel;
import java.util.List;

/** Which Anime4K networks work on a frame, for {@link UpscaleQuality#usesNetworks() some}. */
public enum UpscalePreset {
  /** Sharpens lines first. */
  A(NetworkModel.RESTORE_S, NetworkModel.RESTORE_VL),
  /** Sharpens lines gently first. */
  B(NetworkModel.RESTORE_SOFT_S, NetworkModel.RESTORE_SOFT_VL),
  /** Removes noise while enlarging. */
  C(NetworkModel.UPSCALE_DENOISE_S, NetworkModel.UPSCALE_DENOISE_VL);

  private final NetworkModel low;
  private final NetworkModel high;

  UpscalePreset(NetworkModel low, NetworkModel high) {
    this.low = low;
    this.high = high;
  }

  /**
   * @param quality how frames are enlarged
   * @return the networks to run, in order; none if the quality needs none
   */
  public List<NetworkModel> networks(UpscaleQuality quality) {
    if (!quality.usesNetworks()) {
      return List.of();
    }
    boolean small = quality == UpscaleQuality.LOW;
    NetworkModel first = small ? low : high;
    NetworkModel doubling = small ? NetworkModel.UPSCALE_S : NetworkModel.UPSCALE_M;
    return first.shape().doubles() ? List.of(first, doubling) : List.of(first, doubling, doubling);
  }
}
