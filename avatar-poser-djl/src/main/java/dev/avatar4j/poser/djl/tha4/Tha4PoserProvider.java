package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.models.ModelStore;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.PoserVariant;
import dev.avatar4j.poser.PoserVariants;
import dev.avatar4j.poser.djl.engine.PyTorchRuntime;
import dev.avatar4j.poser.djl.hybrid.HybridPoser;
import dev.avatar4j.poser.djl.model.CheckpointReader;
import dev.avatar4j.poser.djl.model.ExpectedTensors;
import dev.avatar4j.poser.djl.model.ModelFolder;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.provider.PyTorchPoserProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Makes posers for {@code tha4:FOLDER[?threads=N&every-pixel=BOOLEAN]} or {@code
 * tha4:FOLDER?mode=hybrid[&face-cache=MB]}; in place of a folder a name of the model store, such as
 * {@code lambda_00}.
 */
public final class Tha4PoserProvider extends PyTorchPoserProvider {
  /** For {@link java.util.ServiceLoader}. */
  public Tha4PoserProvider() {}

  @Override
  public String scheme() {
    return "tha4";
  }

  @Override
  public String description() {
    return "tha4:FOLDER[?mode=hybrid][?threads=N&every-pixel=true]: a THA4 student model, neural, for the one"
        + " character it was trained on; or tha4:NAME from `avatar models list`";
  }

  @Override
  public Poser create(PoserSpec spec) {
    Tha4Options options = Tha4Options.of(spec);
    CharacterModelFile files =
        CharacterModelFile.read(ModelFolder.find(spec, ModelStore.standard()));
    CharacterImage character = Tha4Picture.load(files);
    Map<String, WeightTensor> face = read(files.faceMorpher(), Tha4Architecture.faceTensors());
    if (options.hybrid()) {
      StudentFaceModel model = new StudentFaceModel(face, character);
      return new HybridPoser(spec, model, options.faceCacheBytes(), System::nanoTime);
    }
    Map<String, WeightTensor> body = read(files.bodyMorpher(), Tha4Architecture.bodyTensors());
    StudentNetwork network = new StudentNetwork(face, body, character.picture(), options.threads());
    return new Tha4Poser(spec, character, network, options.everyPixel());
  }

  /** All that can be chosen is whether pixels are left out that are expected to be transparent. */
  @Override
  public PoserVariants variants(PoserSpec spec) {
    Tha4Options options = Tha4Options.of(spec);
    if (options.hybrid() || options.everyPixel()) {
      return PoserVariants.only(spec);
    }
    return new PoserVariants(
        "tha4",
        PyTorchRuntime.name(),
        List.of(
            variant("every pixel", spec.with(Tha4Options.EVERY_PIXEL, "true")),
            variant("visible area", spec)),
        true,
        "cpu",
        List.of("cuda: a student is made for the processor"));
  }

  private static PoserVariant variant(String form, PoserSpec spec) {
    return new PoserVariant("cpu", "float32", form, spec);
  }

  private static Map<String, WeightTensor> read(Path file, ExpectedTensors expected) {
    Map<String, WeightTensor> tensors = new CheckpointReader().read(file);
    expected.check(file.getFileName().toString(), tensors);
    return tensors;
  }
}
