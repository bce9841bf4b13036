package dev.avatar4j.poser.djl.session;

import dev.avatar4j.models.ModelStore;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.PoserVariant;
import dev.avatar4j.poser.PoserVariants;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.engine.ProcessorFeatures;
import dev.avatar4j.poser.djl.engine.PyTorchRuntime;
import dev.avatar4j.poser.selftest.SelfTestRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The ways to compute a poser with {@link NeuralOptions}, and which of them a self-test chose. A
 * processor computes in float32, and in bfloat16 if it multiplies that itself; a GPU in float32 and
 * float16. Nothing is concluded from the device: without a self-test it is float32.
 */
public final class NeuralVariants {
  /** The option that tells how a network is written. */
  public static final String FORM = "form";

  /** Its value for the network as published. */
  public static final String LITERAL = "literal";

  /** Its value for what suits the device best. */
  public static final String TUNED = "tuned";

  private NeuralVariants() {}

  /**
   * @param spec its options stay as they are: one that names a device, precision or form is tested
   *     with that only, but always compared with the published form on the processor
   * @param network identifies the weights and the text of the programs
   * @return the ways
   * @throws dev.avatar4j.AvatarException if the engine cannot start or has not the device
   */
  public static PoserVariants of(PoserSpec spec, String network) {
    Optional<String> device = Optional.ofNullable(spec.options().get(NeuralOptions.DEVICE));
    List<Device> devices =
        device.isPresent() && !device.get().equals(Device.AUTO)
            ? List.of(Device.choose(device.get()))
            : Device.all();
    return of(spec, network, devices, ProcessorFeatures.fastBfloat16());
  }

  static PoserVariants of(
      PoserSpec spec, String network, List<Device> devices, boolean fastBfloat16) {
    List<PoserVariant> variants = new ArrayList<>();
    variants.add(variant(spec, Device.CPU, Precision.FLOAT32, LITERAL));
    List<String> absent = new ArrayList<>();
    for (Device device : devices) {
      for (Precision precision : precisions(device)) {
        if (precision == Precision.BFLOAT16 && !fastBfloat16) {
          absent.add("cpu bfloat16: this processor has no instructions for it (avx512_bf16, amx)");
        } else if (asked(spec, NeuralOptions.PRECISION, precision.id())
            && asked(spec, FORM, TUNED)) {
          variants.add(variant(spec, device, precision, TUNED));
        }
      }
    }
    if (devices.stream().noneMatch(Device::isGpu)) {
      absent.add("cuda: libtorch sees no GPU, or was not to look for one (docs/gpu.md)");
    }
    Device own = devices.stream().filter(Device::isGpu).findFirst().orElse(Device.CPU);
    return new PoserVariants(
        network, PyTorchRuntime.name(), variants, variants.size() > 1, own.toString(), absent);
  }

  private static List<Precision> precisions(Device device) {
    return List.of(Precision.FLOAT32, device.isGpu() ? Precision.FLOAT16 : Precision.BFLOAT16);
  }

  private static boolean asked(PoserSpec spec, String option, String value) {
    String given = spec.options().getOrDefault(option, NeuralOptions.AUTO);
    return given.equals(NeuralOptions.AUTO) || given.equals(value);
  }

  private static PoserVariant variant(
      PoserSpec spec, Device device, Precision precision, String form) {
    return new PoserVariant(
        device.toString(),
        precision.id(),
        form,
        spec.with(NeuralOptions.DEVICE, device.toString())
            .with(NeuralOptions.PRECISION, precision.id())
            .with(FORM, form));
  }

  /**
   * @param network identifies the weights and the text of the programs
   * @param device where it is to run
   * @return the precision that the self-test chose there, or float32 if none was made
   */
  public static Precision measured(String network, Device device) {
    return measured(new SelfTestRecords(ModelStore.standard().folder()), network, device);
  }

  static Precision measured(SelfTestRecords records, String network, Device device) {
    return records
        .precision(network, PyTorchRuntime.name(), device.toString())
        .flatMap(NeuralVariants::precision)
        .orElse(Precision.FLOAT32);
  }

  private static Optional<Precision> precision(String id) {
    try {
      return Optional.of(Precision.valueOf(id.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
