package dev.avatar4j.poser.djl.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes safetensors files for tests. */
public final class SafetensorsFile {
  private SafetensorsFile() {}

  public static void write(Map<String, WeightTensor> tensors, Path file) throws IOException {
    ObjectNode header = new ObjectMapper().createObjectNode();
    header.putObject("__metadata__").put("format", "pt");
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Map.Entry<String, WeightTensor> tensor : tensors.entrySet()) {
      ObjectNode entry = header.putObject(tensor.getKey());
      entry.put("dtype", "F32");
      ArrayNode shape = entry.putArray("shape");
      for (int size : tensor.getValue().shape()) {
        shape.add(size);
      }
      entry.putArray("data_offsets").add(data.size());
      data.writeBytes(CheckpointFile.floats(tensor.getValue().values()));
      entry.withArray("data_offsets").add(data.size());
    }
    write(header.toString(), data.toByteArray(), file);
  }

  public static void write(String header, byte[] data, Path file) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
    out.writeBytes(json);
    out.writeBytes(data);
    Files.write(file, out.toByteArray());
  }
}
