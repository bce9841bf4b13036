package dev.avatar4j.voice.freetts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.SoundLipsync;
import dev.avatar4j.speech.sound.TrackAgreement;
import dev.avatar4j.speech.sound.WholeSoundLipsync;
import dev.avatar4j.speech.synthesis.ClipLipsync;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lipsync from the sound of FreeTTS alone, against the true times; docs/speech-from-sound.md. */
class SoundAgreementTest {
  private static final List<String> SENTENCES =
      List.of(
          "Hello, I am alive.",
          "My mother may bring a big apple to the party.",
          "The quick brown fox jumps over the lazy dog.",
          "She sells sea shells by the sea shore.",
          "How are you today? I hope you are well.",
          "Please put both books on the table, Bob.");

  @Test
  void the_mouth_made_from_sound_agrees_with_the_true_one_as_stated() throws Exception {
    TrackAgreement whole = TrackAgreement.NONE;
    TrackAgreement live = TrackAgreement.NONE;
    try (SpeechSynthesizer voice = SpeechSynthesizers.create("freetts")) {
      for (String sentence : SENTENCES) {
        SpeechClip clip = voice.synthesize(SpeechRequest.of(sentence));
        VisemeTrack truth = ClipLipsync.track(clip);
        whole = whole.plus(TrackAgreement.of(truth, WholeSoundLipsync.track(clip.sound())));
        live = live.plus(TrackAgreement.of(truth, heardLive(clip.sound())));
      }
    }
    assertThat(whole.opennessPart()).as("whole: %s", whole).isGreaterThan(0.8);
    assertThat(whole.shapePart()).as("whole: %s", whole).isGreaterThan(0.3);
    assertThat(whole.closurePart()).as("whole: %s", whole).isGreaterThan(0.6);
    assertThat(live.opennessPart()).as("live: %s", live).isGreaterThan(0.8);
    assertThat(live.shapePart()).as("live: %s", live).isGreaterThan(0.3);
    assertThat(live.closurePart()).as("live: %s", live).isGreaterThan(0.6);
  }

  /**
   * The strongest shape of each 10 ms, less the 15 ms that smoothing delays it; closed below 0.3.
   */
  private static VisemeTrack heardLive(Sound sound) {
    SoundLipsync lips = new SoundLipsync(sound.rate());
    lips.push(sound.samples(), 0, sound.length());
    List<VisemeEvent> events = new ArrayList<>();
    float[] mouth = new float[Morph.MOUTH_OPEN.size()];
    for (double t = 0; t + TrackAgreement.STEP <= sound.duration(); t += TrackAgreement.STEP) {
      lips.sample(t + TrackAgreement.STEP / 2 + 0.015, mouth);
      events.add(new VisemeEvent(t, t + TrackAgreement.STEP, viseme(mouth)));
    }
    return VisemeTrack.of(events).withDuration(sound.duration());
  }

  private static Viseme viseme(float[] mouth) {
    int best = 0;
    float open = 0;
    for (int k = 0; k < mouth.length; k++) {
      best = mouth[k] > mouth[best] ? k : best;
      open += mouth[k];
    }
    // the shapes stand first among the visemes, in the order of the morphs
    return open < 0.3f ? Viseme.CLOSE : Viseme.values()[best];
  }
}
