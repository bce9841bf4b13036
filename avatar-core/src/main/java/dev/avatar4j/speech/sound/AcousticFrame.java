package dev.avatar4j.speech.sound;

/** What one window of sound is like. Filled anew for each window. */
final class AcousticFrame {
  /** The power of each band of the filter bank in dB, with pre-emphasis. */
  final float[] bands;

  /** The loudness of the window in dB; a full-scale square wave has 0. */
  float level;

  /** How periodic the sound is: 0 noise, 1 a voice. */
  float periodicity;

  /** The pitch in Hz if the sound is periodic. */
  float pitch;

  /** The power above 2.5 kHz against that below 1.5 kHz, in dB, with pre-emphasis. */
  float brightness;

  /** The mean frequency of the power above 1.5 kHz, in Hz. */
  float centroid;

  /** The power above 600 Hz against that below, in dB, without pre-emphasis. */
  float body;

  AcousticFrame(int bandCount) {
    bands = new float[bandCount];
  }
}
