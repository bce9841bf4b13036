package dev.avatar4j.download;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Measures one attempt and tells the listener. Used by one thread at a time. */
final class DownloadMeter {
  private final String name;
  private final DownloadProgress progress;
  private final LongSupplier nanoTime;
  private long start;
  private long startBytes;
  private OptionalLong total = OptionalLong.empty();

  DownloadMeter(String name, DownloadProgress progress, LongSupplier nanoTime) {
    this.name = name;
    this.progress = progress;
    this.nanoTime = nanoTime;
  }

  void start(long bytes, OptionalLong whole) {
    start = nanoTime.getAsLong();
    startBytes = bytes;
    total = whole;
    report(bytes);
  }

  void report(long bytes) {
    long elapsed = nanoTime.getAsLong() - start;
    double seconds = (double) elapsed / TimeUnit.SECONDS.toNanos(1);
    long rate = elapsed <= 0 ? 0 : Math.round((bytes - startBytes) / seconds);
    progress.advanced(new DownloadStatus(name, bytes, total, rate));
  }
}
