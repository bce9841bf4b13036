package dev.avatar4j.poser.djl.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes checkpoint files for tests. */
public final class CheckpointFile {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** A file with this pickle and no storages. */
  public static CheckpointFile withPickle(byte[] pickle) {
    return new CheckpointFile().entry("archive/data.pkl", pickle);
  }

  /** What torch.save makes of a state dict: one contiguous float storage per tensor. */
  public static CheckpointFile of(Map<String, WeightTensor> tensors) {
    PickleBytes pickle = PickleBytes.start().openDict();
    CheckpointFile file = new CheckpointFile();
    int storage = 0;
    for (Map.Entry<String, WeightTensor> tensor : tensors.entrySet()) {
      int[] shape = tensor.getValue().shape();
      float[] values = tensor.getValue().values();
      long[] sizes = new long[shape.length];
      long[] strides = new long[shape.length];
      long stride = 1;
      for (int d = shape.length - 1; d >= 0; d--) {
        sizes[d] = shape[d];
        strides[d] = stride;
        stride *= shape[d];
      }
      String key = Integer.toString(storage++);
      pickle.text(tensor.getKey());
      pickle.tensor("FloatStorage", key, values.length, 0, sizes, strides);
      file.entry("archive/data/" + key, floats(values));
    }
    return file.entry("archive/data.pkl", pickle.closeDict());
  }

  public CheckpointFile storage(String key, byte[] bytes) {
    return entry("archive/data/" + key, bytes);
  }

  public CheckpointFile entry(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  public Path write(Path file) {
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  public static byte[] floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}
