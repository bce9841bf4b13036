package dev.avatar4j.poser.warp.face;

import dev.avatar4j.cel.CelOverlay;
import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.warp.landmarks.LandmarkDetector;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import java.util.ArrayList;
import java.util.List;

/**
 * The character cels for posers that paint the face by themselves, before head and body move. Cels
 * on the eyeball follow the irises and stay between the lids; the others lie over the face as
 * drawn. Used by one thread at a time; drawing allocates nothing.
 */
public final class PosedCels {
  private final CelOverlay skin;
  private final CelOverlay eyeballs;
  private final List<EyeCels> eyes = new ArrayList<>();
  private final Box box;

  /**
   * @param character the character and its cels; its face is searched unless it has landmarks
   */
  public PosedCels(CharacterImage character) {
    this(character, LandmarkDetector.of(character));
  }

  /**
   * @param character the character and its cels
   * @param landmarks of that character
   */
  public PosedCels(CharacterImage character, Landmarks landmarks) {
    boolean found = landmarks.leftEye().isPresent() || landmarks.rightEye().isPresent();
    skin = new CelOverlay(FaceCels.onSkin(found), character.cels());
    eyeballs = new CelOverlay(FaceCels.onEyeball(found), character.cels());
    landmarks.leftEye().ifPresent(e -> eyes.add(new EyeCels(character, e, 0, eyeballs)));
    landmarks.rightEye().ifPresent(e -> eyes.add(new EyeCels(character, e, 1, eyeballs)));
    Box all = skin.width() > 0 ? Sprite.of(skin).box() : new Box(0, 0, 1, 1);
    for (EyeCels eye : eyes) {
      all = skin.width() > 0 || eye != eyes.get(0) ? all.union(eye.box()) : eye.box();
    }
    box = all;
  }

  /**
   * @param character a character
   * @return whether it has any cel that can be drawn
   */
  public static boolean has(CharacterImage character) {
    return CharacterCel.ALL.stream().anyMatch(cel -> character.cels().containsKey(cel.key()));
  }

  /**
   * Takes over the strengths of a frame.
   *
   * @param strengths how strongly each cel shows
   * @return whether there is anything to draw
   */
  public boolean update(CelStrengths strengths) {
    boolean any = skin.update(strengths);
    any |= eyeballs.update(strengths);
    for (int i = 0; i < eyes.size(); i++) {
      any |= eyes.get(i).update(strengths);
    }
    return any;
  }

  /**
   * Draws the cels.
   *
   * @param pose 45 values in range
   * @param canvas picture-sized; holds the painted face
   */
  public void draw(float[] pose, Texture canvas) {
    for (int i = 0; i < eyes.size(); i++) {
      eyes.get(i).draw(pose, canvas);
    }
    skin.drawOver(canvas.rgba(), canvas.width());
  }

  /**
   * @return left column of the rectangle outside which nothing is ever drawn
   */
  public int x() {
    return box.x();
  }

  /**
   * @return its upper row
   */
  public int y() {
    return box.y();
  }

  /**
   * @return its columns
   */
  public int width() {
    return box.width();
  }

  /**
   * @return its rows
   */
  public int height() {
    return box.height();
  }
}
