package dev.avatar4j.speech.speaking;

import dev.avatar4j.AvatarException;

/** So many speeches wait already that no other one is accepted. */
public final class SpeechQueueFullException extends AvatarException {
  private static final long serialVersionUID = 1L;

  SpeechQueueFullException(int waiting) {
    super(
        waiting
            + " speeches wait to be said, and no more are taken. Try again later, or stop them.");
  }
}
