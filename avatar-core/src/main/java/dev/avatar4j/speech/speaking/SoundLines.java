package dev.avatar4j.speech.speaking;

import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/**
 * Opens lines to the loudspeaker: in the form of the sound or, where it is refused, another one.
 */
final class SoundLines {
  /** Opens one line, or refuses the format. */
  @FunctionalInterface
  interface Opener {
    /** Throws an IllegalArgumentException where there is no device at all. */
    SourceDataLine open(AudioFormat format) throws LineUnavailableException;
  }

  private static final int[] COMMON_RATES = {48_000, 44_100};
  private static final double BUFFER_SECONDS = 0.2;

  private final Opener opener;

  SoundLines(Opener opener) {
    this.opener = opener;
  }

  /** Lines of the machine's default device. */
  static SoundLines ofThisMachine() {
    return new SoundLines(
        format -> {
          SourceDataLine line = AudioSystem.getSourceDataLine(format);
          line.open(format, format.getFrameSize() * (int) (BUFFER_SECONDS * format.getFrameRate()));
          return line;
        });
  }

  /**
   * @param rate the rate of the sound, which is tried first
   * @return an open line of 16-bit PCM, of any rate and of one or two channels
   * @throws LineUnavailableException if no form can be had; says why the first was refused
   */
  SourceDataLine open(int rate) throws LineUnavailableException {
    LineUnavailableException refused = new LineUnavailableException("There is no audio device.");
    for (AudioFormat format : formats(rate)) {
      try {
        return opener.open(format);
      } catch (LineUnavailableException | RuntimeException | LinkageError e) {
        refused.addSuppressed(e);
      }
    }
    throw refused;
  }

  private static List<AudioFormat> formats(int rate) {
    List<AudioFormat> formats = new ArrayList<>(of(rate));
    for (int common : COMMON_RATES) {
      if (common != rate) {
        formats.addAll(of(common));
      }
    }
    return formats;
  }

  private static List<AudioFormat> of(int rate) {
    return List.of(
        new AudioFormat(rate, Short.SIZE, 1, true, false),
        new AudioFormat(rate, Short.SIZE, 2, true, false));
  }
}
