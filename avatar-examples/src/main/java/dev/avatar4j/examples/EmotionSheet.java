package dev.avatar4j.examples;

import dev.avatar4j.cel.CelBuffer;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionTemplate;
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

/**
 * A contact sheet of emotions with their cels, to judge a character or to tune templates by eye.
 * Arguments: poser spec, output PNG, then emotions (all of them if none are named).
 */
public final class EmotionSheet {
  private static final Rectangle HEAD = new Rectangle(150, 40, 212, 212);

  private EmotionSheet() {}

  /**
   * @param arguments poser spec, output file, emotions
   * @throws IOException if the sheet cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    String spec = arguments.length > 0 ? arguments[0] : "warp";
    Path file = Path.of(arguments.length > 1 ? arguments[1] : "emotions.png");
    EmotionLibrary library = EmotionLibrary.factory();
    List<String> names =
        arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : library.names();
    int columns = names.size() <= 8 ? 4 : 7;
    int rows = (names.size() + columns - 1) / columns;
    ContactSheet sheet = new ContactSheet(columns, rows, HEAD, HEAD.width);
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    try (Poser poser = Posers.create(spec);
        PoserSession session =
            poser.open(poser.ownCharacter().orElseGet(CharacterImages::defaultCharacter))) {
      for (int i = 0; i < names.size(); i++) {
        EmotionTemplate template = library.require(names.get(i));
        session.pose(template.pose(), CelBuffer.of(template.cels()), frame);
        sheet.put(i % columns, i / columns, frame, names.get(i));
      }
    }
    sheet.write(file);
  }
}
