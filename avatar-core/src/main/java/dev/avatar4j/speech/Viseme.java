package dev.avatar4j.speech;

import dev.avatar4j.pose.Morph;
import java.util.Optional;

/** What the mouth does at a sound: one of six shapes, or a command. */
public enum Viseme {
  /** {@code mouth_aaa_index}. */
  AAA(Morph.MOUTH_AAA),
  /** {@code mouth_iii_index}. */
  III(Morph.MOUTH_III),
  /** {@code mouth_uuu_index}. */
  UUU(Morph.MOUTH_UUU),
  /** {@code mouth_eee_index}. */
  EEE(Morph.MOUTH_EEE),
  /** {@code mouth_ooo_index}. */
  OOO(Morph.MOUTH_OOO),
  /** {@code mouth_delta}. */
  DELTA(Morph.MOUTH_DELTA),
  /** The lips close. */
  CLOSE(null),
  /** The mouth stays as it is: stress and length marks. */
  KEEP(null),
  /** The lips close in a pause that is long enough, else the mouth stays as it is. */
  MAYBE_CLOSE(null);

  private final Optional<Morph> morph;

  Viseme(Morph morph) {
    this.morph = Optional.ofNullable(morph);
  }

  /**
   * @return the morph that is 1 while the other five that open the mouth are 0; empty for a command
   */
  public Optional<Morph> morph() {
    return morph;
  }
}
