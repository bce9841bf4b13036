package dev.avatar4j.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path folder;

  @Test
  void the_second_waits_until_the_first_is_done_and_says_so_once() throws IOException {
    FolderLock first = FolderLock.acquire(folder, DownloadPolicy.DEFAULT, DownloadProgress.SILENT);
    List<String> notes = new ArrayList<>();
    int[] pauses = {0};
    DownloadPolicy policy =
        DownloadPolicy.DEFAULT.withSleeper(
            pause -> {
              pauses[0]++;
              if (pauses[0] == 3) {
                closeQuietly(first);
              }
            });
    try (FolderLock second = FolderLock.acquire(folder, policy, notedIn(notes))) {
      assertThat(second.folder()).isEqualTo(folder);
      assertThat(pauses[0]).isEqualTo(3);
      assertThat(notes).containsExactly("waiting for another download into " + folder);
    }
  }

  private static DownloadProgress notedIn(List<String> notes) {
    return new DownloadProgress() {
      @Override
      public void advanced(DownloadStatus status) {}

      @Override
      public void note(String sentence) {
        notes.add(sentence);
      }
    };
  }

  private static void closeQuietly(FolderLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
