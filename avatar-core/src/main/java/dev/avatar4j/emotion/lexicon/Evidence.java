package dev.avatar4j.emotion.lexicon;

import dev.avatar4j.emotion.EmotionLabels;
import java.util.Arrays;

/** An amount of evidence for each of the 28 labels, in their order. Not thread-safe. */
final class Evidence {
  static final int LABELS = EmotionLabels.ALL.size();
  private static final boolean[] PLEASANT =
      flags(
          "admiration", "amusement", "approval", "excitement", "gratitude", "joy", "love", "pride");

  private final double[] amounts = new double[LABELS];

  static int index(String label) {
    return EmotionLabels.ALL.indexOf(label);
  }

  /** Which labels are among the given ones. */
  static boolean[] flags(String... labels) {
    boolean[] flags = new boolean[LABELS];
    for (String label : labels) {
      flags[index(label)] = true;
    }
    return flags;
  }

  double get(int label) {
    return amounts[label];
  }

  void add(int label, double amount) {
    amounts[label] += amount;
  }

  /** Keeps the greater of two amounts. */
  void raise(int label, double amount) {
    amounts[label] = Math.max(amounts[label], amount);
  }

  void addAll(Evidence other, double factor) {
    for (int i = 0; i < LABELS; i++) {
      amounts[i] += other.amounts[i] * factor;
    }
  }

  void scale(double factor) {
    for (int i = 0; i < LABELS; i++) {
      amounts[i] *= factor;
    }
  }

  /** Scales all labels but those flagged. */
  void scaleOthers(boolean[] kept, double factor) {
    for (int i = 0; i < LABELS; i++) {
      if (!kept[i]) {
        amounts[i] *= factor;
      }
    }
  }

  double sum() {
    return Arrays.stream(amounts).sum();
  }

  double pleasant() {
    double sum = 0;
    for (int i = 0; i < LABELS; i++) {
      sum += PLEASANT[i] ? amounts[i] : 0;
    }
    return sum;
  }

  void clear() {
    Arrays.fill(amounts, 0);
  }
}
