package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.models.ModelStore;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserOptions;
import dev.avatar4j.poser.PoserProvider;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.PoserVariants;
import dev.avatar4j.poser.djl.cache.ProgramCache;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.engine.PyTorchRuntime;
import dev.avatar4j.poser.djl.hybrid.HybridPoser;
import dev.avatar4j.poser.djl.hybrid.StagedFaceModel;
import dev.avatar4j.poser.djl.model.ModelFolder;
import dev.avatar4j.poser.djl.session.NeuralOptions;
import dev.avatar4j.poser.djl.session.NeuralPoser;
import dev.avatar4j.poser.djl.session.NeuralVariants;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes posers for {@code tha3:VARIANT} and {@code tha3:FOLDER}, with the options of {@link
 * NeuralOptions} and {@code form}.
 */
public final class Tha3PoserProvider implements PoserProvider {
  private static final String MODE = "mode";

  private static final String FULL = "full";
  private static final String HYBRID = "hybrid";

  private static final List<String> NAMES =
      Stream.concat(NeuralOptions.NAMES.stream(), Stream.of(NeuralVariants.FORM, MODE)).toList();

  /** For {@link java.util.ServiceLoader}. */
  public Tha3PoserProvider() {}

  @Override
  public String scheme() {
    return "tha3";
  }

  @Override
  public String description() {
    return "tha3:NAME or tha3:FOLDER[?device=cuda&threads=N&cache=SIZE]: THA3, neural, for any"
        + " picture; NAME is "
        + String.join(", ", Arrays.stream(Tha3Variant.values()).map(Tha3Variant::id).toList());
  }

  @Override
  public Optional<String> missing() {
    return PyTorchRuntime.missing();
  }

  @Override
  public List<String> details() {
    return PyTorchRuntime.details();
  }

  @Override
  public Poser create(PoserSpec spec) {
    PoserOptions options = PoserOptions.of(spec, NAMES);
    NeuralOptions neural = NeuralOptions.of(options);
    Tha3Settings.Form form = form(options);
    boolean hybrid = options.choice(MODE, List.of(FULL, HYBRID), FULL).equals(HYBRID);
    if (hybrid) {
      options.requireAbsent(NeuralOptions.EXACT_ONLY, MODE + "=" + HYBRID);
    }
    // before a model is downloaded for nothing
    Device device = Device.choose(neural.device());
    Tha3Model model = Tha3Model.in(ModelFolder.find(spec, ModelStore.standard()));
    Tha3Settings usual = Tha3Settings.on(device).with(form);
    Tha3Settings settings =
        usual.with(neural.precision().orElseGet(() -> usualPrecision(model, usual)));
    ProgramCache programs = ProgramCache.beside(model.folder());
    Supplier<StagedNetwork> loader = () -> Tha3Network.load(model, settings, programs);
    return hybrid
        ? new HybridPoser(
            spec,
            StagedFaceModel.load(scheme(), neural.threads(), loader),
            neural.cacheBytes(),
            System::nanoTime)
        : new NeuralPoser(spec, neural, loader);
  }

  @Override
  public PoserVariants variants(PoserSpec spec) {
    PoserOptions options = PoserOptions.of(spec, NAMES);
    if (options.choice(MODE, List.of(FULL, HYBRID), FULL).equals(HYBRID)) {
      return PoserVariants.only(spec);
    }
    Tha3Model model = Tha3Model.in(ModelFolder.find(spec, ModelStore.standard()));
    return NeuralVariants.of(spec, network(model));
  }

  private static Precision usualPrecision(Tha3Model model, Tha3Settings settings) {
    return settings.form() == Tha3Settings.Form.TUNED
        ? NeuralVariants.measured(network(model), settings.device())
        : settings.precision();
  }

  /** What a self-test's result holds for: the weights, and the text that computes them. */
  private static String network(Tha3Model model) {
    Tha3Variant variant = model.variant();
    return "tha3-" + variant.id() + " " + Tha3Forms.of(variant, Tha3Settings.on(Device.CPU)).id();
  }

  private static Tha3Settings.Form form(PoserOptions options) {
    List<String> ids =
        Arrays.stream(Tha3Settings.Form.values()).map(Tha3Settings.Form::id).toList();
    return Tha3Settings.Form.values()[
        ids.indexOf(options.choice(NeuralVariants.FORM, ids, ids.get(0)))];
  }
}
