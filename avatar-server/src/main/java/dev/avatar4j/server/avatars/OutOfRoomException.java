package dev.avatar4j.server.avatars;

/** The server has too little memory left for what was asked for. */
public final class OutOfRoomException extends OverloadedException {
  private static final long serialVersionUID = 1L;

  OutOfRoomException(String what, long bytes, long free) {
    super(
        what
            + " takes about "
            + mebibytes(bytes)
            + " MiB of memory, and too little of it is left ("
            + mebibytes(free)
            + " MiB); unload an avatar, try again later, or give the server more (-Xmx).");
  }

  private static long mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }
}
