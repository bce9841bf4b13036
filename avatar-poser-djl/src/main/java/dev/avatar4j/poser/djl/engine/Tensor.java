package dev.avatar4j.poser.djl.engine;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import dev.avatar4j.poser.djl.staged.StageTensor;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * A tensor in native memory, on the device of the {@link TorchProgram} that made it: a result, or a
 * copy of values from Java. To be used by the thread of its program, and closed before it.
 */
public final class Tensor implements StageTensor {
  private final PtNDArray array;
  private final IValue value;
  private boolean closed;

  Tensor(PtNDArray array) {
    this.array = array;
    this.value = IValue.from(array);
  }

  IValue value() {
    if (closed) {
      throw new IllegalStateException("This tensor has been closed");
    }
    return value;
  }

  /**
   * @return the sizes of its dimensions
   */
  public int[] shape() {
    long[] sizes = array.getShape().getShape();
    int[] shape = new int[sizes.length];
    for (int d = 0; d < shape.length; d++) {
      shape[d] = (int) sizes[d];
    }
    return shape;
  }

  /**
   * @return how many elements it has
   */
  public int elements() {
    return (int) array.size();
  }

  @Override
  public long bytes() {
    return array.size() * array.getDataType().getNumOfBytes();
  }

  @Override
  public void copyTo(FloatBuffer out) {
    if (array.getDataType() != DataType.FLOAT32) {
      try (PtNDArray floats = array.toType(DataType.FLOAT32, true)) {
        copyFloats(floats, out);
      }
    } else {
      copyFloats(array, out);
    }
  }

  private static void copyFloats(PtNDArray floats, FloatBuffer out) {
    if (floats.getDevice().isGpu()) {
      try (PtNDArray host = floats.toDevice(ai.djl.Device.cpu(), true)) {
        copyHost(host, out);
      }
    } else {
      copyHost(floats, out);
    }
  }

  private static void copyHost(PtNDArray floats, FloatBuffer out) {
    FloatBuffer view = floats.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
    out.put(0, view, 0, view.limit());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      value.close();
      array.close();
    }
  }
}
