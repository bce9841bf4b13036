package dev.avatar4j.poser.djl.engine;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * A block of memory that Java and libtorch both see, as row-major matrices of several widths. Made
 * once and reused, so that a frame allocates nothing. Used by one thread at a time.
 */
public final class NativeMatrix implements AutoCloseable {
  private final FloatBuffer floats;
  private final int[] columns;
  private final PtNDArray[] arrays;
  private final IValue[] values;
  private final LongBuffer rowCount;
  private final PtNDArray rowCountArray;
  private final IValue rowCountValue;

  NativeMatrix(NDManager manager, int capacity, int... columns) {
    ByteBuffer memory = AlignedMemory.ofFloats(capacity);
    this.floats = memory.asFloatBuffer();
    this.columns = columns.clone();
    this.arrays = new PtNDArray[columns.length];
    this.values = new IValue[columns.length];
    for (int i = 0; i < columns.length; i++) {
      Shape shape = new Shape(capacity / columns[i], columns[i]);
      ByteBuffer view = memory.duplicate().order(ByteOrder.nativeOrder());
      view.limit((int) shape.size() * Float.BYTES);
      arrays[i] = (PtNDArray) manager.create(view, shape, DataType.FLOAT32);
      values[i] = IValue.from(arrays[i]);
    }
    ByteBuffer count = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
    rowCount = count.asLongBuffer();
    rowCountArray = (PtNDArray) manager.create(count, new Shape(1), DataType.INT64);
    rowCountValue = IValue.from(rowCountArray);
  }

  /**
   * @return the elements; to be accessed by absolute index
   */
  public FloatBuffer floats() {
    return floats;
  }

  /** A number of rows as an argument; the same object each time, so that a call makes none. */
  IValue rows(int count) {
    rowCount.put(0, count);
    return rowCountValue;
  }

  IValue ofWidth(int width) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] == width) {
        return values[i];
      }
    }
    throw new IllegalArgumentException("No view is " + width + " wide");
  }

  @Override
  public void close() {
    for (int i = 0; i < values.length; i++) {
      values[i].close();
      arrays[i].close();
    }
    rowCountValue.close();
    rowCountArray.close();
  }
}
