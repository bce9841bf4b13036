package dev.avatar4j.poser.warp.face;

import dev.avatar4j.cel.CelOverlay;
import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.image.Cel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The character cels on the canvas, where they move with the face. Those on the skin lie over
 * everything painted; those on the eyeball are left to the eye painters, below the lids. Used by
 * one thread at a time.
 */
public final class FaceCels {
  private final Texture picture;
  private final Texture canvas;
  private final CelOverlay skin;
  private final CelOverlay eyeballs;
  private final CharacterImage character;
  private final List<LidTint> tints = new ArrayList<>();
  private boolean drawn;

  /**
   * @param picture the character
   * @param canvas the picture with the painted face
   * @param character the same picture as a frame, and its cels
   * @param eyes whether there are painters for the eyes; without, all cels lie on the skin
   */
  public FaceCels(Texture picture, Texture canvas, CharacterImage character, boolean eyes) {
    this.picture = picture;
    this.canvas = canvas;
    this.character = character;
    skin = new CelOverlay(onSkin(eyes), character.cels());
    eyeballs = new CelOverlay(onEyeball(eyes), character.cels());
  }

  /** The cels that lie on the skin; without eyes all of them. */
  static List<CharacterCel> onSkin(boolean eyes) {
    return CharacterCel.ALL.stream().filter(cel -> !eyes || !cel.onEyeball()).toList();
  }

  /** The cels that lie on the eyeballs, if there are eyes. */
  static List<CharacterCel> onEyeball(boolean eyes) {
    return CharacterCel.ALL.stream().filter(cel -> eyes && cel.onEyeball()).toList();
  }

  /**
   * @return every cel that may ever be drawn
   */
  public List<Cel> all() {
    return Stream.concat(skin.cels().stream(), eyeballs.cels().stream()).toList();
  }

  /** The layer for the eye painters, in register with the picture. */
  CelOverlay eyeballs() {
    return eyeballs;
  }

  /** What the cels do to the lid of an eye. */
  LidTint lidTint(EyeLandmarks eye, Box box) {
    LidTint tint = new LidTint(character, eye, box);
    tints.add(tint);
    return tint;
  }

  /**
   * Takes over the strengths of a frame and removes what the last frame left on the canvas beyond
   * the face.
   *
   * @param strengths how strongly each cel shows
   */
  public void begin(CelStrengths strengths) {
    if (drawn) {
      canvas.copyFrom(picture, skin.x(), skin.y(), skin.width(), skin.height());
      drawn = false;
    }
    eyeballs.update(strengths);
    skin.update(strengths);
    for (int i = 0; i < tints.size(); i++) {
      tints.get(i).update(strengths);
    }
  }

  /** Draws the cels on the skin over the painted face. */
  public void draw() {
    if (!skin.visible()) {
      return;
    }
    drawn = true;
    skin.drawOver(canvas.rgba(), canvas.width());
  }
}
