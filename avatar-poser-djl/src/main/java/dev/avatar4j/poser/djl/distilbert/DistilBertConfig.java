package dev.avatar4j.poser.djl.distilbert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.AvatarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The sizes of a DistilBERT classifier and its labels, as its {@code config.json} gives them.
 *
 * @param vocabulary tokens it knows
 * @param positions the longest sequence it reads, in tokens
 * @param width numbers per token
 * @param layers transformer layers
 * @param heads attention heads of a layer; divides the width
 * @param hidden numbers per token inside a layer's feed-forward part
 * @param labels what it tells apart, in the order of its outputs
 */
record DistilBertConfig(
    int vocabulary,
    int positions,
    int width,
    int layers,
    int heads,
    int hidden,
    List<String> labels) {
  static final String FILE = "config.json";
  private static final int MAX_FILE_BYTES = 1 << 20;
  private static final int MAX_LABELS = 1000;
  private static final int MAX_LAYERS = 48;
  private static final int MAX_SIZE = 1 << 20;

  DistilBertConfig {
    labels = List.copyOf(labels);
    if (width % heads != 0) {
      throw new IllegalArgumentException(heads + " heads do not divide the width " + width);
    }
  }

  /**
   * @param folder a model's folder
   * @throws AvatarException if there is no such file in it or it describes another network
   */
  static DistilBertConfig read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw refusal(file, "it is larger than 1 MiB");
      }
      JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(file));
      if (!json.path("model_type").asText().equals("distilbert")
          || !json.path("activation").asText("gelu").equals("gelu")) {
        throw refusal(file, "it does not describe a DistilBERT with the activation gelu");
      }
      int width = size(file, json, "dim", MAX_SIZE);
      int heads = size(file, json, "n_heads", MAX_SIZE);
      if (width % heads != 0) {
        throw refusal(file, "n_heads does not divide dim");
      }
      return new DistilBertConfig(
          size(file, json, "vocab_size", MAX_SIZE),
          size(file, json, "max_position_embeddings", MAX_SIZE),
          width,
          size(file, json, "n_layers", MAX_LAYERS),
          heads,
          size(file, json, "hidden_dim", MAX_SIZE),
          labels(file, json.path("id2label")));
    } catch (IOException e) {
      throw new AvatarException(
          "The classifier's "
              + file
              + " cannot be read ("
              + e.getMessage()
              + "); check the folder.",
          e);
    }
  }

  private static int size(Path file, JsonNode json, String key, int most) {
    JsonNode value = json.path(key);
    if (!value.canConvertToInt() || value.intValue() < 1 || value.intValue() > most) {
      throw refusal(file, key + " is no number in 1.." + most);
    }
    return value.intValue();
  }

  private static List<String> labels(Path file, JsonNode byId) {
    if (byId.isEmpty() || byId.size() > MAX_LABELS) {
      throw refusal(file, "id2label does not name 1.." + MAX_LABELS + " labels");
    }
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < byId.size(); i++) {
      labels.add(byId.path(Integer.toString(i)).asText());
    }
    if (labels.contains("") || new HashSet<>(labels).size() < labels.size()) {
      throw refusal(file, "id2label does not number its labels from 0, each with its own name");
    }
    return labels;
  }

  private static AvatarException refusal(Path file, String problem) {
    return new AvatarException(
        "The classifier's " + file + " is not usable: " + problem + ". Use another model.");
  }
}
