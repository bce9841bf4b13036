package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.cache.ProgramCache;
import dev.avatar4j.poser.djl.cache.ProgramId;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.engine.PyTorchRuntime;
import dev.avatar4j.poser.djl.engine.TorchProgram;
import dev.avatar4j.poser.djl.model.CheckpointFolder;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import dev.avatar4j.poser.djl.topology.ProgramNetwork;
import java.nio.file.Path;

/** Loads the THA4 teacher: five networks in stages. */
final class Tha4FullNetwork {
  /** Of the text that topologies write; to be raised with every change of it. */
  static final int TEXT_VERSION = 2;

  private Tha4FullNetwork() {}

  /**
   * Loads the weights of a folder. The first time for these settings this reads and checks the
   * checkpoints and writes a program; later it loads that. To be called on the thread that will run
   * it.
   *
   * @param folder holds the files {@link Tha4FullArchitecture#NETWORKS} with {@code .pt}
   * @param form how blocks are computed
   * @param device where it will run
   * @param cache keeps the program
   * @return the network, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if a checkpoint is refused, the program cannot be kept, or
   *     the engine fails
   */
  static StagedNetwork load(Path folder, UnetForm form, Device device, ProgramCache cache) {
    CheckpointFolder checkpoints = new CheckpointFolder(folder, Tha4FullArchitecture.NETWORKS);
    Precision precision = form.pictures().precision();
    TorchProgram program =
        cache.load(
            new ProgramId("tha4-full", TEXT_VERSION, form.id(), precision),
            checkpoints.files(),
            out ->
                Tha4FullProgram.write(
                    form,
                    network -> checkpoints.read(network, Tha4FullArchitecture.tensors(network)),
                    out),
            archive -> TorchProgram.load(archive, device));
    return new ProgramNetwork(
        program,
        "THA4 teacher on %s (%s, %s)".formatted(PyTorchRuntime.name(), device, precision.id()),
        true,
        Tha4FullArchitecture.OUTPUTS);
  }
}
