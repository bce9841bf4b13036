package dev.avatar4j.speech.speaking;

import dev.avatar4j.InvalidInputException;
import java.util.Collection;

/**
 * How much is synthesized before it is needed. One sentence always is, whatever its size.
 *
 * @param sentences the most sentences that wait to be heard, at least 1
 * @param bytes the most bytes of sound that wait to be heard
 */
record LookAhead(int sentences, long bytes) {
  LookAhead {
    if (sentences < 1 || bytes < 0) {
      throw new InvalidInputException(
          "look_ahead", "The look-ahead is at least 1 sentence and 0 bytes.");
    }
  }

  boolean hasRoom(Collection<SpeechJob> jobs) {
    int count = 0;
    long size = 0;
    for (SpeechJob job : jobs) {
      count += job.readyCount();
      size += job.readyBytes();
    }
    return count == 0 || (count < sentences && size < bytes);
  }
}
