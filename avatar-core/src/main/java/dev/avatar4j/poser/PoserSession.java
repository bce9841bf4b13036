package dev.avatar4j.poser;

import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Pose;
import java.util.List;

/**
 * One character on a poser: its source picture and its caches. Used by one thread at a time (which
 * one may change between calls); sessions do not influence one another.
 */
public interface PoserSession extends AutoCloseable {
  /**
   * Draws the character. The same pose gives the same frame, bit for bit, unless the session was
   * opened by {@link Poser#openLive}.
   *
   * @param pose the pose; values outside a morph's range are clamped
   * @param out a 512x512 frame; every pixel is overwritten: linear light, straight alpha, all four
   *     channels in 0..1
   * @throws IllegalStateException if this session or its poser is closed
   * @throws IllegalArgumentException if {@code out} has another size
   */
  void pose(Pose pose, Frame out);

  /**
   * Draws the character with cels on it: blush, tears, shadows, glowing eyes. They lie on the face
   * and move with it; those {@link dev.avatar4j.cel.CharacterCel#onEyeball() on the eyeball} are
   * hidden by the lids. Cels the character does not have are ignored. With the same pose and
   * strengths the frame is the same, bit for bit; with none it is that of {@link #pose(Pose,
   * Frame)}.
   *
   * @param pose the pose; values outside a morph's range are clamped
   * @param cels how strongly each cel shows; read during the call only
   * @param out a 512x512 frame, overwritten as by {@link #pose(Pose, Frame)}
   * @throws IllegalStateException if this session or its poser is closed
   * @throws IllegalArgumentException if {@code out} has another size
   */
  default void pose(Pose pose, CelStrengths cels, Frame out) {
    pose(pose, out);
  }

  /**
   * @return what a user should know about this character on this poser ("no eyes were found in the
   *     picture, so it will not blink"), each a full sentence; may be empty
   */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * @return what its stages have done so far; may be asked from any thread, also after closing
   */
  default PoserStatistics statistics() {
    return PoserStatistics.NONE;
  }

  /**
   * @return the names of the pictures that lead to a frame, for {@link #output}; the first is the
   *     frame itself
   */
  default List<String> outputs() {
    return List.of("frame");
  }

  /**
   * Makes one of the pictures that lead to a frame, without cels. Slower than {@link #pose(Pose,
   * Frame)}.
   *
   * @param pose the pose; values outside a morph's range are clamped
   * @param index an index of {@link #outputs()}
   * @return that picture
   * @throws IllegalStateException if this session or its poser is closed
   * @throws IndexOutOfBoundsException if there is no such output
   */
  default PoserOutput output(Pose pose, int index) {
    String name = outputs().get(index);
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    pose(pose, frame);
    return PoserOutput.of(name, frame);
  }

  /** Frees what belongs to this session. Idempotent. */
  @Override
  void close();
}
