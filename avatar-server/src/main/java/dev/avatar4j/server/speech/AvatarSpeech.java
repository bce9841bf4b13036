package dev.avatar4j.server.speech;

import dev.avatar4j.AvatarClosedException;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.speaking.ClipCache;
import dev.avatar4j.speech.speaking.SpeakRequest;
import dev.avatar4j.speech.speaking.Speaker;
import dev.avatar4j.speech.speaking.SpeakerState;
import dev.avatar4j.speech.speaking.Speech;
import dev.avatar4j.speech.speaking.SpeechEnd;
import dev.avatar4j.speech.speaking.SpeechListener;
import dev.avatar4j.speech.speaking.SpeechOutput;
import dev.avatar4j.speech.speaking.SpeechStage;
import dev.avatar4j.speech.speaking.SpeechTimer;
import dev.avatar4j.speech.speaking.SpokenSentence;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The speech of one avatar: what it says, who plays it, and who is told. The first viewer that
 * plays sound sets the time; the others play along. Thread-safe.
 */
public final class AvatarSpeech implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AvatarSpeech.class);

  private final ServedAvatar served;
  private final List<SpeechViewer> viewers = new CopyOnWriteArrayList<>();
  private final AtomicReference<ViewerOutput> output = new AtomicReference<>();
  private final SentenceSounds sounds;
  private final Speaker speaker;

  AvatarSpeech(ServedAvatar served, SpeechEngine engine, ClipCache clips) {
    this.served = served;
    sounds = new SentenceSounds(served.avatar()::nanoTime);
    speaker = Speaker.builder(engine, new Stage(served)).cache(clips).output(this::output).build();
    speaker.addListener(new Herald());
  }

  private SpeechOutput output(SpeechTimer timer) {
    ViewerOutput made = new ViewerOutput(timer, this::offer, this::silence);
    output.set(made);
    return made;
  }

  /**
   * Says a text.
   *
   * @param request the text
   * @param emotion what is shown from the moment the speech begins; empty to leave it
   * @param now whether what is being said and what waits is stopped, instead of waiting for it
   * @return the speech
   * @throws dev.avatar4j.InvalidInputException if there is no such voice or emotion; nothing
   *     changes
   * @throws dev.avatar4j.speech.speaking.SpeechQueueFullException if too many speeches wait
   */
  public Speech speak(SpeakRequest request, Optional<String> emotion, boolean now) {
    emotion.ifPresent(name -> served.avatar().emotions().require(name));
    SpeechListener show = new SpeechListener() {};
    if (emotion.isPresent()) {
      EmotionMix mix = EmotionMix.of(emotion.get());
      show =
          new SpeechListener() {
            @Override
            public void onSpeechStarted(Speech speech) {
              served.setEmotion(mix);
            }
          };
    }
    return accepted(now ? speaker.speakNow(request, show) : speaker.speak(request, show));
  }

  /** Silences it and forgets what waits. */
  public void stop() {
    speaker.stop();
  }

  /**
   * @return the last speech, once more; empty if nothing was said yet
   */
  public Optional<Speech> again() {
    return speaker.again().map(this::accepted);
  }

  /**
   * @return whether there is a last speech that {@link #again} could repeat
   */
  public boolean hasSpoken() {
    return speaker.hasSpoken();
  }

  /** Viewers that show what waits hear of it now; that it is heard comes later. */
  private Speech accepted(Speech speech) {
    tell(SpeechMessages.Spoken.accepted(speech));
    return speech;
  }

  /**
   * @return what it is doing
   */
  public SpeakerState state() {
    return speaker.state();
  }

  /**
   * @param speech the number of a speech
   * @param sentence which of its sentences
   * @return its sound; empty if it is not there yet or no more
   */
  public Optional<Sound> sound(long speech, int sentence) {
    return sounds.find(speech, sentence);
  }

  /**
   * @param sentence a sentence
   * @return the path of its sound on the server
   */
  public String path(SpokenSentence sentence) {
    return "/api/v1/avatars/%s/speech/%d/%d.wav"
        .formatted(served.id(), sentence.speech().id(), sentence.index());
  }

  /**
   * @param player who tells it
   * @param report how the sound goes
   * @return whether that sentence is being played, and by nobody else
   */
  public boolean report(Object player, PlaybackReport report) {
    return output.get().report(player, report);
  }

  /**
   * @param viewer told of all speech from now on
   */
  public void join(SpeechViewer viewer) {
    viewers.add(viewer);
  }

  /**
   * @param viewer told no more; if it played the sound, the clock goes on for it
   */
  public void leave(SpeechViewer viewer) {
    viewers.remove(viewer);
    fallSilent(viewer);
  }

  /**
   * @param viewer plays no sound any more
   */
  public void fallSilent(SpeechViewer viewer) {
    output.get().leave(viewer);
  }

  private Optional<SpeechViewer> offer(SpokenSentence sentence) {
    Object message = SpeechMessages.Sounding.of("sentence-play", sentence, path(sentence));
    List<SpeechViewer> playing = viewers.stream().filter(SpeechViewer::playsSound).toList();
    playing.forEach(viewer -> viewer.send(message));
    return playing.stream().findFirst();
  }

  private void silence(SpokenSentence sentence) {
    tell(SpeechMessages.Happened.plain("sentence-stop", sentence));
  }

  private void tell(Object message) {
    viewers.forEach(viewer -> viewer.send(message));
  }

  @Override
  public void close() {
    speaker.close();
  }

  /** The mouth; what it does counts as speech of the avatar, which keeps it awake. */
  private record Stage(ServedAvatar served) implements SpeechStage {
    @Override
    public void speak(VisemeTrack track, long startNanos) {
      unlessClosed(() -> served.speak(track, startNanos));
    }

    @Override
    public void stopSpeaking() {
      unlessClosed(served::stopSpeaking);
    }

    /** An avatar may be unloaded in the middle of a word. */
    private static void unlessClosed(Runnable action) {
      try {
        action.run();
      } catch (AvatarClosedException e) {
        log.debug("An avatar was unloaded while it spoke.");
      }
    }

    @Override
    public long nanoTime() {
      return served.avatar().nanoTime();
    }
  }

  /** Tells the viewers. */
  private final class Herald implements SpeechListener {
    @Override
    public void onSpeechStarted(Speech speech) {
      tell(SpeechMessages.Spoken.started(speech));
    }

    @Override
    public void onSentenceReady(SpokenSentence sentence) {
      sounds.add(sentence);
      tell(SpeechMessages.Sounding.of("sentence-ready", sentence, path(sentence)));
    }

    @Override
    public void onSentenceSkipped(Speech speech, int index, String reason) {
      tell(SpeechMessages.Happened.skipped(speech, index, reason));
    }

    @Override
    public void onSentenceStarted(SpokenSentence sentence, long startNanos) {
      tell(SpeechMessages.Happened.heard("sentence-started", sentence, startNanos));
    }

    @Override
    public void onSentenceMoved(SpokenSentence sentence, long startNanos) {
      tell(SpeechMessages.Happened.heard("sentence-moved", sentence, startNanos));
    }

    @Override
    public void onWord(SpokenSentence sentence, WordTiming word) {
      tell(SpeechMessages.Happened.word(sentence, word));
    }

    @Override
    public void onSentenceEnded(SpokenSentence sentence) {
      tell(SpeechMessages.Happened.plain("sentence-ended", sentence));
    }

    @Override
    public void onSpeechEnded(Speech speech, SpeechEnd end) {
      tell(SpeechMessages.Ended.of(speech, end));
    }
  }
}
