package dev.avatar4j.server.recording;

import java.util.List;

/**
 * What can be recorded on a server.
 *
 * @param formats the formats, also those that lack something
 * @param longestSeconds the longest recording
 * @param mostBytes the largest recording, on disk
 */
public record RecordingOptions(List<Format> formats, double longestSeconds, long mostBytes) {
  /**
   * One format.
   *
   * @param format what clients call it
   * @param extension what its files end in, without the dot
   * @param transparent whether a film without background is transparent
   * @param missing why there are no such films here, with what to do; null if there are
   */
  public record Format(String format, String extension, boolean transparent, String missing) {}
}
