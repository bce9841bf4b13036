package dev.avatar4j.poser.djl.hybrid;

import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.warp.FigureMotion;
import dev.avatar4j.poser.warp.PixelArea;
import dev.avatar4j.poser.warp.face.PosedCels;
import dev.avatar4j.poser.warp.face.Texture;
import dev.avatar4j.poser.warp.landmarks.LandmarkDetector;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import java.util.List;

/**
 * The picture of a character between face and motion: the painted face goes in, cels are laid on
 * it, and the whole is moved. Used by one thread at a time; allocates nothing per frame.
 */
final class FaceCanvas {
  private final Texture picture;
  private final Texture texture;
  private final FaceLayout layout;
  private final List<String> warnings;
  private final FigureMotion motion;

  /** {@code null} if the character has none. */
  private final PosedCels cels;

  private boolean celsDrawn;

  FaceCanvas(CharacterImage character, PixelArea face) {
    Landmarks landmarks = LandmarkDetector.of(character);
    warnings = character.warnings();
    picture = Texture.of(character.picture());
    texture = picture.copy();
    layout = new FaceLayout(face, landmarks, picture);
    cels = PosedCels.has(character) ? new PosedCels(character, landmarks) : null;
    PixelArea repainted =
        cels == null
            ? face
            : face.union(new PixelArea(cels.x(), cels.y(), cels.width(), cels.height()));
    motion = new FigureMotion(character, landmarks, texture, repainted);
  }

  /** What the user should know about this character. */
  List<String> warnings() {
    return warnings;
  }

  FaceLayout layout() {
    return layout;
  }

  /** The picture, for the face to be put in; without the cels of the last frame. */
  Texture texture() {
    if (celsDrawn) {
      texture.copyFrom(picture, cels.x(), cels.y(), cels.width(), cels.height());
      celsDrawn = false;
    }
    return texture;
  }

  /**
   * Draws the frame, once the face is in its place.
   *
   * @param face the expression that the face shows
   * @param pose the pose of head and body
   * @param strengths how strongly each cel shows
   * @param out receives the frame
   */
  void draw(float[] face, float[] pose, CelStrengths strengths, Frame out) {
    if (cels != null && cels.update(strengths)) {
      cels.draw(face, texture);
      celsDrawn = true;
    }
    motion.draw(pose, out);
  }
}
