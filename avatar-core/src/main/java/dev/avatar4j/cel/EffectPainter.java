package dev.avatar4j.cel;

import dev.avatar4j.image.Cel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import java.util.List;

/**
 * Draws the effects of a frame over the posed character. Effects stay where they are while the
 * character moves. Used by one thread at a time; allocates only when the list of pictures changes.
 */
public final class EffectPainter {
  private final EffectPictures pictures;
  private List<String> names = List.of();
  private Cel[] cels = {};

  /**
   * @param character whose effect pictures to use, see {@link EffectPictures}
   */
  public EffectPainter(CharacterImage character) {
    pictures = EffectPictures.of(character);
  }

  /**
   * @return the pictures it draws with
   */
  public EffectPictures pictures() {
    return pictures;
  }

  /**
   * @param layers the effects of the frame, bottom to top; pictures that do not exist are skipped
   * @param frame a posed frame of the character's size, drawn over
   */
  public void paint(EffectLayers layers, Frame frame) {
    if (layers.names() != names) {
      adopt(layers.names());
    }
    for (int i = 0; i < cels.length; i++) {
      if (layers.strength(i) > 0f && cels[i] != null) {
        CelCompositor.blend(cels[i], layers.strength(i), frame);
      }
    }
  }

  private void adopt(List<String> newNames) {
    cels = new Cel[newNames.size()];
    for (int i = 0; i < cels.length; i++) {
      cels[i] = pictures.find(newNames.get(i)).orElse(null);
    }
    names = newNames;
  }
}
