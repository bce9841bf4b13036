package dev.avatar4j.examples;

import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A contact sheet of emotions, to judge a character or to tune templates by eye. Arguments: poser
 * spec, output PNG, then emotions (all of them if none are named).
 */
public final class EmotionSheet {
  private static final int LEFT = 150;
  private static final int TOP = 40;
  private static final int CROP = 212;
  private static final int LABEL = 18;
  private static final Color BACKGROUND = new Color(0xE9E4F0);

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
    BufferedImage sheet =
        new BufferedImage(columns * CROP, rows * (CROP + LABEL), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(BACKGROUND);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setColor(Color.DARK_GRAY);
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    try (Poser poser = Posers.create(spec);
        PoserSession session =
            poser.open(poser.ownCharacter().orElseGet(CharacterImages::defaultCharacter))) {
      for (int i = 0; i < names.size(); i++) {
        session.pose(library.require(names.get(i)).pose(), frame);
        int x = i % columns * CROP;
        int y = i / columns * (CROP + LABEL);
        BufferedImage picture = toImage(frame).getSubimage(LEFT, TOP, CROP, CROP);
        graphics.drawImage(picture, x, y, null);
        graphics.drawString(names.get(i), x + 8, y + CROP + LABEL - 5);
      }
    }
    graphics.dispose();
    ImageIO.write(sheet, "png", file.toFile());
  }

  private static BufferedImage toImage(Frame frame) {
    PixelBuffer pixels = new PixelBuffer(frame.width(), frame.height());
    ColorTransfer.encode(frame, pixels);
    BufferedImage image =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_ARGB);
    image.setRGB(
        0, 0, frame.width(), frame.height(), ArgbPixels.of(pixels.rgba()), 0, frame.width());
    return image;
  }
}
