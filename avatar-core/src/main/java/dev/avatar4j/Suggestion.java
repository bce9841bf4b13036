package dev.avatar4j;

import java.util.Collection;

/** Finds what the user probably meant, for "did you mean" in error messages. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * @param word what was written
   * @param known what would have been accepted
   * @return {@code " Did you mean X?"} with a leading space for the nearest known word within a
   *     third of its length (Levenshtein distance), else an empty string
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
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substitution, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
