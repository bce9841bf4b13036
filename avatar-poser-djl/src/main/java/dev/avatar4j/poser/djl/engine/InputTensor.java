package dev.avatar4j.poser.djl.engine;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * A small argument that changes with every call, such as a pose: Java writes where libtorch reads,
 * and nothing is made per call. Always in the processor's memory; a program for a GPU copies it.
 */
public final class InputTensor implements AutoCloseable {
  private final FloatBuffer floats;
  private final PtNDArray array;
  private final IValue value;

  InputTensor(NDManager manager, int... shape) {
    long[] sizes = new long[shape.length];
    int elements = 1;
    for (int d = 0; d < shape.length; d++) {
      sizes[d] = shape[d];
      elements *= shape[d];
    }
    ByteBuffer memory = AlignedMemory.ofFloats(elements);
    this.floats = memory.asFloatBuffer();
    this.array = (PtNDArray) manager.create(memory, new Shape(sizes), DataType.FLOAT32);
    this.value = IValue.from(array);
  }

  /**
   * @return the elements, row-major; to be accessed by absolute index
   */
  public FloatBuffer floats() {
    return floats;
  }

  IValue value() {
    return value;
  }

  @Override
  public void close() {
    value.close();
    array.close();
  }
}
