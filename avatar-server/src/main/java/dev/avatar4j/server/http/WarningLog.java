package dev.avatar4j.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;

/** Collects what was left out of a request: it may hold thousands of mistakes, the log gets few. */
public final class WarningLog implements Consumer<String> {
  private static final int LOGGED = 20;

  private final Logger log;
  private final String subject;
  private final List<String> first = new ArrayList<>();
  private int count;

  public WarningLog(Logger log, String subject) {
    this.log = log;
    this.subject = subject;
  }

  @Override
  public void accept(String warning) {
    count++;
    if (first.size() < LOGGED) {
      first.add(warning);
    }
  }

  public void write() {
    first.forEach(warning -> log.warn("{}: {}", subject, warning));
    if (count > first.size()) {
      log.warn("{}: and {} more", subject, count - first.size());
    }
  }
}
