package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.network.ConvKind;
import dev.avatar4j.poser.djl.network.DenseCpuForm;
import dev.avatar4j.poser.djl.network.LiteralForm;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.SeparableCpuForm;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;

/** Chooses the form that a variant's networks are written in. */
final class Tha3Forms {
  private Tha3Forms() {}

  static NetworkForm of(Tha3Variant variant, Tha3Settings settings) {
    boolean tuned = settings.form() == Tha3Settings.Form.TUNED;
    boolean gpu = settings.device().isGpu();
    if (tuned && !gpu && settings.precision() == Precision.FLOAT32) {
      PackedKernels kernels = PackedKernels.ofThisMachine();
      return variant.kind() == ConvKind.SEPARABLE
          ? new SeparableCpuForm(kernels)
          : new DenseCpuForm(kernels);
    }
    // A GPU's libraries choose their own algorithms, best in channels-last layout.
    return new LiteralForm(settings.precision(), tuned && gpu);
  }
}
