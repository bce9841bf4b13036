package dev.avatar4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.Avatar;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.pipeline.EncodedFrame;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.speaking.ClockOutput;
import dev.avatar4j.speech.speaking.Speech;
import dev.avatar4j.speech.speaking.SpeechEnd;
import dev.avatar4j.speech.speaking.SpeechListener;
import dev.avatar4j.speech.speaking.SpokenSentence;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contents of the window, without the window; with the built-in voice. */
@Timeout(120)
class EmbedSpeakingTest {
  private final CompletableFuture<String> word = new CompletableFuture<>();
  private final CompletableFuture<SpeechEnd> end = new CompletableFuture<>();

  @Test
  void what_is_typed_is_said_and_shown_in_captions() throws Exception {
    try (Avatar avatar =
            Avatar.builder().poser("warp").voice("freetts").speechOutput(ClockOutput::new).build();
        FrameSubscription frames = avatar.subscribe(FrameFormat.RAW)) {
      EmbedSpeaking[] content = new EmbedSpeaking[1];
      SwingUtilities.invokeAndWait(() -> content[0] = new EmbedSpeaking(avatar));
      avatar.speaker().addListener(new Heard(content[0]));
      SwingUtilities.invokeAndWait(
          () -> {
            content[0].text.setText("Hello there.");
            content[0].text.postActionEvent();
          });
      assertThat(word.get(60, TimeUnit.SECONDS).strip()).isEqualToIgnoringCase("hello");
      SwingUtilities.invokeAndWait(avatar.speaker()::stop);
      assertThat(end.get(60, TimeUnit.SECONDS).kind()).isEqualTo(SpeechEnd.Kind.STOPPED);

      try (EncodedFrame frame = frames.next(Duration.ofSeconds(60)).orElseThrow()) {
        content[0].show(frame);
      }
      SwingUtilities.invokeAndWait(() -> assertThat(colours(content[0])).isGreaterThan(100));
    }
  }

  @Test
  void what_cannot_be_said_is_explained() throws Exception {
    try (Avatar avatar =
        Avatar.builder().poser("warp").voice("freetts").speechOutput(ClockOutput::new).build()) {
      List<String> shown = new ArrayList<>();
      SwingUtilities.invokeAndWait(
          () -> {
            EmbedSpeaking content = new EmbedSpeaking(avatar);
            content.text.setText("?!");
            content.text.postActionEvent();
            shown.add(content.caption.getText());
          });
      assertThat(shown.get(0)).contains("at least one letter or digit");
    }
  }

  private static long colours(EmbedSpeaking content) {
    BufferedImage drawn = new BufferedImage(512, 600, BufferedImage.TYPE_INT_RGB);
    content.panel.setSize(512, 600);
    content.panel.doLayout();
    content.panel.getComponent(0).paint(drawn.createGraphics());
    return Arrays.stream(drawn.getRGB(0, 0, 512, 512, null, 0, 512)).distinct().count();
  }

  private final class Heard implements SpeechListener {
    private final EmbedSpeaking content;

    Heard(EmbedSpeaking content) {
      this.content = content;
    }

    @Override
    public void onWord(SpokenSentence sentence, WordTiming said) {
      SwingUtilities.invokeLater(() -> word.complete(content.caption.getText()));
    }

    @Override
    public void onSpeechEnded(Speech speech, SpeechEnd how) {
      end.complete(how);
    }
  }
}
