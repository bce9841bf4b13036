package dev.avatar4j.poser.djl.model;

import dev.avatar4j.poser.djl.model.PickleValue.StorageRef;
import dev.avatar4j.poser.djl.model.PickleValue.TensorRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns views of storages into contiguous tensors. Each storage is read once and kept until the
 * last tensor that sees it is made.
 */
final class TensorAssembler {
  private final CheckpointArchive archive;
  private final CheckpointLimits limits;
  private final Map<String, StorageRef> known = new HashMap<>();
  private final Map<String, ByteBuffer> storages = new HashMap<>();
  private final Map<String, Integer> views = new HashMap<>();
  private long elementsMade;

  /**
   * @param tensors all that will be assembled, each once
   */
  TensorAssembler(
      CheckpointArchive archive, CheckpointLimits limits, Collection<TensorRef> tensors) {
    this.archive = archive;
    this.limits = limits;
    tensors.forEach(tensor -> views.merge(tensor.storage().key(), 1, Integer::sum));
  }

  WeightTensor assemble(String key, TensorRef ref) throws IOException {
    int[] shape = new int[ref.shape().length];
    long count = 1;
    long first = ref.offset();
    long last = ref.offset();
    require(first >= 0, key, "starts before its storage");
    require(first <= limits.maxTotalBytes(), key, "has an offset beyond reason");
    for (int d = 0; d < shape.length; d++) {
      long size = ref.shape()[d];
      long stride = ref.strides()[d];
      require(size >= 0 && stride >= 0, key, "has a negative size or stride");
      require(
          size <= Integer.MAX_VALUE && stride <= Integer.MAX_VALUE,
          key,
          "has a size beyond reason");
      shape[d] = (int) size;
      count *= size;
      last += Math.max(0, size - 1) * stride;
      require(
          count <= limits.maxTotalBytes() / 4 && last <= limits.maxTotalBytes(),
          key,
          "has a size beyond reason");
    }
    elementsMade += count;
    require(
        4 * elementsMade <= limits.maxTotalBytes(), key, "is one too many: the file is too large");
    StorageRef storage = ref.storage();
    ByteBuffer raw = storage(key, storage);
    require(
        count == 0 ? first <= storage.elements() : last < storage.elements(),
        key,
        "reaches beyond its storage");
    return new WeightTensor(shape, gather(key, ref, raw, shape, (int) count));
  }

  private ByteBuffer storage(String key, StorageRef ref) throws IOException {
    require(
        ref.elements() >= 0 && ref.elements() <= limits.maxTotalBytes() / ref.type().bytes(),
        key,
        "has a storage of a size beyond reason");
    StorageRef earlier = known.putIfAbsent(ref.key(), ref);
    require(
        earlier == null || earlier.equals(ref), key, "sees its storage as another type or size");
    ByteBuffer raw = storages.get(ref.key());
    if (raw == null) {
      raw = archive.storage(ref.key(), ref.elements() * ref.type().bytes());
      storages.put(ref.key(), raw);
    }
    if (views.merge(ref.key(), -1, Integer::sum) == 0) {
      storages.remove(ref.key());
    }
    return raw;
  }

  private static float[] gather(String key, TensorRef ref, ByteBuffer raw, int[] shape, int count) {
    float[] values = new float[count];
    int[] index = new int[shape.length];
    int at = (int) ref.offset();
    for (int i = 0; i < count; i++) {
      values[i] = ref.storage().type().read(raw, at);
      require(Float.isFinite(values[i]), key, "holds a value that is not a finite number");
      for (int d = shape.length - 1; d >= 0; d--) {
        at += (int) ref.strides()[d];
        if (++index[d] < shape[d]) {
          break;
        }
        at -= (int) ref.strides()[d] * shape[d];
        index[d] = 0;
      }
    }
    return values;
  }

  private static void require(boolean condition, String key, String problem) {
    if (!condition) {
      throw new MalformedCheckpoint("the tensor " + key + " " + problem);
    }
  }
}
