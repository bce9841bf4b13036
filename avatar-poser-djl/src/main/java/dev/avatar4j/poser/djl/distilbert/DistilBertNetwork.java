package dev.avatar4j.poser.djl.distilbert;

import dev.avatar4j.poser.djl.model.ExpectedTensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The network of Sanh et al., "DistilBERT, a distilled version of BERT" (2019), with a classifier
 * on its first token: its weights and its TorchScript.
 */
final class DistilBertNetwork {
  /** A buffer that some versions of the library save with the weights; it counts 0, 1, 2, ... */
  static final String POSITION_IDS = "distilbert.embeddings.position_ids";

  private static final double NORM_EPSILON = 1e-12;
  private static final int WEIGHTS_BEFORE_LAYERS = 4;
  private static final int WEIGHTS_OF_LAYER = 16;

  private final DistilBertConfig config;
  private final Map<String, int[]> shapes = new LinkedHashMap<>();

  DistilBertNetwork(DistilBertConfig config) {
    this.config = config;
    int width = config.width();
    String embeddings = "distilbert.embeddings.";
    shapes.put(embeddings + "word_embeddings.weight", new int[] {config.vocabulary(), width});
    shapes.put(embeddings + "position_embeddings.weight", new int[] {config.positions(), width});
    norm(embeddings + "LayerNorm");
    for (int i = 0; i < config.layers(); i++) {
      String layer = "distilbert.transformer.layer." + i + ".";
      for (String part : List.of("q_lin", "k_lin", "v_lin", "out_lin")) {
        linear(layer + "attention." + part, width, width);
      }
      norm(layer + "sa_layer_norm");
      linear(layer + "ffn.lin1", config.hidden(), width);
      linear(layer + "ffn.lin2", width, config.hidden());
      norm(layer + "output_layer_norm");
    }
    linear("pre_classifier", width, width);
    linear("classifier", config.labels().size(), width);
  }

  private void linear(String name, int outputs, int inputs) {
    shapes.put(name + ".weight", new int[] {outputs, inputs});
    shapes.put(name + ".bias", new int[] {outputs});
  }

  private void norm(String name) {
    shapes.put(name + ".weight", new int[] {config.width()});
    shapes.put(name + ".bias", new int[] {config.width()});
  }

  /** The keys of the state dict with their shapes, in the order the program takes the weights. */
  Map<String, int[]> shapes() {
    return shapes;
  }

  ExpectedTensors expected() {
    ExpectedTensors.Builder expected =
        ExpectedTensors.of("DistilBERT classifier that fits its " + DistilBertConfig.FILE);
    shapes.forEach(expected::tensor);
    return expected.build();
  }

  /** From token ids to the probabilities of the labels. */
  String source() {
    StringBuilder text = new StringBuilder();
    line(text, "def forward(self: __torch__.Net, ids: Tensor, w: List[Tensor]) -> Tensor:");
    line(text, "  n = torch.size(ids, 0)");
    line(text, "  x = torch.add(torch.embedding(w[0], ids), torch.slice(w[1], 0, 0, n))");
    line(text, "  x = %s", normed("x", 2));
    for (int i = 0; i < config.layers(); i++) {
      layer(text, WEIGHTS_BEFORE_LAYERS + i * WEIGHTS_OF_LAYER);
    }
    int head = WEIGHTS_BEFORE_LAYERS + config.layers() * WEIGHTS_OF_LAYER;
    line(text, "  y = torch.relu(%s)", linear("torch.slice(x, 0, 0, 1)", head));
    line(text, "  z = %s", linear("y", head + 2));
    line(text, "  return torch.select(torch.softmax(z, -1), 0, 0)");
    return text.toString();
  }

  private void layer(StringBuilder text, int first) {
    int depth = config.width() / config.heads();
    line(text, "  q = torch.mul(%s, %s)", heads(first), 1 / Math.sqrt(depth));
    line(text, "  k = %s", heads(first + 2));
    line(text, "  v = %s", heads(first + 4));
    line(text, "  a = torch.softmax(torch.matmul(q, torch.transpose(k, 1, 2)), -1)");
    line(
        text,
        "  c = torch.reshape(torch.transpose(torch.matmul(a, v), 0, 1), [n, %d])",
        config.width());
    line(text, "  x = %s", normed("torch.add(x, " + linear("c", first + 6) + ")", first + 8));
    line(text, "  f = torch.gelu(%s)", linear("x", first + 10));
    line(text, "  x = %s", normed("torch.add(x, " + linear("f", first + 12) + ")", first + 14));
  }

  /** The rows of x through a linear layer, as one matrix for each head. */
  private String heads(int weight) {
    return String.format(
        Locale.ROOT,
        "torch.transpose(torch.view(%s, [n, %d, %d]), 0, 1)",
        linear("x", weight),
        config.heads(),
        config.width() / config.heads());
  }

  private static String linear(String input, int weight) {
    return String.format(Locale.ROOT, "torch.linear(%s, w[%d], w[%d])", input, weight, weight + 1);
  }

  private String normed(String input, int weight) {
    return String.format(
        Locale.ROOT,
        "torch.layer_norm(%s, [%d], w[%d], w[%d], %s)",
        input,
        config.width(),
        weight,
        weight + 1,
        NORM_EPSILON);
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
