package dev.avatar4j.poser.djl.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a safetensors file: the length of a JSON header as 8 bytes little-endian, the header with
 * type, shape and place of each tensor, and their elements. Immutable and thread-safe.
 */
public final class SafetensorsReader {
  private static final Map<String, StorageType> TYPES =
      Map.of(
          "F32", StorageType.FLOAT,
          "F16", StorageType.HALF,
          "BF16", StorageType.BFLOAT16,
          "F64", StorageType.DOUBLE,
          "I64", StorageType.LONG,
          "I32", StorageType.INT);
  private static final String METADATA = "__metadata__";

  private final CheckpointLimits limits;

  /**
   * @param limits what a file may ask for; the header counts as pickle
   */
  public SafetensorsReader(CheckpointLimits limits) {
    this.limits = limits;
  }

  /**
   * @param file a safetensors file
   * @return its tensors by key, in file order
   * @throws CheckpointException if the file is missing, malformed or breaks a limit
   */
  public Map<String, WeightTensor> read(Path file) {
    String name = file.getFileName().toString();
    try (FileChannel channel = FileChannel.open(file)) {
      return read(channel);
    } catch (MalformedCheckpoint | JsonProcessingException e) {
      throw new CheckpointException(
          name,
          e instanceof MalformedCheckpoint ? e.getMessage() : "its header is no JSON object",
          "Get the file again from where the model is published; it may be damaged.",
          e);
    } catch (NoSuchFileException e) {
      throw new CheckpointException(file.toString(), "there is no such file", "Check the path.", e);
    } catch (IOException e) {
      throw new CheckpointException(
          name, "it cannot be read (" + e.getMessage() + ")", "Check the file.", e);
    }
  }

  private Map<String, WeightTensor> read(FileChannel channel) throws IOException {
    require(channel.size() >= Long.BYTES, "it is too short for a safetensors file");
    long header = bytes(channel, 0, Long.BYTES).getLong(0);
    require(
        header >= 2 && header <= limits.maxPickleBytes() && header <= channel.size() - Long.BYTES,
        "it is no safetensors file");
    byte[] json = new byte[(int) header];
    bytes(channel, Long.BYTES, header).get(json);
    JsonNode entries = new ObjectMapper().readTree(json);
    require(entries != null && entries.isObject(), "its header is no JSON object");
    require(entries.size() <= limits.maxTensors() + 1, "it holds " + entries.size() + " tensors");
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    long budget = limits.maxTotalBytes();
    for (Map.Entry<String, JsonNode> entry : entries.properties()) {
      if (!entry.getKey().equals(METADATA)) {
        WeightTensor tensor =
            tensor(channel, Long.BYTES + header, entry.getKey(), entry.getValue(), budget);
        budget -= 4L * tensor.values().length;
        tensors.put(entry.getKey(), tensor);
      }
    }
    return tensors;
  }

  private WeightTensor tensor(
      FileChannel channel, long base, String key, JsonNode entry, long budget) throws IOException {
    String subject = "the tensor " + key;
    StorageType type = TYPES.get(entry.path("dtype").asText());
    require(type != null, subject + " has a type that is not read");
    JsonNode sizes = entry.path("shape");
    require(
        sizes.isArray() && sizes.size() <= limits.maxDimensions(),
        subject + " has no usable shape");
    int[] shape = new int[sizes.size()];
    long count = 1;
    for (int d = 0; d < shape.length; d++) {
      require(
          sizes.get(d).isInt() && sizes.get(d).intValue() >= 0, subject + " has no usable shape");
      shape[d] = sizes.get(d).intValue();
      count *= shape[d];
      require(count <= budget / 4, subject + " has a size beyond reason");
    }
    JsonNode offsets = entry.path("data_offsets");
    long start = offsets.path(0).asLong(-1);
    long end = offsets.path(1).asLong(-1);
    require(
        offsets.size() == 2
            && start >= 0
            && end - start == count * type.bytes()
            && end <= channel.size() - base,
        subject + " does not lie in the file as its shape asks");
    ByteBuffer raw = bytes(channel, base + start, end - start);
    float[] values = new float[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = type.read(raw, i);
      require(Float.isFinite(values[i]), subject + " holds a value that is not a finite number");
    }
    return new WeightTensor(shape, values);
  }

  private static ByteBuffer bytes(FileChannel channel, long position, long length)
      throws IOException {
    require(length <= Integer.MAX_VALUE, "one of its parts is larger than 2 GiB");
    ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      require(channel.read(bytes, position + bytes.position()) >= 0, "it ends too early");
    }
    return bytes.flip();
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new MalformedCheckpoint(problem);
    }
  }
}
