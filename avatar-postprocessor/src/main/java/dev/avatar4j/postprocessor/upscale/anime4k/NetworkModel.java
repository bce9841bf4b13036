package dev.avatar4j.postprocessor.upscale.anime4k;

/** The networks of Anime4K 4 and the shader files that hold their weights. */
public enum NetworkModel {
  /** Doubles; the smallest. */
  UPSCALE_S(Family.UPSCALE, "S", small(4)),
  /** Doubles. */
  UPSCALE_M(Family.UPSCALE, "M", deep(7, 7, 4, 4)),
  /** Doubles. */
  UPSCALE_L(Family.UPSCALE, "L", new NetworkShape(3, 1, 8, 3, 12)),
  /** Doubles. */
  UPSCALE_VL(Family.UPSCALE, "VL", deep(7, 7, 8, 12)),
  /** Doubles; the largest. */
  UPSCALE_UL(Family.UPSCALE, "UL", deep(7, 5, 12, 12)),
  /** Doubles and removes noise. */
  UPSCALE_DENOISE_S(Family.UPSCALE_DENOISE, "S", small(4)),
  /** Doubles and removes noise. */
  UPSCALE_DENOISE_M(Family.UPSCALE_DENOISE, "M", deep(7, 7, 4, 4)),
  /** Doubles and removes noise. */
  UPSCALE_DENOISE_L(Family.UPSCALE_DENOISE, "L", new NetworkShape(3, 1, 8, 3, 12)),
  /** Doubles and removes noise. */
  UPSCALE_DENOISE_VL(Family.UPSCALE_DENOISE, "VL", deep(7, 7, 8, 12)),
  /** Doubles and removes noise. */
  UPSCALE_DENOISE_UL(Family.UPSCALE_DENOISE, "UL", deep(7, 5, 12, 12)),
  /** Sharpens lines. */
  RESTORE_S(Family.RESTORE, "S", small(3)),
  /** Sharpens lines. */
  RESTORE_M(Family.RESTORE, "M", deep(7, 7, 4, 3)),
  /** Sharpens lines. */
  RESTORE_L(Family.RESTORE, "L", new NetworkShape(4, 1, 8, 3, 3)),
  /** Sharpens lines. */
  RESTORE_VL(Family.RESTORE, "VL", deep(8, 7, 8, 3)),
  /** Sharpens lines. */
  RESTORE_UL(Family.RESTORE, "UL", deep(8, 5, 12, 3)),
  /** Sharpens lines gently. */
  RESTORE_SOFT_S(Family.RESTORE_SOFT, "S", small(3)),
  /** Sharpens lines gently. */
  RESTORE_SOFT_M(Family.RESTORE_SOFT, "M", deep(7, 7, 4, 3)),
  /** Sharpens lines gently. */
  RESTORE_SOFT_L(Family.RESTORE_SOFT, "L", new NetworkShape(4, 1, 8, 3, 3)),
  /** Sharpens lines gently. */
  RESTORE_SOFT_VL(Family.RESTORE_SOFT, "VL", deep(8, 7, 8, 3)),
  /** Sharpens lines gently. */
  RESTORE_SOFT_UL(Family.RESTORE_SOFT, "UL", deep(8, 5, 12, 3));

  private enum Family {
    UPSCALE("glsl/Upscale/", "Anime4K_Upscale_CNN_x2_"),
    UPSCALE_DENOISE("glsl/Upscale+Denoise/", "Anime4K_Upscale_Denoise_CNN_x2_"),
    RESTORE("glsl/Restore/", "Anime4K_Restore_CNN_"),
    RESTORE_SOFT("glsl/Restore/", "Anime4K_Restore_CNN_Soft_");

    private final String folder;
    private final String prefix;

    Family(String folder, String prefix) {
      this.folder = folder;
      this.prefix = prefix;
    }
  }

  private final Family family;
  private final String size;
  private final NetworkShape shape;

  NetworkModel(Family family, String size, NetworkShape shape) {
    this.family = family;
    this.size = size;
    this.shape = shape;
  }

  private static NetworkShape small(int outputs) {
    return new NetworkShape(3, 1, 4, 3, outputs);
  }

  private static NetworkShape deep(int depth, int tailLayers, int features, int outputs) {
    return new NetworkShape(depth, tailLayers, features, 1, outputs);
  }

  /**
   * @return its layers
   */
  public NetworkShape shape() {
    return shape;
  }

  /**
   * @return the name of its shader file, without a folder
   */
  public String fileName() {
    return family.prefix + size + ".glsl";
  }

  /**
   * @return where its shader file lies in the Anime4K repository
   */
  public String repositoryPath() {
    return family.folder + fileName();
  }
}
