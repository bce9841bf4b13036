package dev.avatar4j.poser.djl.model;

/**
 * What a checkpoint may ask for. The defaults leave room for every published THA model; the largest
 * file among them holds 140 MB of weights.
 *
 * @param maxPickleBytes size of the pickled table of contents
 * @param maxArchiveEntries entries in the zip file
 * @param maxTensors tensors in the file
 * @param maxDimensions dimensions of one tensor
 * @param maxTotalBytes bytes of all storages read, and four bytes for every tensor element made
 * @param maxStackDepth values on the pickle machine's stack
 * @param maxMemoEntries values in the pickle machine's memo
 * @param maxStringBytes length of one string
 */
public record CheckpointLimits(
    int maxPickleBytes,
    int maxArchiveEntries,
    int maxTensors,
    int maxDimensions,
    long maxTotalBytes,
    int maxStackDepth,
    int maxMemoEntries,
    int maxStringBytes) {

  /** 4 MiB of pickle, 8192 entries, 4096 tensors of at most 8 dimensions, 512 MiB in all. */
  public static final CheckpointLimits DEFAULT =
      new CheckpointLimits(4 << 20, 8192, 4096, 8, 512L << 20, 16384, 65536, 1024);

  /** Refuses limits that admit nothing. */
  public CheckpointLimits {
    if (maxPickleBytes < 1
        || maxArchiveEntries < 1
        || maxTensors < 1
        || maxDimensions < 1
        || maxTotalBytes < 1
        || maxStackDepth < 1
        || maxMemoEntries < 1
        || maxStringBytes < 1) {
      throw new IllegalArgumentException("Every limit is at least 1: " + this);
    }
  }

  /** Size of the file: the weights, the pickle, and what a zip file says of each entry. */
  long maxFileBytes() {
    return maxTotalBytes + maxPickleBytes + 1024L * maxArchiveEntries;
  }
}
