package dev.avatar4j.postprocessor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One filter of a running chain, with what went wrong with it. */
final class FilterSlot {
  private static final Logger LOG = LoggerFactory.getLogger(FilterSlot.class);

  private final int position;
  private final String name;
  private final Filter filter;
  private final boolean builtIn;
  private volatile long failures;
  private volatile String lastFailure = "";

  FilterSlot(int position, String name, Filter filter, boolean builtIn) {
    this.position = position;
    this.name = name;
    this.filter = filter;
    this.builtIn = builtIn;
  }

  Filter filter() {
    return filter;
  }

  /** Whether it may leave a frame half done: so far unless it is ours and never failed. */
  boolean isSuspect() {
    return !builtIn || failures > 0;
  }

  long failures() {
    return failures;
  }

  /** Called by the chain's thread only. */
  void failed(Throwable reason) {
    lastFailure = String.valueOf(reason);
    long count = failures + 1;
    failures = count;
    if (count == 1) {
      LOG.warn("Filter {} ({}) failed; skipped where it fails", position, name, reason);
    }
  }

  /** Closes the filter; one that cannot even do that is written to the log. */
  void close() {
    try {
      filter.close();
    } catch (RuntimeException e) {
      LOG.warn("Filter {} ({}) could not be closed", position, name, e);
    }
  }

  FilterStatistics statistics() {
    return new FilterStatistics(position, name, failures, lastFailure);
  }
}
