package dev.avatar4j.poser.djl.distilbert;

import dev.avatar4j.poser.djl.model.WeightTensor;
import java.util.Map;

/** The network once more, in plain loops over doubles, written from its definition. */
final class PlainDistilBert {
  private final Map<String, WeightTensor> weights;
  private final DistilBertConfig config;

  PlainDistilBert(Map<String, WeightTensor> weights, DistilBertConfig config) {
    this.weights = weights;
    this.config = config;
  }

  /** The probabilities of the labels for a sequence of token ids. */
  double[] probabilities(int... ids) {
    double[][] x = new double[ids.length][config.width()];
    float[] words = values("distilbert.embeddings.word_embeddings.weight");
    float[] positions = values("distilbert.embeddings.position_embeddings.weight");
    for (int t = 0; t < ids.length; t++) {
      for (int c = 0; c < config.width(); c++) {
        x[t][c] = (double) words[ids[t] * config.width() + c] + positions[t * config.width() + c];
      }
      x[t] = norm("distilbert.embeddings.LayerNorm", x[t]);
    }
    for (int i = 0; i < config.layers(); i++) {
      x = layer("distilbert.transformer.layer." + i + ".", x);
    }
    double[] pooled = linear("pre_classifier", x[0]);
    for (int c = 0; c < pooled.length; c++) {
      pooled[c] = Math.max(0, pooled[c]);
    }
    return softmax(linear("classifier", pooled));
  }

  private double[][] layer(String name, double[][] x) {
    int n = x.length;
    int depth = config.width() / config.heads();
    double[][] q = new double[n][];
    double[][] k = new double[n][];
    double[][] v = new double[n][];
    for (int t = 0; t < n; t++) {
      q[t] = linear(name + "attention.q_lin", x[t]);
      k[t] = linear(name + "attention.k_lin", x[t]);
      v[t] = linear(name + "attention.v_lin", x[t]);
    }
    double[][] out = new double[n][];
    for (int t = 0; t < n; t++) {
      double[] context = new double[config.width()];
      for (int h = 0; h < config.heads(); h++) {
        double[] scores = new double[n];
        for (int s = 0; s < n; s++) {
          for (int d = h * depth; d < (h + 1) * depth; d++) {
            scores[s] += q[t][d] * k[s][d] / Math.sqrt(depth);
          }
        }
        double[] attention = softmax(scores);
        for (int s = 0; s < n; s++) {
          for (int d = h * depth; d < (h + 1) * depth; d++) {
            context[d] += attention[s] * v[s][d];
          }
        }
      }
      double[] attended =
          norm(name + "sa_layer_norm", sum(x[t], linear(name + "attention.out_lin", context)));
      double[] hidden = linear(name + "ffn.lin1", attended);
      for (int c = 0; c < hidden.length; c++) {
        hidden[c] = 0.5 * hidden[c] * (1 + erf(hidden[c] / Math.sqrt(2)));
      }
      out[t] = norm(name + "output_layer_norm", sum(attended, linear(name + "ffn.lin2", hidden)));
    }
    return out;
  }

  private float[] values(String key) {
    return weights.get(key).values();
  }

  private double[] linear(String name, double[] in) {
    float[] weight = values(name + ".weight");
    float[] bias = values(name + ".bias");
    double[] out = new double[bias.length];
    for (int o = 0; o < out.length; o++) {
      out[o] = bias[o];
      for (int i = 0; i < in.length; i++) {
        out[o] += weight[o * in.length + i] * in[i];
      }
    }
    return out;
  }

  private double[] norm(String name, double[] in) {
    double mean = 0;
    for (double value : in) {
      mean += value / in.length;
    }
    double variance = 0;
    for (double value : in) {
      variance += (value - mean) * (value - mean) / in.length;
    }
    double[] out = new double[in.length];
    for (int i = 0; i < in.length; i++) {
      out[i] =
          (in[i] - mean) / Math.sqrt(variance + 1e-12) * values(name + ".weight")[i]
              + values(name + ".bias")[i];
    }
    return out;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }

  private static double[] softmax(double[] in) {
    double most = Double.NEGATIVE_INFINITY;
    for (double value : in) {
      most = Math.max(most, value);
    }
    double[] out = new double[in.length];
    double total = 0;
    for (int i = 0; i < in.length; i++) {
      out[i] = Math.exp(in[i] - most);
      total += out[i];
    }
    for (int i = 0; i < in.length; i++) {
      out[i] /= total;
    }
    return out;
  }

  /** The error function by its Taylor series, exact enough up to 5; beyond, it is 1. */
  private static double erf(double x) {
    if (Math.abs(x) > 5) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; n < 120; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }
}
