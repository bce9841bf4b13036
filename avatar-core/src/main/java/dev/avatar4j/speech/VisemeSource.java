package dev.avatar4j.speech;

/**
 * What the mouth does in speech that is not known beforehand: live sound, or words as they come.
 *
 * <p>An animator asks from its thread, once or a few times per frame, while another thread may add
 * what was heard. So an implementation is thread-safe, and {@link #sample} neither blocks nor
 * allocates.
 */
public interface VisemeSource {
  /** Asks for what is known last, for sound that is heard as it comes. */
  double NEWEST = Double.POSITIVE_INFINITY;

  /**
   * @param seconds a time from the start of the speech, or {@link #NEWEST}. Times that lie beyond
   *     what is known are answered with what is known last, closing after a while
   * @param weights receives how much the mouth has of each shape, 0 to 1, in the order of {@link
   *     dev.avatar4j.pose.Morph#MOUTH_OPEN}; all 0 is a closed mouth
   * @return whether the speech has the mouth; if not, it is the emotion's and the weights are left
   *     as they are
   */
  boolean sample(double seconds, float[] weights);

  /**
   * @param seconds a time as for {@link #sample}
   * @return whether nothing comes any more
   */
  boolean isOver(double seconds);

  /**
   * @return whether the weights move smoothly by themselves, so that the mouth takes them as they
   *     are; if not, it follows them as it follows a {@link VisemeTrack}
   */
  boolean isSmooth();
}
