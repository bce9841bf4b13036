package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.network.Program;
import dev.avatar4j.poser.djl.network.StripMoments;

/**
 * TorchScript helpers that go through channels-last features in strips of rows, so that what lies
 * between two operations stays in the processor's cache. A group norm is taken apart: moments of
 * each channel, from these one scale and shift per channel, and their application together with the
 * activation. A bias before the norm then costs nothing: it only moves the means.
 */
final class UnetStripText {
  /** Bytes of a strip: what a core's second-level cache holds beside other things, roughly. */
  private static final int STRIP_BYTES = 1 << 19;

  private UnetStripText() {}

  /**
   * @param size height and width
   * @param channels channels
   * @return the height of strips: even, a divisor of {@code size}
   */
  static int rows(int size, int channels) {
    int rows = size;
    while (rows > 2 && rows * size * channels * Float.BYTES > STRIP_BYTES) {
      rows /= 2;
    }
    return rows;
  }

  /** Mean and variance of each channel, {@code [2, channels]}. */
  static String moments(Program program) {
    return program.helper(
        "unet_moments",
        "x: Tensor, rows: int",
        "Tensor",
        StripMoments.lists("k1")
            + StripMoments.POOLED
            + "return torch.stack([mean, variance], 0)\n");
  }

  /**
   * Scale and shift of each channel of {@code x}, {@code [2, channels]}; the norm is of x + bias.
   */
  static String groupNorm(Program program) {
    return program.helper(
        "unet_group_norm",
        "moments: Tensor, bias: Tensor, weight: Tensor, shift: Tensor",
        "Tensor",
        """
        offset = torch.view(bias, [%1$d, -1])
        mean = torch.add(torch.view(torch.select(moments, 0, 0), [%1$d, -1]), offset)
        center = torch.mean(mean, [1], True)
        spread = torch.square(torch.sub(mean, center))
        within = torch.view(torch.select(moments, 0, 1), [%1$d, -1])
        variance = torch.mean(torch.add(within, spread), [1], True)
        scale = torch.mul(torch.view(weight, [%1$d, -1]), torch.rsqrt(torch.add(variance, 1e-05)))
        moved = torch.mul(torch.sub(offset, center), scale)
        return torch.stack([torch.view(scale, [-1]), torch.add(torch.view(moved, [-1]), shift)], 0)
        """
            .formatted(UnetBlock.GROUPS));
  }

  /** An uninitialised channels-last tensor {@code [1, channels, size, size]}. */
  static String empty(Program program) {
    return program.helper(
        "unet_empty",
        "x: Tensor, channels: int, size: int",
        "Tensor",
        """
        return torch.empty([1, channels, size, size], dtype=6, layout=0, device=x.device, \
        pin_memory=False, memory_format=2)
        """);
  }

  /** A strip times a scale plus a shift per channel, into {@code out}; the strip itself will do. */
  private static String scaled(Program program) {
    // Not native_batch_norm with its results given: in libtorch 2.7.1 that corrupts the heap.
    return program.helper(
        "unet_scaled",
        "s: Tensor, affine: Tensor, out: Tensor",
        "Tensor",
        """
        scale = torch.view(torch.select(affine, 0, 0), [1, -1, 1, 1])
        shift = torch.view(torch.select(affine, 0, 1), [1, -1, 1, 1])
        return torch.addcmul(shift, s, scale, out=out)
        """);
  }

  /** Scales, shifts and activates in place. */
  static String activate(Program program) {
    return program.helper(
        "unet_activate",
        "x: Tensor, affine: Tensor, rows: int",
        "Tensor",
        """
        y0 = 0
        while y0 < x.size(2):
          s = torch.slice(x, 2, y0, y0 + rows)
          k = torch.silu_(%s(s, affine, s))
          y0 = y0 + rows
        return x
        """
            .formatted(scaled(program)));
  }

  /** The same into channels of {@code out} from {@code first} on, perhaps halved. */
  static String activated(Program program) {
    return program.helper(
        "unet_activated",
        "x: Tensor, affine: Tensor, out: Tensor, first: int, halve: bool, rows: int",
        "Tensor",
        """
        channels = x.size(1)
        part = torch.slice(out, 1, first, first + channels)
        mine = torch.slice(affine, 1, first, first + channels)
        y0 = 0
        while y0 < x.size(2):
          s = torch.slice(x, 2, y0, y0 + rows)
          t = torch.silu_(%s(s, mine, torch.empty_like(s, memory_format=2)))
          if halve:
            h = torch.avg_pool2d(t, [2, 2], [2, 2])
            k = torch.copy_(torch.slice(part, 2, y0 // 2, (y0 + rows) // 2), h)
          else:
            k = torch.copy_(torch.slice(part, 2, y0, y0 + rows), t)
          y0 = y0 + rows
        return out
        """
            .formatted(scaled(program)));
  }

  /** Adds a bias and features of the same shape, in place. */
  static String addInput(Program program) {
    return program.helper(
        "unet_add_input",
        "y: Tensor, x: Tensor, bias: Tensor, rows: int",
        "Tensor",
        """
        y0 = 0
        while y0 < y.size(2):
          s = torch.slice(y, 2, y0, y0 + rows)
          k = torch.add_(torch.add_(s, torch.slice(x, 2, y0, y0 + rows)), bias)
          y0 = y0 + rows
        return y
        """);
  }

  /** Adds a bias and features of half the size, each pixel to four, in place. */
  static String addEnlarged(Program program) {
    return program.helper(
        "unet_add_enlarged",
        "y: Tensor, x: Tensor, bias: Tensor, rows: int",
        "Tensor",
        """
        y0 = 0
        while y0 < x.size(2):
          s = torch.slice(y, 2, 2 * y0, 2 * (y0 + rows))
          v = torch.view(torch.permute(s, [0, 2, 3, 1]), [rows, 2, x.size(3), 2, x.size(1)])
          t = torch.permute(torch.add(torch.slice(x, 2, y0, y0 + rows), bias), [0, 2, 3, 1])
          k = torch.add_(v, torch.view(t, [rows, 1, x.size(3), 1, x.size(1)]))
          y0 = y0 + rows
        return y
        """);
  }

  /** Adds a product of all pixels with a matrix, in place. */
  static String addProduct(Program program) {
    return program.helper(
        "unet_add_product",
        "y: Tensor, x: Tensor, matrix: Tensor",
        "Tensor",
        """
        pixels = x.size(2) * x.size(3)
        out = torch.view(torch.permute(y, [0, 2, 3, 1]), [pixels, y.size(1)])
        k = torch.addmm_(out, torch.view(torch.permute(x, [0, 2, 3, 1]), [pixels, -1]), matrix)
        return y
        """);
  }
}
