package dev.avatar4j.server;

import dev.avatar4j.emotion.EmotionLibrary;
import java.util.List;

/**
 * The emotions of an avatar by name.
 *
 * @param emotions all of them, sorted
 * @param own those whose templates clients gave it
 */
record EmotionList(List<String> emotions, List<String> own) {
  static EmotionList of(EmotionLibrary library) {
    return new EmotionList(library.names(), library.overridden());
  }
}
