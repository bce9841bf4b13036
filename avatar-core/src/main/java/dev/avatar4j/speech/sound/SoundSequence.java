package dev.avatar4j.speech.sound;

import dev.avatar4j.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/** Sounds and silences one after another, joined into one sound. Not thread-safe. */
public final class SoundSequence {
  private final int rate;
  private final List<Sound> sounds = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private int length;

  /**
   * @param rate samples per second of all sounds
   * @throws InvalidInputException if it is out of the range of {@link Sound}
   */
  public SoundSequence(int rate) {
    Sound.requireRate(rate);
    this.rate = rate;
  }

  /**
   * @param sound what is heard next
   * @return this
   * @throws InvalidInputException if its rate is another one, or the whole becomes too long;
   *     nothing changes
   */
  public SoundSequence append(Sound sound) {
    if (sound.rate() != rate) {
      throw new InvalidInputException(
          "sound",
          "A sound of "
              + sound.rate()
              + " Hz cannot follow one of "
              + rate
              + " Hz; use one voice.");
    }
    Sound.requireLength((long) length + sound.length(), rate);
    starts.add(length);
    sounds.add(sound);
    length += sound.length();
    return this;
  }

  /**
   * Appends silence, none if the sequence is that long already.
   *
   * @param seconds how long the sequence lasts then, to the nearest sample
   * @return this
   * @throws InvalidInputException if that is too long; nothing changes
   */
  public SoundSequence silenceUntil(double seconds) {
    long until = Math.round(seconds * rate);
    Sound.requireLength(until, rate);
    length = (int) Math.max(length, until);
    return this;
  }

  /**
   * @return how long the sequence lasts so far, in seconds
   */
  public double duration() {
    return length / (double) rate;
  }

  /**
   * @return all of it as one sound
   */
  public Sound join() {
    float[] samples = new float[length];
    for (int i = 0; i < sounds.size(); i++) {
      float[] piece = sounds.get(i).shared();
      System.arraycopy(piece, 0, samples, starts.get(i), piece.length);
    }
    return Sound.owning(samples, rate);
  }
}
