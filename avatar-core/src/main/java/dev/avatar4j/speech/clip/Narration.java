package dev.avatar4j.speech.clip;

import dev.avatar4j.speech.Pauses;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.SoundSequence;
import dev.avatar4j.speech.synthesis.ClipLipsync;
import dev.avatar4j.speech.synthesis.SpeechClip;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole speech: its sentences one after another in one sound, and what the mouth does meanwhile.
 * Immutable and thread-safe. All times are seconds from the start of the sound.
 *
 * @param sound all of it, silence at both ends included
 * @param parts the sentences in order
 * @param track what the mouth does; ends with the last part, before the silence at the end
 */
public record Narration(Sound sound, List<Part> parts, VisemeTrack track) {
  /** Keeps a copy of the list. */
  public Narration {
    parts = List.copyOf(parts);
  }

  /**
   * One sentence.
   *
   * @param start when its clip begins
   * @param clip its sound and times, counted from that start
   * @param track what the mouth does, counted from that start
   */
  public record Part(double start, SpeechClip clip, VisemeTrack track) {
    /**
     * @return when its clip ends
     */
    public double end() {
      return start + clip.duration();
    }
  }

  /**
   * @return when the last sentence ends; what follows is silence
   */
  public double speechEnd() {
    return parts.get(parts.size() - 1).end();
  }

  /** Puts sentences together. Not thread-safe. */
  public static final class Builder {
    private final SpeechPauses pauses;
    private final List<Part> parts = new ArrayList<>();
    private SoundSequence sequence;
    private double lastSound;

    /**
     * @param pauses how long it is silent where
     */
    public Builder(SpeechPauses pauses) {
      this.pauses = pauses;
    }

    /**
     * @param clip the next sentence; its track is made from the best that is known of it
     * @return this
     * @throws dev.avatar4j.InvalidInputException if its sample rate differs from that of the first,
     *     or the whole becomes longer than an hour; nothing changes
     */
    public Builder add(SpeechClip clip) {
      return add(clip, ClipLipsync.track(clip));
    }

    /**
     * @param clip the next sentence
     * @param track what the mouth does in it; what begins after its sound is left out
     * @return this
     * @throws dev.avatar4j.InvalidInputException as {@link #add(SpeechClip)} does
     */
    public Builder add(SpeechClip clip, VisemeTrack track) {
      if (sequence == null) {
        sequence = new SoundSequence(clip.sound().rate());
      }
      VisemeTrack within = within(track, clip.duration());
      double wanted = parts.isEmpty() ? pauses.before() : lastSound + pauses.between();
      sequence.silenceUntil(wanted - firstSound(within, clip.duration()));
      double start = sequence.duration();
      sequence.append(clip.sound());
      parts.add(new Part(start, clip, within));
      lastSound = start + lastSound(within);
      return this;
    }

    /**
     * @param framesPerSecond the sound is filled up with silence to a whole number of its frames
     * @return the whole speech
     * @throws IllegalStateException if nothing was added
     * @throws dev.avatar4j.InvalidInputException if it would be longer than an hour
     */
    public Narration build(double framesPerSecond) {
      if (parts.isEmpty()) {
        throw new IllegalStateException("Nothing is said.");
      }
      double speechEnd = sequence.duration();
      double least = Math.max(speechEnd, lastSound + pauses.after());
      sequence.silenceUntil(Math.ceil(least * framesPerSecond - 1e-6) / framesPerSecond);
      List<VisemeEvent> events = new ArrayList<>();
      for (Part part : parts) {
        for (VisemeEvent event : part.track().events()) {
          events.add(
              new VisemeEvent(
                  part.start() + event.start(), part.start() + event.end(), event.viseme()));
        }
      }
      VisemeTrack whole = Pauses.close(VisemeTrack.of(events).withDuration(speechEnd));
      return new Narration(sequence.join(), parts, whole);
    }

    private static VisemeTrack within(VisemeTrack track, double seconds) {
      List<VisemeEvent> kept =
          track.events().stream()
              .filter(event -> event.start() < seconds)
              .map(
                  event ->
                      new VisemeEvent(
                          event.start(), Math.min(seconds, event.end()), event.viseme()))
              .toList();
      return VisemeTrack.of(kept).withDuration(seconds);
    }

    /** When something is first said, as far as the mouth shows it. */
    private static double firstSound(VisemeTrack track, double otherwise) {
      return track.events().stream()
          .filter(Builder::isSound)
          .mapToDouble(VisemeEvent::start)
          .min()
          .orElse(otherwise);
    }

    /** Until when something is said, as far as the mouth shows it. */
    private static double lastSound(VisemeTrack track) {
      return track.events().stream()
          .filter(Builder::isSound)
          .mapToDouble(VisemeEvent::end)
          .max()
          .orElse(0);
    }

    private static boolean isSound(VisemeEvent event) {
      return event.viseme().morph().isPresent() || event.viseme() == Viseme.KEEP;
    }
  }
}
