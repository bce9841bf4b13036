package dev.avatar4j.poser.warp;

import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.warp.face.FaceCels;
import dev.avatar4j.poser.warp.face.FacePainter;
import dev.avatar4j.poser.warp.face.RestMouth;
import dev.avatar4j.poser.warp.face.Texture;
import dev.avatar4j.poser.warp.landmarks.LandmarkDetector;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import java.util.List;

/**
 * One character on the built-in poser. Each frame repaints the features of the face into a private
 * copy of the picture and then displaces the whole figure. Used by one thread at a time.
 */
final class WarpSession implements PoserSession {
  private final WarpPoser poser;
  private final List<String> warnings;
  private final float[] values = new float[Morph.COUNT];
  private final FacePainter face;
  private final FaceCels cels;
  private final FigureMotion motion;
  private boolean closed;

  WarpSession(WarpPoser poser, CharacterImage character, RestMouth rest) {
    this.poser = poser;
    Landmarks landmarks = LandmarkDetector.of(character);
    warnings = landmarks.warnings();
    Texture picture = Texture.of(character.picture());
    Texture canvas = picture.copy();
    boolean eyes = landmarks.leftEye().isPresent() || landmarks.rightEye().isPresent();
    cels = new FaceCels(picture, canvas, character, eyes);
    face = new FacePainter(picture, canvas, character, landmarks, cels, rest);
    Occupancy occupancy = Occupancy.underCels(picture, cels.all());
    motion = new FigureMotion(character, landmarks, canvas, occupancy);
  }

  @Override
  public void pose(Pose pose, Frame out) {
    pose(pose, CelStrengths.NONE, out);
  }

  @Override
  public void pose(Pose pose, CelStrengths strengths, Frame out) {
    poser.requireOpen();
    if (closed) {
      throw new IllegalStateException("This session is closed; open another one.");
    }
    if (out.width() != CharacterImage.SIZE || out.height() != CharacterImage.SIZE) {
      throw new IllegalArgumentException(
          "The warp poser draws 512x512 frames; got " + out.width() + "x" + out.height() + ".");
    }
    pose.clamped().copyTo(values);
    cels.begin(strengths);
    face.paint(values);
    cels.draw();
    motion.draw(values, out);
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public void close() {
    closed = true;
  }
}
