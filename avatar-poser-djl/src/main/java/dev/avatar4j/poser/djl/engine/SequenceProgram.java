package dev.avatar4j.poser.djl.engine;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import dev.avatar4j.AvatarException;
import dev.avatar4j.poser.djl.torchscript.TorchScriptArchive;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A program on libtorch from a sequence of numbers to a vector. The weights stay outside the
 * program text, so that large ones are never copied into an archive. Filled by one thread, then run
 * by one thread, always the same, and without helpers.
 */
public final class SequenceProgram implements AutoCloseable {
  /** The method that is run; its arguments are {@code ids: Tensor, w: List[Tensor]}. */
  public static final String METHOD = "forward";

  private final NDManager manager;
  private final List<PtNDArray> weights = new ArrayList<>();

  /** Held for its own sake: when a Model is collected, its block stops working. */
  private final Model model;

  private final PtSymbolBlock block;
  private IValue weightList;
  private boolean closed;

  /**
   * @param source the method {@value #METHOD} in TorchScript text, from {@code def} on
   * @throws AvatarException if the engine cannot start or refuses the program
   */
  public SequenceProgram(String source) {
    manager = PyTorchRuntime.newManager(Device.CPU);
    model = Model.newInstance("sequence", Device.CPU.toDjl(), PyTorchRuntime.engineName());
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    new TorchScriptArchive(archive).method(source).finish();
    try {
      model.load(new ByteArrayInputStream(archive.toByteArray()));
    } catch (IOException | MalformedModelException e) {
      model.close();
      manager.close();
      throw new AvatarException("libtorch refused a generated program: " + e.getMessage(), e);
    }
    block = (PtSymbolBlock) model.getBlock();
    NativeCalls.PROCESS.opened();
  }

  /**
   * Adds the next weight of the list. To be called before the first run.
   *
   * @param values the elements, row-major; copied
   * @param shape the sizes of its dimensions
   */
  public void addWeight(float[] values, int... shape) {
    long[] sizes = new long[shape.length];
    for (int i = 0; i < shape.length; i++) {
      sizes[i] = shape[i];
    }
    weights.add((PtNDArray) manager.create(FloatBuffer.wrap(values), new Shape(sizes)));
  }

  /**
   * @param ids the sequence
   * @return the vector
   */
  public float[] run(long[] ids) {
    if (weightList == null) {
      // helpers would take the cores that frames are drawn on
      MatrixProgram.prepareThread();
      weightList = IValue.listFrom(weights.toArray(PtNDArray[]::new));
    }
    try (NDManager call = manager.newSubManager()) {
      PtNDArray sequence = (PtNDArray) call.create(ids);
      try (IValue argument = IValue.from(sequence);
          IValue result = call(argument)) {
        return result.toTensor((PtNDManager) call).toFloatArray();
      }
    }
  }

  private IValue call(IValue argument) {
    NativeCalls.PROCESS.enter();
    try {
      return IValueUtils.runMethod(block, METHOD, argument, weightList);
    } finally {
      NativeCalls.PROCESS.leave();
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    NativeCalls.PROCESS.closed();
    if (weightList != null) {
      weightList.close();
      weightList = null;
    }
    model.close();
    manager.close();
  }
}
