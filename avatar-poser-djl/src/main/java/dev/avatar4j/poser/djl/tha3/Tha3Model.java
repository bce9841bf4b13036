package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.poser.djl.model.CheckpointFolder;
import dev.avatar4j.poser.djl.model.CheckpointReader;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.network.ConvKind;
import dev.avatar4j.poser.djl.topology.Editor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A folder with the five checkpoints of a THA3 variant.
 *
 * @param folder the folder
 * @param variant which weights it holds
 */
public record Tha3Model(Path folder, Tha3Variant variant) {
  private CheckpointFolder files() {
    return files(folder);
  }

  private static CheckpointFolder files(Path folder) {
    return new CheckpointFolder(folder, Tha3Architecture.NETWORKS);
  }

  /** All five checkpoints. */
  List<Path> checkpoints() {
    return files().files();
  }

  /**
   * Looks at a folder's name, or else into its smallest checkpoint, for the variant. Float and half
   * differ only in how the weights were rounded.
   *
   * @param folder a folder with five checkpoints
   * @return the model
   * @throws InvalidInputException if a checkpoint is missing
   * @throws dev.avatar4j.poser.djl.model.CheckpointException if its editor is none of THA3
   */
  public static Tha3Model in(Path folder) {
    files(folder).requireAll("THA3");
    Tha3Variant variant =
        Tha3Variant.of(String.valueOf(folder.getFileName())).orElseGet(() -> look(folder));
    return new Tha3Model(folder, variant);
  }

  private static Tha3Variant look(Path folder) {
    Map<String, WeightTensor> editor = new CheckpointReader().read(files(folder).file(Editor.NAME));
    boolean separable =
        Tha3Architecture.tensors(ConvKind.SEPARABLE, Editor.NAME)
            .shapes()
            .keySet()
            .equals(editor.keySet());
    return separable ? Tha3Variant.SEPARABLE_FLOAT : Tha3Variant.STANDARD_FLOAT;
  }

  /**
   * @param network one of {@link Tha3Architecture#NETWORKS}
   * @return its weights, all keys and shapes as they must be
   */
  Map<String, WeightTensor> read(String network) {
    return files().read(network, Tha3Architecture.tensors(variant.kind(), network));
  }
}
