package dev.avatar4j.examples;

import dev.avatar4j.Avatar;
import dev.avatar4j.AvatarException;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.pipeline.EncodedFrame;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.speaking.Speech;
import dev.avatar4j.speech.speaking.SpeechEnd;
import dev.avatar4j.speech.speaking.SpeechListener;
import dev.avatar4j.speech.speaking.SpokenSentence;
import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.time.Duration;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;

/**
 * A window with an avatar that says what is typed, with captions. Where there is no audio device,
 * it speaks without sound. Arguments: what to say first, {@code Hello, I am alive.} if none.
 */
public final class EmbedSpeaking {
  private static final int LONGEST_LINE = 45;

  private final BufferedImage image = new BufferedImage(512, 512, BufferedImage.TYPE_INT_ARGB);
  private final JLabel picture = new JLabel(new ImageIcon(image));
  private final Avatar avatar;

  /** What is being said, word by word. */
  final JLabel caption = new JLabel(" ", SwingConstants.CENTER);

  /** What to say next. */
  final JTextField text = new JTextField("Type something, and press Enter.");

  /** Everything that is shown; to be used on Swing's thread, as all the fields. */
  final JPanel panel = new JPanel(new BorderLayout());

  /** Makes the panel for an avatar; on Swing's thread. */
  EmbedSpeaking(Avatar avatar) {
    this.avatar = avatar;
    JButton stop = new JButton("Stop");
    JPanel controls = new JPanel(new BorderLayout());
    caption.setFont(caption.getFont().deriveFont(Font.BOLD, 18f));
    controls.add(caption, BorderLayout.NORTH);
    controls.add(text, BorderLayout.CENTER);
    controls.add(stop, BorderLayout.EAST);
    panel.add(picture, BorderLayout.CENTER);
    panel.add(controls, BorderLayout.SOUTH);
    text.addActionListener(event -> say(text.getText()));
    text.selectAll();
    stop.addActionListener(event -> avatar.speaker().stop());
    avatar.speaker().addListener(new Captions());
  }

  /**
   * @param arguments what to say first
   * @throws Exception if the program is interrupted
   */
  public static void main(String[] arguments) throws Exception {
    if (!AudioSystem.isLineSupported(new DataLine.Info(SourceDataLine.class, null))) {
      System.err.println("There is no audio device; the avatar speaks without sound.");
    }
    try (Avatar avatar = Avatar.builder().poser("warp").build();
        FrameSubscription frames = avatar.subscribe(FrameFormat.RAW)) {
      EmbedSpeaking[] window = new EmbedSpeaking[1];
      SwingUtilities.invokeAndWait(() -> window[0] = open(avatar));
      window[0].say(arguments.length > 0 ? String.join(" ", arguments) : "Hello, I am alive.");
      while (!frames.closed()) {
        frames.next(Duration.ofSeconds(1)).ifPresent(window[0]::show);
      }
    }
  }

  private static EmbedSpeaking open(Avatar avatar) {
    EmbedSpeaking content = new EmbedSpeaking(avatar);
    JFrame window = new JFrame("avatar4j");
    window.setDefaultCloseOperation(JFrame.EXIT_ON_CLOSE);
    window.add(content.panel);
    window.pack();
    window.setLocationRelativeTo(null);
    window.setVisible(true);
    content.text.requestFocusInWindow();
    return content;
  }

  private void say(String words) {
    try {
      avatar.speak(words);
    } catch (AvatarException e) {
      caption.setText(e.getMessage());
    }
  }

  /** Shows a frame, from any thread. */
  void show(EncodedFrame frame) {
    try (frame) {
      int[] argb = ArgbPixels.of(frame.toByteArray());
      SwingUtilities.invokeLater(
          () -> {
            image.setRGB(0, 0, 512, 512, argb, 0, 512);
            picture.repaint();
          });
    }
  }

  /** Shows each word when it is heard. */
  private final class Captions implements SpeechListener {
    @Override
    public void onSentenceStarted(SpokenSentence sentence, long startNanos) {
      SwingUtilities.invokeLater(() -> caption.setText(" "));
    }

    @Override
    public void onWord(SpokenSentence sentence, WordTiming word) {
      SwingUtilities.invokeLater(
          () -> {
            String line = caption.getText() + " " + word.word();
            caption.setText(line.length() > LONGEST_LINE ? " " + word.word() : line);
          });
    }

    @Override
    public void onSpeechEnded(Speech speech, SpeechEnd end) {
      SwingUtilities.invokeLater(() -> caption.setText(" " + end.message()));
    }
  }
}
