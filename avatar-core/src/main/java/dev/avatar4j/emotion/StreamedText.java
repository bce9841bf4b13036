package dev.avatar4j.emotion;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

/**
 * Follows a text while it is being written, as by a language model: after every {@value #STEP}
 * paragraphs the last {@value #WINDOW} are classified, so that the face changes with the text. A
 * paragraph is a line that is not blank. Not thread-safe; one for each text.
 */
public final class StreamedText {
  /** Paragraphs looked at together. */
  static final int WINDOW = 20;

  /** Paragraphs between two looks. */
  static final int STEP = 5;

  /** Of a paragraph that never ends, the last characters are kept. */
  private static final int MAX_PARAGRAPH = 1 << 16;

  private final TextEmotions emotions;
  private final Deque<String> window = new ArrayDeque<>();
  private final StringBuilder open = new StringBuilder();
  private int sinceLook;

  /**
   * @param emotions chooses the emotion of what is in the window
   */
  public StreamedText(TextEmotions emotions) {
    this.emotions = Objects.requireNonNull(emotions);
  }

  /**
   * @param piece the next characters, as they come
   * @return the emotion to show from now on, if it was time to look again
   */
  public Optional<String> append(String piece) {
    Optional<String> emotion = Optional.empty();
    int start = 0;
    for (int end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', start)) {
      keep(piece, start, end);
      if (endParagraph()) {
        emotion = Optional.of(emotions.emotionOf(String.join("\n", window)));
      }
      start = end + 1;
    }
    keep(piece, start, piece.length());
    return emotion;
  }

  /**
   * Ends the text.
   *
   * @param complete the whole text, as it is to be shown
   * @return the emotion of all of it
   */
  public String finish(String complete) {
    window.clear();
    open.setLength(0);
    sinceLook = 0;
    return emotions.emotionOf(complete);
  }

  private void keep(String piece, int start, int end) {
    open.append(piece, Math.max(start, end - MAX_PARAGRAPH), end);
    if (open.length() > MAX_PARAGRAPH) {
      open.delete(0, open.length() - MAX_PARAGRAPH);
    }
  }

  private boolean endParagraph() {
    String paragraph = open.toString().strip();
    open.setLength(0);
    if (paragraph.isEmpty()) {
      return false;
    }
    if (window.size() == WINDOW) {
      window.removeFirst();
    }
    window.addLast(paragraph);
    sinceLook = (sinceLook + 1) % STEP;
    return sinceLook == 0;
  }
}
