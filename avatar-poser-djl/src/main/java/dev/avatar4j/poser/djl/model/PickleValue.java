package dev.avatar4j.poser.djl.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that can lie on the pickle machine's stack. */
sealed interface PickleValue {
  /** {@code None} and the mark that opens a tuple or a run of items. */
  enum Marker implements PickleValue {
    NONE,
    MARK
  }

  /** A Python integer that fits 64 bits. */
  record Int(long value) implements PickleValue {}

  record Bool(boolean value) implements PickleValue {}

  record Real(double value) implements PickleValue {}

  record Text(String value) implements PickleValue {}

  record Tuple(List<PickleValue> items) implements PickleValue {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /** A list; mutable while the program runs. */
  record Items(List<PickleValue> items) implements PickleValue {}

  /** A dict or an OrderedDict; mutable while the program runs. */
  record Dict(Map<String, PickleValue> entries, boolean ordered) implements PickleValue {
    static Dict empty(boolean ordered) {
      return new Dict(new LinkedHashMap<>(), ordered);
    }
  }

  /** The functions that a program may call. */
  enum Function implements PickleValue {
    ORDERED_DICT,
    REBUILD_TENSOR,
    REBUILD_PARAMETER
  }

  /** A storage type's name. */
  record StorageClass(StorageType type) implements PickleValue {}

  /** A storage in the archive, named but not read. */
  record StorageRef(StorageType type, String key, long elements) implements PickleValue {}

  /** A view of a storage; offset, shape and strides in elements. */
  record TensorRef(StorageRef storage, long offset, long[] shape, long[] strides)
      implements PickleValue {}
}
