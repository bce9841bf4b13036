package dev.avatar4j.poser.djl.engine;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has libtorch run programs as they are written. By default it watches the first runs of each
 * method and then writes it anew. That is of no use to programs that were written with care: their
 * frames take as long as before, but the first ones of each program half a second more each. DJL
 * can turn it off for a Java thread; the threads of libtorch's pool, to which forked work goes, are
 * reached by libtorch's own switch only. That holds for the process, where a host application may
 * have programs that gain by being written anew, so it is done only if the system property {@code
 * avatar4j.executor.tuning} says {@code on}, as the {@code avatar} command does, whose process it
 * is. Does nothing where libtorch does not have the switch under its usual name (on Windows).
 */
final class ExecutorTuning {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutorTuning.class);

  private static final String SWITCH = "avatar4j.executor.tuning";

  /** {@code std::atomic<bool>& torch::jit::getProfilingMode()}. */
  private static final String PROFILING_MODE = "_ZN5torch3jit16getProfilingModeEv";

  /** Of dlopen: the library's symbols stay where they are, out of others' sight. */
  private static final int RTLD_LAZY = 1;

  private ExecutorTuning() {}

  /** To be called once, when libtorch has been loaded. */
  static void apply() {
    if (!"on".equals(System.getProperty(SWITCH))) {
      return;
    }
    Path file = Path.of(LibUtils.getLibtorchPath(), System.mapLibraryName("torch_cpu"));
    try (NativeLibrary library =
        NativeLibrary.getInstance(file.toString(), Map.of(Library.OPTION_OPEN_FLAGS, RTLD_LAZY))) {
      Pointer profiling = library.getFunction(PROFILING_MODE).invokePointer(new Object[0]);
      profiling.setByte(0, (byte) 0);
    } catch (LinkageError | RuntimeException e) {
      LOG.debug("libtorch's executor stays as it is: {}", e.toString());
    }
  }
}
