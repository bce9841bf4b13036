package dev.avatar4j.server.command;

import dev.avatar4j.emotion.EmotionLibrary;
import java.util.List;

/**
 * The emotions of an avatar by name.
 *
 * @param emotions all of them, sorted
 * @param own those whose templates clients gave it
 */
public record EmotionList(List<String> emotions, List<String> own) {
  public static EmotionList of(EmotionLibrary library) {
    return new EmotionList(library.names(), library.overridden());
  }
}
