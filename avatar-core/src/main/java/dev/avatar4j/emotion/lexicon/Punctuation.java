package dev.avatar4j.emotion.lexicon;

/** What the marks at the end of a sentence do to it. */
final class Punctuation {
  private static final int CURIOSITY = Evidence.index("curiosity");
  private static final int CONFUSION = Evidence.index("confusion");
  private static final int EXCITEMENT = Evidence.index("excitement");
  private static final int SURPRISE = Evidence.index("surprise");

  /** A question about these is no less a sign of them. */
  private static final boolean[] ASKED =
      Evidence.flags(
          "curiosity",
          "confusion",
          "surprise",
          "caring",
          "annoyance",
          "anger",
          "nervousness",
          "fear");

  private static final int MOST_MARKS = 3;

  private Punctuation() {}

  /**
   * @param marks the marks, such as {@code ?!}; may be empty
   * @param sentence what the sentence says; is changed
   */
  static void apply(String marks, Evidence sentence) {
    int questions = count(marks, '?');
    int exclamations = Math.min(MOST_MARKS, count(marks, '!'));
    double said = sentence.sum();
    if (questions > 0) {
      sentence.scaleOthers(ASKED, 0.7);
      sentence.add(CURIOSITY, said < 0.3 && exclamations == 0 ? 0.55 : 0.2);
      if (questions > 1) {
        sentence.add(CONFUSION, 0.3);
      }
      if (exclamations > 0) {
        sentence.add(SURPRISE, 0.6);
      }
    } else if (exclamations > 0) {
      sentence.add(
          EXCITEMENT, exclamations * (said > 0 ? 0.1 * Math.min(1, sentence.pleasant()) : 0.12));
      if (said == 0) {
        sentence.add(SURPRISE, 0.05 * exclamations);
      }
    }
    sentence.scale(1 + 0.1 * exclamations);
  }

  private static int count(String marks, char wanted) {
    return (int) marks.chars().filter(c -> c == wanted).count();
  }
}
