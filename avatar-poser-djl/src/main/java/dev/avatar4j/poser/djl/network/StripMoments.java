package dev.avatar4j.poser.djl.network;

/**
 * TorchScript statements that take mean and variance of each channel of a picture strip by strip,
 * and then over strips: libtorch adds up one channel's values one by one in float32, which over a
 * whole picture loses two digits.
 */
public final class StripMoments {
  /** Makes {@code mean} and {@code variance} of the lists, whose strips are equally high. */
  public static final String POOLED =
      """
      all = torch.stack(means, 0)
      mean = torch.mean(all, [0])
      between = torch.mean(torch.square(torch.sub(all, mean)), [0])
      variance = torch.add(torch.mean(torch.stack(variances, 0), [0]), between)
      """;

  private static final String LISTS =
      """
      means : List[Tensor] = []
      variances : List[Tensor] = []
      y0 = 0
      while y0 < x.size(2):
        m, v = torch.batch_norm_update_stats(torch.slice(x, 2, y0, y0 + rows), None, None, 0.1)
        k = torch.append(means, m)
        %s = torch.append(variances, v)
        y0 = y0 + rows
      """;

  private StripMoments() {}

  /**
   * @param unused a name for a value that is not used
   * @return statements that make the lists {@code means} and {@code variances} of {@code x}, in
   *     strips of {@code rows} rows
   */
  public static String lists(String unused) {
    return LISTS.formatted(unused);
  }
}
