package dev.avatar4j.examples;

import dev.avatar4j.Avatar;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.pipeline.EncodedFrame;
import dev.avatar4j.pipeline.FrameSubscription;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Duration;
import javax.swing.ImageIcon;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;

/**
 * A window with a live avatar and nothing around it. Arguments: an emotion, {@code joy} if none.
 */
public final class EmbedInSwing {
  private EmbedInSwing() {}

  /**
   * @param arguments an emotion
   * @throws InterruptedException if the program is interrupted
   */
  public static void main(String[] arguments) throws InterruptedException {
    BufferedImage image = new BufferedImage(512, 512, BufferedImage.TYPE_INT_ARGB);
    JLabel label = new JLabel(new ImageIcon(image));
    SwingUtilities.invokeLater(() -> open(label));
    try (Avatar avatar = Avatar.builder().poser("warp").build();
        FrameSubscription frames = avatar.subscribe(FrameFormat.RAW)) {
      avatar.setEmotion(arguments.length > 0 ? arguments[0] : "joy");
      while (!frames.closed()) {
        frames.next(Duration.ofSeconds(1)).ifPresent(frame -> show(frame, image, label));
      }
    }
  }

  private static void show(EncodedFrame frame, BufferedImage image, JLabel label) {
    try (frame) {
      int[] argb = ArgbPixels.of(frame.toByteArray());
      SwingUtilities.invokeLater(
          () -> {
            image.setRGB(0, 0, 512, 512, argb, 0, 512);
            label.repaint();
          });
    }
  }

  private static void open(JLabel label) {
    JFrame window = new JFrame("avatar4j");
    window.setUndecorated(true);
    window.setBackground(new Color(0, 0, 0, 0));
    window.setAlwaysOnTop(true);
    window.setDefaultCloseOperation(JFrame.EXIT_ON_CLOSE);
    window.add(label);
    window.pack();
    window.setLocationRelativeTo(null);
    window.setVisible(true);
  }
}
