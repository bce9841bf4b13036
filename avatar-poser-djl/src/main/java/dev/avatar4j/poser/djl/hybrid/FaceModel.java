package dev.avatar4j.poser.djl.hybrid;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.warp.PixelArea;
import java.util.Optional;
import java.util.concurrent.Executor;

/** A loaded network that can paint faces. */
public interface FaceModel extends AutoCloseable {
  /**
   * @return what it is and runs on, in one line for a person
   */
  String description();

  /**
   * @return the thread that its stages work on: runs tasks one after the other, at least until
   *     {@link #close}
   */
  Executor thread();

  /**
   * @return the part of the 512x512 picture that it paints
   */
  PixelArea area();

  /**
   * The character this network was made for, if it can draw only that one.
   *
   * @return that character, or empty if any picture will do
   */
  default Optional<CharacterImage> ownCharacter() {
    return Optional.empty();
  }

  /**
   * Starts painting a character. May be called by any thread and leaves work on the device to the
   * first {@link FaceStage#draw}.
   *
   * @param character the character
   * @return its stage, for the thread of the faces
   * @throws dev.avatar4j.AvatarException if this network cannot draw that picture
   */
  FaceStage open(CharacterImage character);

  /** Frees the network, after all its stages, on the thread of the faces. Called once. */
  @Override
  void close();
}
