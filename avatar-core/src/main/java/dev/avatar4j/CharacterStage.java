package dev.avatar4j;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.cel.EffectPainter;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.PoserSession;
import java.util.HashSet;
import java.util.Set;

/**
 * A character ready to be drawn: its poser session and the effect pictures around it. Used by one
 * thread at a time.
 */
final class CharacterStage implements AutoCloseable {
  private final PoserSession session;
  private final EffectPainter effects;
  private final Set<String> cels;

  /**
   * @param character the character; its effect pictures are made ready here, off the frame path
   * @param session draws it; closed with this stage
   */
  CharacterStage(CharacterImage character, PoserSession session) {
    this.session = session;
    effects = new EffectPainter(character);
    cels = new HashSet<>(character.cels().keySet());
    cels.addAll(effects.pictures().names());
  }

  /** The names of its cels and of the effect pictures it can use. */
  Set<String> cels() {
    return cels;
  }

  /** Draws the posed character with its cels, then the effects. */
  void draw(AnimationFrame animation, Frame out) {
    session.pose(animation.pose(), animation.cels(), out);
    effects.paint(animation.effects(), out);
  }

  @Override
  public void close() {
    session.close();
  }
}
