package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.PoserVariants;
import dev.avatar4j.poser.djl.cache.ProgramCache;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.provider.NetworkChoice;
import dev.avatar4j.poser.djl.provider.PyTorchPoserProvider;
import dev.avatar4j.poser.djl.provider.StagedPosers;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Makes posers for {@code tha3:VARIANT} and {@code tha3:FOLDER}, with the options of {@link
 * StagedPosers}.
 */
public final class Tha3PoserProvider extends PyTorchPoserProvider {
  /** For {@link java.util.ServiceLoader}. */
  public Tha3PoserProvider() {}

  @Override
  public String scheme() {
    return "tha3";
  }

  @Override
  public String description() {
    return "tha3:NAME or tha3:FOLDER[?device=cuda&threads=N&cache=SIZE&mode=hybrid]: THA3, neural,"
        + " for any picture; NAME is "
        + String.join(", ", Arrays.stream(Tha3Variant.values()).map(Tha3Variant::id).toList());
  }

  @Override
  public Poser create(PoserSpec spec) {
    return StagedPosers.create(spec, Tha3PoserProvider::loader);
  }

  @Override
  public PoserVariants variants(PoserSpec spec) {
    return StagedPosers.variants(spec, folder -> network(Tha3Model.in(folder)));
  }

  /** What a self-test's result holds for: the weights, and the text that computes them. */
  private static String network(Tha3Model model) {
    Tha3Variant variant = model.variant();
    return "tha3-" + variant.id() + " " + Tha3Forms.of(variant, Tha3Settings.on(Device.CPU)).id();
  }

  private static Supplier<StagedNetwork> loader(NetworkChoice choice) {
    Tha3Model model = Tha3Model.in(choice.folder());
    Tha3Settings settings =
        Tha3Settings.on(choice.device())
            .with(choice.literal() ? Tha3Settings.Form.LITERAL : Tha3Settings.Form.TUNED)
            .with(choice.precisionOrMeasured(network(model)));
    ProgramCache programs = ProgramCache.beside(model.folder());
    return () -> Tha3Network.load(model, settings, programs);
  }
}
