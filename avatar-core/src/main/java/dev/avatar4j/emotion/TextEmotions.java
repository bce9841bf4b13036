package dev.avatar4j.emotion;

import dev.avatar4j.AvatarException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the emotion a character shows for a text: the best label that is not on a blacklist.
 * Remembers the last {@value #REMEMBERED} texts. Thread-safe; does not close the classifier.
 */
public final class TextEmotions {
  /** The labels passed over unless told otherwise: hardly ever what a chat should show. */
  public static final Set<String> DEFAULT_BLACKLIST = Set.of("desire", "love");

  /** How many texts are remembered with what was made of them. */
  static final int REMEMBERED = 128;

  private static final Logger log = LoggerFactory.getLogger(TextEmotions.class);

  private final EmotionClassifier classifier;
  private final Set<String> blacklist;
  private final Map<String, String> remembered = new LeastRecentlyUsed();

  /**
   * @param classifier reads the texts; stays the caller's
   */
  public TextEmotions(EmotionClassifier classifier) {
    this(classifier, DEFAULT_BLACKLIST);
  }

  /**
   * @param classifier reads the texts; stays the caller's
   * @param blacklist labels never chosen
   */
  public TextEmotions(EmotionClassifier classifier, Collection<String> blacklist) {
    this.classifier = Objects.requireNonNull(classifier);
    this.blacklist = Set.copyOf(blacklist);
  }

  /**
   * @param text what the character says
   * @return the emotion to show; neutral for a blank text, if every label is on the blacklist, or
   *     if the classifier fails, which is logged without the text
   */
  public String emotionOf(String text) {
    if (text.isBlank()) {
      return EmotionLibrary.NEUTRAL;
    }
    synchronized (remembered) {
      String known = remembered.get(text);
      if (known != null) {
        return known;
      }
    }
    try {
      String emotion =
          classifier
              .classify(text)
              .topExcept(blacklist)
              .map(EmotionScore::label)
              .orElse(EmotionLibrary.NEUTRAL);
      synchronized (remembered) {
        remembered.put(text, emotion);
      }
      return emotion;
    } catch (AvatarException failed) {
      log.warn("A text of {} characters was not classified: {}", text.length(), failed.toString());
      return EmotionLibrary.NEUTRAL;
    }
  }

  private static final class LeastRecentlyUsed extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    LeastRecentlyUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > REMEMBERED;
    }
  }
}
