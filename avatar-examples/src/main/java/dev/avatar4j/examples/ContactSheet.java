package dev.avatar4j.examples;

import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.PixelBuffer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A grid of labelled pictures. */
final class ContactSheet {
  private static final int LABEL = 18;
  private static final Color BACKGROUND = new Color(0xE9E4F0);

  private final Rectangle crop;
  private final int cell;
  private final BufferedImage sheet;
  private final Graphics2D graphics;

  /**
   * @param columns pictures in a row
   * @param rows rows
   * @param crop the square of each frame that is shown
   * @param cell side of a picture on the sheet, in pixels
   */
  ContactSheet(int columns, int rows, Rectangle crop, int cell) {
    this.crop = crop;
    this.cell = cell;
    sheet = new BufferedImage(columns * cell, rows * (cell + LABEL), BufferedImage.TYPE_INT_RGB);
    graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setColor(BACKGROUND);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setColor(Color.DARK_GRAY);
  }

  /** Puts a frame into a cell. */
  void put(int column, int row, Frame frame, String label) {
    int x = column * cell;
    int y = row * (cell + LABEL);
    BufferedImage picture = toImage(frame).getSubimage(crop.x, crop.y, crop.width, crop.height);
    graphics.drawImage(picture, x, y, cell, cell, null);
    graphics.drawString(label, x + 8, y + cell + LABEL - 5);
  }

  /** Writes the sheet as a PNG. */
  void write(Path file) throws IOException {
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
