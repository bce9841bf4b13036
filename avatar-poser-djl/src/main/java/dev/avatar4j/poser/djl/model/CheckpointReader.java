package dev.avatar4j.poser.djl.model;

import dev.avatar4j.poser.djl.model.PickleValue.Dict;
import dev.avatar4j.poser.djl.model.PickleValue.TensorRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;

/**
 * Reads the state dict of a PyTorch checkpoint: a zip archive as {@code torch.save} has written it
 * since PyTorch 1.6. Nothing in the file is ever executed. Immutable and thread-safe.
 */
public final class CheckpointReader {
  private static final String SAVE_AGAIN =
      "Use a state dict saved by torch.save (PyTorch 1.6 or newer).";
  private static final String GET_AGAIN =
      "Get the file again from where the model is published; it may be damaged or hostile.";

  private final CheckpointLimits limits;

  /** A reader with the default limits. */
  public CheckpointReader() {
    this(CheckpointLimits.DEFAULT);
  }

  /**
   * @param limits what a file may ask for
   */
  public CheckpointReader(CheckpointLimits limits) {
    this.limits = limits;
  }

  /**
   * @param file a checkpoint
   * @return its tensors by key, in file order
   * @throws CheckpointException if the file is missing, is no checkpoint or breaks a limit
   */
  public Map<String, WeightTensor> read(Path file) {
    String name = file.getFileName().toString();
    try {
      refuseOtherFormats(file, name);
      return readArchive(file);
    } catch (MalformedCheckpoint e) {
      throw new CheckpointException(name, e.getMessage(), GET_AGAIN, e);
    } catch (NoSuchFileException e) {
      throw new CheckpointException(file.toString(), "there is no such file", "Check the path.", e);
    } catch (ZipException e) {
      throw new CheckpointException(
          name, "its zip structure is damaged (" + e.getMessage() + ")", GET_AGAIN, e);
    } catch (IOException e) {
      throw new CheckpointException(
          name, "it cannot be read (" + e.getMessage() + ")", "Check the file.", e);
    }
  }

  private static void refuseOtherFormats(Path file, String name) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(4);
    }
    if (start.length == 4 && start[0] == (byte) 0x80 && start[2] == (byte) 0x8a) {
      throw new CheckpointException(
          name,
          "it has the legacy format of PyTorch before 1.6",
          "Load it in Python and save it again with a newer torch.save.");
    }
    if (start.length < 4 || start[0] != 'P' || start[1] != 'K') {
      throw new CheckpointException(name, "it is no PyTorch checkpoint", SAVE_AGAIN);
    }
  }

  private Map<String, WeightTensor> readArchive(Path file) throws IOException {
    try (CheckpointArchive archive = new CheckpointArchive(file, limits)) {
      PickleValue value = new PickleMachine(archive.pickle(), limits).run();
      if (!(value instanceof Dict dict)) {
        throw new MalformedCheckpoint("it holds no state dict");
      }
      if (dict.entries().size() > limits.maxTensors()) {
        throw new MalformedCheckpoint("it holds " + dict.entries().size() + " tensors");
      }
      Map<String, TensorRef> refs = new LinkedHashMap<>();
      for (Map.Entry<String, PickleValue> entry : dict.entries().entrySet()) {
        if (!(entry.getValue() instanceof TensorRef ref)) {
          throw new MalformedCheckpoint("the value of " + entry.getKey() + " is no tensor");
        }
        refs.put(entry.getKey(), ref);
      }
      TensorAssembler assembler = new TensorAssembler(archive, limits, refs.values());
      Map<String, WeightTensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, TensorRef> entry : refs.entrySet()) {
        tensors.put(entry.getKey(), assembler.assemble(entry.getKey(), entry.getValue()));
      }
      return tensors;
    }
  }
}
