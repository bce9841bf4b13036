package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.poser.djl.cache.ProgramCache;
import dev.avatar4j.poser.djl.cache.ProgramId;
import dev.avatar4j.poser.djl.engine.PyTorchRuntime;
import dev.avatar4j.poser.djl.engine.TorchProgram;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import dev.avatar4j.poser.djl.topology.ProgramNetwork;

/** Loads THA3, on the thread of its poser's inference, which uses and closes it. */
public final class Tha3Network {
  /** Of the text that topologies write; to be raised with every change of it. */
  static final int TEXT_VERSION = 2;

  private Tha3Network() {}

  /**
   * Loads the weights of a folder. The first time for these settings this reads and checks the
   * checkpoints and writes a program; later it loads that.
   *
   * @param model where the weights are
   * @param settings how to compute
   * @param cache keeps the program
   * @return the network, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if a checkpoint is refused, the program cannot be kept, or
   *     the engine fails
   */
  public static StagedNetwork load(Tha3Model model, Tha3Settings settings, ProgramCache cache) {
    Tha3Variant variant = model.variant();
    NetworkForm form = Tha3Forms.of(variant, settings);
    String name = "tha3-" + variant.id();
    TorchProgram program =
        cache.load(
            new ProgramId(name, TEXT_VERSION, form.id(), settings.precision()),
            model.checkpoints(),
            out -> Tha3Program.write(variant.kind(), form, model::read, out),
            archive -> TorchProgram.load(archive, settings.device()));
    return new ProgramNetwork(
        program,
        "THA3 %s on %s (%s, %s)"
            .formatted(
                variant.id(), PyTorchRuntime.name(), settings.device(), settings.precision().id()),
        false,
        Tha3Architecture.OUTPUTS);
  }
}
