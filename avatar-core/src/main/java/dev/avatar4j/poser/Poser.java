package dev.avatar4j.poser;

import dev.avatar4j.image.CharacterImage;
import java.util.Optional;

/**
 * A loaded model: weights on a device, or an algorithm. Shared and thread-safe; several sessions
 * may use one poser at the same time.
 */
public interface Poser extends AutoCloseable {
  /**
   * @return the spec this poser was made from
   */
  PoserSpec spec();

  /**
   * @return what it is and runs on, in one line for a person, such as {@code THA4 student lambda_00
   *     on PyTorch 2.7.1 (CPU, 2 threads)}
   */
  String description();

  /**
   * The character this model was made for, if it can draw only that one (THA4 students).
   *
   * @return that character, or empty if any picture will do
   */
  default Optional<CharacterImage> ownCharacter() {
    return Optional.empty();
  }

  /**
   * Starts drawing a character.
   *
   * @param image the character
   * @return a session, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if this poser cannot draw that picture at all
   * @throws IllegalStateException if this poser is closed
   */
  PoserSession open(CharacterImage image);

  /**
   * Starts drawing a character for a display in real time, where a frame in time is worth more than
   * an exact one. Such a session may draw the nearest that it has at hand while something better is
   * computed elsewhere, so what it draws depends on when it is asked; everything else holds as for
   * {@link #open}. A pose that stays is soon drawn as {@link #open} would, to within what can be
   * seen.
   *
   * @param image the character
   * @return a session, to be closed by the caller; by default that of {@link #open}
   * @throws dev.avatar4j.AvatarException if this poser cannot draw that picture at all
   * @throws IllegalStateException if this poser is closed
   */
  default PoserSession openLive(CharacterImage image) {
    return open(image);
  }

  /** Frees the model. Sessions still open fail clearly from then on. Idempotent. */
  @Override
  void close();
}
