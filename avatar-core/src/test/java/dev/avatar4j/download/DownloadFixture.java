package dev.avatar4j.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server, a content and a downloader that neither sleeps nor reads the real clock. */
abstract class DownloadFixture {
  static final int SIZE = 100_000;
  static final String ETAG = "\"one\"";

  @TempDir Path folder;
  final FileServer server = new FileServer();
  final byte[] content = new byte[SIZE];
  final List<Duration> pauses = new ArrayList<>();
  final List<DownloadStatus> statuses = new CopyOnWriteArrayList<>();
  final AtomicLong clock = new AtomicLong();
  DownloadPolicy policy =
      DownloadPolicy.DEFAULT
          .withSleeper(pauses::add)
          .withClock(() -> clock.addAndGet(Duration.ofMillis(100).toNanos()));
  Path target;

  @BeforeEach
  void fill() {
    new Random(1).nextBytes(content);
    target = folder.resolve("weights.pt");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  String fetch(DownloadRequest request) {
    return new HttpDownloader(policy, Map.of()).fetch(request, statuses::add);
  }

  DownloadRequest request() {
    return DownloadRequest.of(server.uri("weights.pt"), target, 2 * SIZE);
  }

  String sum() {
    return sum(content);
  }

  static String sum(byte[] bytes) {
    Sha256 sha = new Sha256();
    sha.add(ByteBuffer.wrap(bytes));
    return sha.hex();
  }

  void assertRefused(DownloadRequest request, String... parts) {
    assertThatThrownBy(() -> fetch(request))
        .isInstanceOf(AvatarException.class)
        .hasMessageContainingAll(parts);
    assertThat(target).doesNotExist();
  }

  void assertNothingLeft() {
    assertThat(folder).isEmptyDirectory();
  }

  /** A restart would be seen as a step back to 0. */
  void assertNothingCameTwice() {
    assertThat(statuses).isSortedAccordingTo(Comparator.comparingLong(DownloadStatus::bytes));
  }

  void assertWhole() {
    assertThat(target).hasBinaryContent(content);
    assertThat(folder.toFile().list()).containsExactly("weights.pt");
  }
}
