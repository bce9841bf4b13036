package dev.avatar4j.poser.djl.provider;

import dev.avatar4j.models.ModelStore;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserOptions;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.PoserVariants;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.hybrid.HybridPoser;
import dev.avatar4j.poser.djl.hybrid.StagedFaceModel;
import dev.avatar4j.poser.djl.model.ModelFolder;
import dev.avatar4j.poser.djl.session.NeuralOptions;
import dev.avatar4j.poser.djl.session.NeuralPoser;
import dev.avatar4j.poser.djl.session.NeuralVariants;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes posers on networks that pose any picture, from a spec with the options of {@link
 * NeuralOptions}, {@code form} and {@code mode}.
 */
public final class StagedPosers {

  private static final String MODE = "mode";
  private static final String FULL = "full";
  private static final String HYBRID = "hybrid";

  private static final List<String> NAMES =
      Stream.concat(NeuralOptions.NAMES.stream(), Stream.of(NeuralVariants.FORM, MODE)).toList();

  private StagedPosers() {}

  /**
   * @param spec a spec whose target is a folder, or with its scheme a model of the store
   * @param network checks that a folder holds the model, and gives what loads it; that is called on
   *     the thread that will run the network
   * @return the poser
   * @throws dev.avatar4j.InvalidInputException if an option or the target is wrong
   * @throws dev.avatar4j.AvatarException if the model cannot be got or loaded
   */
  public static Poser create(
      PoserSpec spec, Function<NetworkChoice, Supplier<StagedNetwork>> network) {
    PoserOptions options = PoserOptions.of(spec, NAMES);
    NeuralOptions neural = NeuralOptions.of(options);
    boolean literal =
        options
            .choice(
                NeuralVariants.FORM,
                List.of(NeuralVariants.TUNED, NeuralVariants.LITERAL),
                NeuralVariants.TUNED)
            .equals(NeuralVariants.LITERAL);
    boolean hybrid = options.choice(MODE, List.of(FULL, HYBRID), FULL).equals(HYBRID);
    if (hybrid) {
      options.requireAbsent(NeuralOptions.EXACT_ONLY, MODE + "=" + HYBRID);
    }
    // before a model is downloaded for nothing
    Device device = Device.choose(neural.device());
    Supplier<StagedNetwork> loader =
        network.apply(
            new NetworkChoice(
                ModelFolder.find(spec, ModelStore.standard()),
                device,
                neural.precision(),
                literal));
    return hybrid
        ? new HybridPoser(
            spec,
            StagedFaceModel.load(spec.scheme(), neural.threads(), loader),
            neural.cacheBytes(),
            System::nanoTime)
        : new NeuralPoser(spec, neural, loader);
  }

  /**
   * @param spec as for {@link #create}
   * @param network checks that a folder holds the model, and identifies its weights and text
   * @return the ways in which it can be computed here; a hybrid one only as it is asked for
   * @throws dev.avatar4j.AvatarException if an option or the target is wrong
   */
  public static PoserVariants variants(PoserSpec spec, Function<Path, String> network) {
    PoserOptions options = PoserOptions.of(spec, NAMES);
    NeuralOptions.of(options);
    if (options.choice(MODE, List.of(FULL, HYBRID), FULL).equals(HYBRID)) {
      return PoserVariants.only(spec);
    }
    return NeuralVariants.of(spec, network.apply(ModelFolder.find(spec, ModelStore.standard())));
  }
}
