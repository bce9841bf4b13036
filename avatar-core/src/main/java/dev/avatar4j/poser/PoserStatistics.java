package dev.avatar4j.poser;

import java.util.List;

/**
 * What the stages of a session have done so far.
 *
 * @param stages the stages in the order a frame passes them; empty for posers without stages
 */
public record PoserStatistics(List<StageStatistics> stages) {
  /** Of posers that count nothing. */
  public static final PoserStatistics NONE = new PoserStatistics(List.of());

  /** Keeps a copy of the list. */
  public PoserStatistics {
    stages = List.copyOf(stages);
  }
}
