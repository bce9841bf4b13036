package dev.avatar4j.poser.djl.distilbert;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.emotion.EmotionLabels;
import dev.avatar4j.poser.djl.model.CheckpointFile;
import dev.avatar4j.poser.djl.model.WeightTensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A DistilBERT classifier with random weights and a vocabulary of its own, as files. */
final class TinyDistilBert {
  static final List<String> VOCABULARY =
      List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "i", "am", "un", "##happy", "happy", "cafe", "!");

  static final DistilBertConfig CONFIG =
      new DistilBertConfig(VOCABULARY.size(), 8, 12, 2, 3, 20, EmotionLabels.ALL);

  final Map<String, WeightTensor> weights = new LinkedHashMap<>();

  TinyDistilBert() {
    Random random = new Random(7);
    new DistilBertNetwork(CONFIG)
        .shapes()
        .forEach(
            (key, shape) -> {
              int count = 1;
              for (int size : shape) {
                count *= size;
              }
              float[] values = new float[count];
              for (int i = 0; i < count; i++) {
                values[i] = (float) random.nextGaussian() * 0.7f;
              }
              weights.put(key, new WeightTensor(shape, values));
            });
  }

  /** Writes all files, the weights as torch.save does. */
  TinyDistilBert write(Path folder) {
    writeDescription(folder);
    CheckpointFile.of(weights).write(folder.resolve("pytorch_model.bin"));
    return this;
  }

  void writeDescription(Path folder) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < CONFIG.labels().size(); i++) {
      labels.put(Integer.toString(i), CONFIG.labels().get(i));
    }
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("model_type", "distilbert");
    config.put("activation", "gelu");
    config.put("vocab_size", CONFIG.vocabulary());
    config.put("max_position_embeddings", CONFIG.positions());
    config.put("dim", CONFIG.width());
    config.put("n_layers", CONFIG.layers());
    config.put("n_heads", CONFIG.heads());
    config.put("hidden_dim", CONFIG.hidden());
    config.put("id2label", labels);
    try {
      Files.write(folder.resolve("config.json"), new ObjectMapper().writeValueAsBytes(config));
      Files.write(folder.resolve("vocab.txt"), VOCABULARY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
