package dev.avatar4j.poser.djl.engine;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.avatar4j.AvatarException;
import dev.avatar4j.poser.djl.torchscript.TorchScriptArchive;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * A set of named weight matrices on libtorch; each can be applied to the rows of a {@link
 * NativeMatrix}. Several threads may apply matrices at once, each to matrices of its own.
 */
public final class MatrixProgram implements AutoCloseable {
  private final NDManager manager;
  private final int[] widths;

  /** Held for its own sake: when a Model is collected, its block stops working. */
  private final Model model;

  private final PtSymbolBlock block;
  private boolean closed;

  private MatrixProgram(NDManager manager, int[] widths, byte[] archive) {
    this.manager = manager;
    this.widths = widths;
    this.model = Model.newInstance("matrices", Device.CPU.toDjl(), PyTorchRuntime.engineName());
    try {
      model.load(new ByteArrayInputStream(archive));
    } catch (IOException | MalformedModelException e) {
      model.close();
      throw new AvatarException("libtorch refused a generated program: " + e.getMessage(), e);
    }
    this.block = (PtSymbolBlock) model.getBlock();
    NativeCalls.PROCESS.opened();
  }

  /**
   * Makes the calling thread run libtorch by itself, without helpers and without optimising
   * programs behind the scenes. To be called once by each thread that applies matrices.
   */
  public static void prepareThread() {
    JniUtils.setNumThreads(1);
    JniUtils.setGraphExecutorOptimize(false);
  }

  /**
   * @param capacity how many floats it holds at least
   * @return a new matrix that fits this program's inputs and outputs, to be closed before it
   */
  public NativeMatrix newMatrix(int capacity) {
    return new NativeMatrix(manager, capacity, widths);
  }

  /**
   * Computes {@code out = in x transpose(weight)} for the first rows.
   *
   * @param weight a weight matrix of {@code outputs x inputs}
   * @param in rows of {@code inputs} floats
   * @param out receives rows of {@code outputs} floats; not {@code in}
   * @param rows how many rows
   */
  public void apply(Weight weight, NativeMatrix in, NativeMatrix out, int rows) {
    IValue source = in.ofWidth(weight.inputs());
    IValue target = out.ofWidth(weight.outputs());
    NativeCalls.PROCESS.enter();
    try {
      IValueUtils.runMethod(block, weight.name(), source, target, in.rows(rows)).close();
    } finally {
      NativeCalls.PROCESS.leave();
    }
  }

  /** Frees the weights; matrices are closed before. Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      NativeCalls.PROCESS.closed();
      model.close();
      manager.close();
    }
  }

  /**
   * The handle of a weight matrix.
   *
   * @param name its name, an identifier
   * @param inputs its columns
   * @param outputs its rows
   */
  public record Weight(String name, int inputs, int outputs) {}

  /** Collects weight matrices. */
  public static final class Builder {
    private final Map<Weight, float[]> weights = new LinkedHashMap<>();

    /**
     * @param name an identifier, used once
     * @param values {@code outputs x inputs} elements, row-major
     * @param outputs rows
     * @param inputs columns
     * @return a handle for {@link MatrixProgram#apply}
     */
    public Weight add(String name, float[] values, int outputs, int inputs) {
      Weight weight = new Weight(name, inputs, outputs);
      weights.put(weight, values);
      return weight;
    }

    /**
     * Writes the program and loads it.
     *
     * @return the program, to be closed by the caller
     * @throws AvatarException if the engine cannot start
     */
    public MatrixProgram load() {
      NDManager manager = PyTorchRuntime.newManager(Device.CPU);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      TorchScriptArchive archive = new TorchScriptArchive(bytes);
      TreeSet<Integer> widths = new TreeSet<>();
      weights.forEach(
          (weight, values) -> {
            widths.add(weight.inputs());
            widths.add(weight.outputs());
            String attribute = weight.name() + "_weight";
            archive.tensor(attribute, values, weight.outputs(), weight.inputs());
            archive.method(
                """
                def %s(self: __torch__.Net, x: Tensor, out: Tensor, rows: Tensor) -> None:
                  n = int(rows)
                  y = torch.slice(out, 0, 0, n)
                  done = torch.mm(torch.slice(x, 0, 0, n), torch.t(self.%s), out=y)
                  return None
                """
                    .formatted(weight.name(), attribute));
          });
      archive.finish();
      int[] allWidths = widths.stream().mapToInt(Integer::intValue).toArray();
      try {
        return new MatrixProgram(manager, allWidths, bytes.toByteArray());
      } catch (AvatarException e) {
        manager.close();
        throw e;
      }
    }
  }
}
