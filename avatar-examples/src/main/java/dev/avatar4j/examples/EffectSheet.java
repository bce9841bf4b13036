package dev.avatar4j.examples;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.cel.Effect;
import dev.avatar4j.cel.EffectPainter;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A contact sheet of the effects: one row each, from its beginning on the left to its end on the
 * right, around a character that shows the effect's first emotion. Arguments: poser spec, output
 * PNG, then effects (all of them if none are named).
 */
public final class EffectSheet {
  private static final int COLUMNS = 7;
  private static final int CELL = 200;
  private static final Rectangle UPPER_BODY = new Rectangle(66, 0, 380, 380);
  private static final double SETTLED = 4;

  private EffectSheet() {}

  /**
   * @param arguments poser spec, output file, effects
   * @throws IOException if the sheet cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    String spec = arguments.length > 0 ? arguments[0] : "warp";
    Path file = Path.of(arguments.length > 1 ? arguments[1] : "effects.png");
    List<String> named =
        arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : List.of();
    List<Effect> effects =
        AnimatorSettings.DEFAULTS.effects().stream()
            .filter(effect -> named.isEmpty() || named.contains(effect.name()))
            .toList();
    ContactSheet sheet = new ContactSheet(COLUMNS, effects.size(), UPPER_BODY, CELL);
    try (Poser poser = Posers.create(spec)) {
      CharacterImage character = poser.ownCharacter().orElseGet(CharacterImages::defaultCharacter);
      try (PoserSession session = poser.open(character)) {
        EffectPainter painter = new EffectPainter(character);
        for (int row = 0; row < effects.size(); row++) {
          drawRow(effects.get(row), row, session, painter, sheet);
        }
      }
    }
    sheet.write(file);
  }

  private static void drawRow(
      Effect effect, int row, PoserSession session, EffectPainter painter, ContactSheet sheet) {
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 1);
    animator.setCels(painter.pictures().names());
    animator.setEmotion(effect.emotions().get(0));
    animator.update(0);
    AnimationFrame animation = new AnimationFrame();
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    for (int column = 0; column < COLUMNS; column++) {
      double seconds = effect.duration() * column / (COLUMNS - 1);
      if (column == 0) {
        animator.update(Math.round(SETTLED * 1e9));
        animator.playEffect(effect.name());
      }
      animator.update(Math.round((SETTLED + seconds) * 1e9));
      animator.apply(animation);
      session.pose(animation.pose(), animation.cels(), frame);
      painter.paint(animation.effects(), frame);
      sheet.put(
          column, row, frame, String.format(Locale.ROOT, "%s %.2f s", effect.name(), seconds));
    }
  }
}
