package dev.avatar4j.export;

import dev.avatar4j.cel.CelBuffer;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.poser.PoserOutput;
import dev.avatar4j.poser.PoserSession;

/**
 * One still of a character. Immutable as long as nobody writes to its frame.
 *
 * @param output what of the poser it shows, such as {@code frame}
 * @param kind what its numbers meant before they were drawn for people
 * @param channels how many planes there were
 * @param frame linear light, straight alpha; 512x512 if it is the frame itself, else as large as
 *     that output
 */
public record PosedPicture(String output, PoserOutput.Kind kind, int channels, Frame frame) {
  private static final int CHANNELS = 4;

  /**
   * Draws a still.
   *
   * @param session draws the character
   * @param face the pose and the cels; its name does not matter
   * @param output an index of {@link PoserSession#outputs()}; 0 is the frame itself, the others are
   *     without cels
   * @return the still
   * @throws IllegalStateException if the session or its poser is closed
   * @throws IndexOutOfBoundsException if there is no such output
   */
  public static PosedPicture draw(PoserSession session, EmotionTemplate face, int output) {
    if (output == 0) {
      Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
      session.pose(face.pose(), CelBuffer.of(face.cels()), frame);
      String name = session.outputs().get(0);
      return new PosedPicture(name, PoserOutput.Kind.PICTURE, CHANNELS, frame);
    }
    PoserOutput inner = session.output(face.pose(), output);
    return new PosedPicture(inner.name(), inner.kind(), inner.channels(), inner.draw());
  }

  /**
   * @return the same in 8-bit sRGB, rounded to nearest
   */
  public PixelBuffer pixels() {
    PixelBuffer pixels = new PixelBuffer(frame.width(), frame.height());
    ColorTransfer.encode(frame, pixels);
    return pixels;
  }
}
