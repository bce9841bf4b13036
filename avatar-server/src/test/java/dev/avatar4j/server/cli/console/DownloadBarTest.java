package dev.avatar4j.server.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.download.DownloadStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DownloadBarTest {
  private final StringWriter text = new StringWriter();
  private final DownloadBar bar = new DownloadBar(new PrintWriter(text, true));

  private void advance(String name, long total, long... steps) {
    for (long bytes : steps) {
      bar.advanced(new DownloadStatus(name, bytes, OptionalLong.of(total), 2_000_000));
    }
  }

  @Test
  void each_tenth_is_a_line_with_bytes_rate_and_time_left() {
    advance("a.pt", 10_000_000, 0, 900_000, 1_000_000, 1_500_000, 5_000_000, 10_000_000);
    assertThat(text.toString().lines())
        .containsExactly(
            "a.pt [#---------] 1.0 of 10.0 MB, 2.0 MB/s, 5 s left",
            "a.pt [#####-----] 5.0 of 10.0 MB, 2.0 MB/s, 3 s left",
            "a.pt [##########] 10.0 of 10.0 MB, 2.0 MB/s");
  }

  @Test
  void the_next_file_begins_anew_and_small_ones_are_silent() {
    advance("a.pt", 10_000_000, 10_000_000);
    advance("small.yaml", 100, 0, 100);
    advance("b.pt", 10_000_000, 2_000_000);
    assertThat(text.toString().lines()).hasSize(2).last().asString().startsWith("b.pt [##---");
  }

  @Test
  void without_a_size_every_sixteen_mebibytes_are_a_line() {
    for (long bytes = 0; bytes <= 33L << 20; bytes += 1 << 20) {
      bar.advanced(new DownloadStatus("a.zip", bytes, OptionalLong.empty(), 1_000_000));
    }
    assertThat(text.toString().lines())
        .containsExactly("a.zip 16.8 MB, 1.0 MB/s", "a.zip 33.6 MB, 1.0 MB/s");
  }
}
