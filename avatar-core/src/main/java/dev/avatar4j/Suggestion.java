package dev.avatar4j;

import java.util.Collection;

/** Finds what the user probably meant, for "did you mean" in error messages. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * @param word what was written
   * @param known what would have been accepted
   * @return {@code " Did you mean X?"} with a leading space for the nearest known word within a
   *     third of its length (Levenshtein distance, two letters swapped counting as one change),
   *     else an empty string
   */
  public static String of(String word, Collection<String> known) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < bestDistance && distance <= Math.max(1, candidate.length() / 3)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best == null ? "" : " Did you mean \"" + best + "\"?";
  }

  private static int distance(String a, String b) {
    if (a.length() > 200) {
      return Integer.MAX_VALUE;
    }
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 ? j : j == 0 ? i : edits(edits, a, i, b, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int edits(int[][] edits, String a, int i, String b, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
    least = Math.min(least, edits[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
