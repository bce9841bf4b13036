package dev.avatar4j.download;

import dev.avatar4j.AvatarException;

/** Passes on that a thread was asked to stop. */
final class Interruption {
  private Interruption() {}

  static AvatarException of(String work, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new AvatarException(work + " was interrupted; run it again to go on.", e);
  }
}
