package dev.avatar4j.poser.djl.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.avatar4j.AvatarException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A TorchScript archive, loaded on a device. Its methods take and return tensors; what they return
 * must be contiguous. To be used by one thread at a time, one that {@link InferenceThread} set up.
 */
public final class TorchProgram implements AutoCloseable {
  private static final String PREPARE = "prepare";
  private static final String SHARE = "share";

  private final Device device;
  private final NDManager host;
  private final PtNDManager manager;
  private final PtSymbolBlock block;
  private boolean closed;

  private TorchProgram(Device device, NDManager host, PtNDManager manager, PtSymbolBlock block) {
    this.device = device;
    this.host = host;
    this.manager = manager;
    this.block = block;
    NativeCalls.PROCESS.opened();
  }

  /**
   * Loads an archive and calls its methods {@code share} and {@code prepare}: a program that shares
   * out its work among the threads of the calling {@link InferenceThread} does so from then on, and
   * libtorch no longer shares out operations on this thread.
   *
   * @param archive a file
   * @param device where its tensors go
   * @return the program
   * @throws AvatarException if the engine cannot start, or libtorch refuses the archive
   */
  public static TorchProgram load(Path archive, Device device) {
    NDManager host = PyTorchRuntime.newManager(Device.CPU);
    PtNDManager manager = (PtNDManager) PyTorchRuntime.newManager(device);
    PtSymbolBlock block = null;
    NativeCalls.PROCESS.enter();
    try {
      // A plain object of floats has no parameters that libtorch could move: it reads them there.
      block =
          JniUtils.loadModule(
              manager, archive, device.isGpu(), new String[0], new String[0], false);
      // First, since prepare lays kernels out for as many threads.
      share(block);
      IValueUtils.runMethod(block, PREPARE).close();
      AllocatorTuning.trim();
      return new TorchProgram(device, host, manager, block);
    } catch (EngineException e) {
      if (block != null) {
        block.close();
      }
      manager.close();
      host.close();
      throw new AvatarException(
          "libtorch cannot load " + archive.getFileName() + ": " + e.getMessage(), e);
    } finally {
      NativeCalls.PROCESS.leave();
    }
  }

  private static void share(PtSymbolBlock block) {
    try (IValue threads = IValue.from((long) ProcessorThreads.allowed());
        IValue shares = IValueUtils.runMethod(block, SHARE, threads)) {
      if (shares.toBoolean()) {
        ProcessorThreads.leaveToProgram();
      }
    }
  }

  /**
   * @return where it runs
   */
  public Device device() {
    return device;
  }

  /**
   * Copies values to the program's device.
   *
   * @param values read from index 0 on
   * @param shape the sizes of its dimensions
   * @return a tensor, to be closed by the caller
   */
  public Tensor tensor(FloatBuffer values, int... shape) {
    long[] sizes = new long[shape.length];
    int elements = 1;
    for (int d = 0; d < shape.length; d++) {
      sizes[d] = shape[d];
      elements *= shape[d];
    }
    ByteBuffer memory = AlignedMemory.ofFloats(elements);
    memory.asFloatBuffer().put(0, values, 0, elements);
    return new Tensor((PtNDArray) manager.create(memory, new Shape(sizes), DataType.FLOAT32));
  }

  /**
   * @param shape the sizes of its dimensions
   * @return an argument of zeros in the processor's memory, to be closed by the caller
   */
  public InputTensor input(int... shape) {
    return new InputTensor(host, shape);
  }

  /**
   * @param method a method whose parameters and result are tensors
   * @param arguments its arguments
   * @return its result, to be closed by the caller
   * @throws AvatarException if libtorch fails, for want of memory for example
   */
  public Tensor call(String method, Tensor... arguments) {
    return call(method, values(arguments, 0));
  }

  /**
   * The same for a method whose last parameter is an input.
   *
   * @param method a method whose parameters and result are tensors
   * @param input its last argument
   * @param arguments its other arguments
   * @return its result, to be closed by the caller
   */
  public Tensor call(String method, InputTensor input, Tensor... arguments) {
    return call(method, values(input, arguments));
  }

  /**
   * The same for a method that returns a list.
   *
   * @param method a method whose parameters are tensors and whose result is a list of them
   * @param input its last argument
   * @param arguments its other arguments
   * @return its results, to be closed by the caller
   */
  public List<Tensor> callForList(String method, InputTensor input, Tensor... arguments) {
    try (IValue result = run(method, values(input, arguments))) {
      List<Tensor> tensors = new ArrayList<>();
      for (PtNDArray array : result.toTensorArray(manager)) {
        tensors.add(new Tensor(array));
      }
      return tensors;
    }
  }

  private Tensor call(String method, IValue[] arguments) {
    try (IValue result = run(method, arguments)) {
      return new Tensor(result.toTensor(manager));
    }
  }

  private IValue run(String method, IValue[] arguments) {
    if (closed) {
      throw new IllegalStateException("This program has been closed");
    }
    NativeCalls.PROCESS.enter();
    try {
      return IValueUtils.runMethod(block, method, arguments);
    } catch (EngineException e) {
      throw new AvatarException("libtorch failed on " + device + ": " + e.getMessage(), e);
    } finally {
      NativeCalls.PROCESS.leave();
    }
  }

  private static IValue[] values(InputTensor input, Tensor[] arguments) {
    IValue[] values = values(arguments, 1);
    values[arguments.length] = input.value();
    return values;
  }

  private static IValue[] values(Tensor[] arguments, int more) {
    IValue[] values = new IValue[arguments.length + more];
    for (int i = 0; i < arguments.length; i++) {
      values[i] = arguments[i].value();
    }
    return values;
  }

  /** Frees the program; tensors that it made are closed before. Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      NativeCalls.PROCESS.closed();
      block.close();
      manager.close();
      host.close();
    }
  }
}
