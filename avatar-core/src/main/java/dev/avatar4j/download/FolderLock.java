package dev.avatar4j.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * One download at a time into a folder, over all threads and processes. The operating system frees
 * the lock of a process that dies.
 */
public final class FolderLock implements AutoCloseable {
  private static final String FILE = ".lock";
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Waits until nobody else downloads into the folder.
   *
   * @param folder the folder; made if it does not exist
   * @param policy says how to wait
   * @param progress is told once if there is a wait
   * @return the lock, to be closed
   * @throws IOException if the folder cannot be written
   */
  public static FolderLock acquire(Path folder, DownloadPolicy policy, DownloadProgress progress)
      throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      for (boolean told = false; !tryLock(channel); told = true) {
        if (!told) {
          progress.note("waiting for another download into " + folder);
        }
        policy.pause(PAUSE, "The download into " + folder);
      }
      locked = true;
      return new FolderLock(folder, channel);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  /**
   * @return the folder that is now one's own
   */
  public Path folder() {
    return folder;
  }

  /** The lock lasts as long as its channel is open. */
  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
