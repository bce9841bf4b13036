package dev.avatar4j.poser.djl.model;

import dev.avatar4j.poser.djl.model.PickleValue.Dict;
import dev.avatar4j.poser.djl.model.PickleValue.Function;
import dev.avatar4j.poser.djl.model.PickleValue.Int;
import dev.avatar4j.poser.djl.model.PickleValue.StorageClass;
import dev.avatar4j.poser.djl.model.PickleValue.StorageRef;
import dev.avatar4j.poser.djl.model.PickleValue.TensorRef;
import dev.avatar4j.poser.djl.model.PickleValue.Text;
import dev.avatar4j.poser.djl.model.PickleValue.Tuple;
import java.util.List;

/** The closed list of names a pickle may refer to, and what calling them means here. */
final class PickleFunctions {
  private final CheckpointLimits limits;

  PickleFunctions(CheckpointLimits limits) {
    this.limits = limits;
  }

  /** Resolves a GLOBAL; nothing is loaded or called, names are only compared. */
  static PickleValue global(String module, String name) {
    String full = module + "." + name;
    switch (full) {
      case "collections.OrderedDict":
        return Function.ORDERED_DICT;
      case "torch._utils._rebuild_tensor_v2":
        return Function.REBUILD_TENSOR;
      case "torch._utils._rebuild_parameter":
        return Function.REBUILD_PARAMETER;
      default:
        if (module.equals("torch")) {
          for (StorageType type : StorageType.values()) {
            if (type.torchName().equals(name)) {
              return new StorageClass(type);
            }
          }
        }
        throw new MalformedCheckpoint(
            "it refers to the Python name \"" + full + "\", which a weight file has no need of");
    }
  }

  /** Applies one of the allowed functions to arguments of exactly the shape torch.save writes. */
  PickleValue call(PickleValue function, PickleValue arguments) {
    if (!(function instanceof Function known) || !(arguments instanceof Tuple tuple)) {
      throw new MalformedCheckpoint("it calls something that is no function");
    }
    List<PickleValue> args = tuple.items();
    return switch (known) {
      case ORDERED_DICT -> {
        require(args.isEmpty(), "OrderedDict");
        yield Dict.empty(true);
      }
      case REBUILD_TENSOR -> tensor(args);
      case REBUILD_PARAMETER -> {
        require(
            args.size() == 3
                && args.get(0) instanceof TensorRef
                && args.get(1) instanceof PickleValue.Bool
                && isEmptyDict(args.get(2)),
            "_rebuild_parameter");
        yield args.get(0);
      }
    };
  }

  private PickleValue tensor(List<PickleValue> args) {
    require(
        args.size() == 6
            && args.get(0) instanceof StorageRef
            && args.get(1) instanceof Int
            && args.get(2) instanceof Tuple
            && args.get(3) instanceof Tuple
            && args.get(4) instanceof PickleValue.Bool
            && isEmptyDict(args.get(5)),
        "_rebuild_tensor_v2");
    long[] shape = integers((Tuple) args.get(2));
    long[] strides = integers((Tuple) args.get(3));
    require(shape.length == strides.length, "_rebuild_tensor_v2");
    return new TensorRef((StorageRef) args.get(0), ((Int) args.get(1)).value(), shape, strides);
  }

  /** Reads the persistent id {@code ("storage", type, key, location, elements)}. */
  static StorageRef storage(PickleValue id) {
    if (id instanceof Tuple tuple
        && tuple.items().size() == 5
        && tuple.items().get(0) instanceof Text kind
        && kind.value().equals("storage")
        && tuple.items().get(1) instanceof StorageClass type
        && tuple.items().get(2) instanceof Text key
        && tuple.items().get(3) instanceof Text
        && tuple.items().get(4) instanceof Int elements) {
      return new StorageRef(type.type(), key.value(), elements.value());
    }
    throw new MalformedCheckpoint("it refers to an object outside the file that is no storage");
  }

  private long[] integers(Tuple tuple) {
    if (tuple.items().size() > limits.maxDimensions()) {
      throw new MalformedCheckpoint(
          "a tensor has "
              + tuple.items().size()
              + " dimensions; at most "
              + limits.maxDimensions()
              + " are read");
    }
    long[] values = new long[tuple.items().size()];
    for (int i = 0; i < values.length; i++) {
      require(tuple.items().get(i) instanceof Int, "_rebuild_tensor_v2");
      values[i] = ((Int) tuple.items().get(i)).value();
    }
    return values;
  }

  private static boolean isEmptyDict(PickleValue value) {
    return value instanceof Dict dict && dict.entries().isEmpty();
  }

  private static void require(boolean condition, String function) {
    if (!condition) {
      throw new MalformedCheckpoint("it calls " + function + " with unexpected arguments");
    }
  }
}
