package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.PoserVariants;
import dev.avatar4j.poser.djl.cache.ProgramCache;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.model.CheckpointFolder;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import dev.avatar4j.poser.djl.provider.NetworkChoice;
import dev.avatar4j.poser.djl.provider.PyTorchPoserProvider;
import dev.avatar4j.poser.djl.provider.StagedPosers;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Makes posers for {@code tha4-full:teacher} and {@code tha4-full:FOLDER}, with the options of
 * {@link StagedPosers}.
 */
public final class Tha4FullPoserProvider extends PyTorchPoserProvider {
  /** For {@link java.util.ServiceLoader}. */
  public Tha4FullPoserProvider() {}

  @Override
  public String scheme() {
    return "tha4-full";
  }

  @Override
  public String description() {
    return "tha4-full:teacher or tha4-full:FOLDER[?device=cuda&threads=N&cache=SIZE&mode=hybrid]:"
        + " the THA4 teacher, neural, for any picture; wants a GPU, or mode=hybrid";
  }

  @Override
  public Poser create(PoserSpec spec) {
    return StagedPosers.create(spec, Tha4FullPoserProvider::loader);
  }

  @Override
  public PoserVariants variants(PoserSpec spec) {
    return StagedPosers.variants(
        spec,
        folder -> {
          new CheckpointFolder(folder, Tha4FullArchitecture.NETWORKS).requireAll("THA4 teacher");
          return network();
        });
  }

  /** What a self-test's result holds for: the weights, and the text that computes them. */
  private static String network() {
    return "tha4-full " + form(Device.CPU, Precision.FLOAT32, false).id();
  }

  private static Supplier<StagedNetwork> loader(NetworkChoice choice) {
    Path folder = choice.folder();
    new CheckpointFolder(folder, Tha4FullArchitecture.NETWORKS).requireAll("THA4 teacher");
    Device device = choice.device();
    UnetForm form = form(device, choice.precisionOrMeasured(network()), choice.literal());
    ProgramCache programs = ProgramCache.beside(folder);
    return () -> Tha4FullNetwork.load(folder, form, device, programs);
  }

  /** A GPU's libraries choose their own algorithms, best in channels-last layout. */
  private static UnetForm form(Device device, Precision precision, boolean literal) {
    boolean gpu = device.isGpu();
    return literal || gpu || precision != Precision.FLOAT32
        ? new LiteralUnetForm(precision, gpu && !literal)
        : new CpuUnetForm(PackedKernels.ofThisMachine());
  }
}
