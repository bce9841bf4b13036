package dev.avatar4j.poser.djl.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets glibc keep the memory that libtorch frees. libtorch has no cache of its own for the
 * processor's memory; by default each large intermediate result is mapped, touched page by page and
 * unmapped again, which was measured to cost half of all processor time. Does nothing on other
 * systems, or where the environment configures the allocator already.
 */
final class AllocatorTuning {
  private static final Logger LOG = LoggerFactory.getLogger(AllocatorTuning.class);

  /** Set to {@code off} to leave the allocator alone. */
  private static final String SWITCH = "AVATAR_ALLOCATOR_TUNING";

  // From malloc.h.
  private static final int M_TRIM_THRESHOLD = -1;
  private static final int M_MMAP_MAX = -4;
  private static final int M_ARENA_MAX = -8;

  private static volatile boolean applied;

  private AllocatorTuning() {}

  /** To be called once, before libtorch is loaded. */
  static void apply() {
    if (!Platform.isLinux() || "off".equals(System.getenv(SWITCH)) || configured()) {
      return;
    }
    try {
      NativeLibrary libc = NativeLibrary.getInstance("c");
      Function mallopt = libc.getFunction("mallopt");
      invoke(mallopt, M_MMAP_MAX, 0);
      invoke(mallopt, M_TRIM_THRESHOLD, Integer.MAX_VALUE);
      // One arena: memory freed by one thread is there for the next.
      invoke(mallopt, M_ARENA_MAX, 1);
      // libtorch then asks for huge pages.
      invoke(libc.getFunction("setenv"), "THP_MEM_ALLOC_ENABLE", "1", 0);
      applied = true;
    } catch (LinkageError | RuntimeException e) {
      LOG.debug("The C library's allocator stays as it is: {}", e.toString());
    }
  }

  /**
   * Gives free memory back to the system, once: what loading a network took beside the network
   * would otherwise be kept for ever. Does nothing where {@link #apply} did nothing.
   */
  static void trim() {
    if (!applied) {
      return;
    }
    try {
      invoke(NativeLibrary.getInstance("c").getFunction("malloc_trim"), new NativeLong(0));
    } catch (LinkageError | RuntimeException e) {
      LOG.debug("Free memory is kept: {}", e.toString());
    }
  }

  private static boolean configured() {
    return System.getenv("GLIBC_TUNABLES") != null || System.getenv("LD_PRELOAD") != null;
  }

  private static void invoke(Function function, Object... arguments) {
    int result = function.invokeInt(arguments);
    LOG.debug("{} answered {}", function.getName(), result);
  }
}
