package dev.avatar4j.poser.djl.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDManager;
import dev.avatar4j.AvatarException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Starts DJL's PyTorch engine, once per process and without ever reaching for the network. */
public final class PyTorchRuntime {
  private static final String ENGINE = "PyTorch";

  private static final String VERSION = Libtorch.versionInUse();

  private static Engine engine;

  private PyTorchRuntime() {}

  /**
   * Tells whether libtorch for this platform is at hand, by looking and without loading it.
   *
   * @return empty if it is, else what is missing and how to get it
   */
  public static Optional<String> missing() {
    return Libtorch.setting("PYTORCH_LIBRARY_PATH").isPresent()
        ? Optional.empty()
        : missing(platform(System.getProperty("os.name"), System.getProperty("os.arch")));
  }

  static Optional<String> missing(String platform) {
    if (Libtorch.onClassPath().stream().anyMatch(found -> found.platform().equals(platform))) {
      return Optional.empty();
    }
    return Optional.of(
        "The class path has no libtorch for "
            + platform
            + "; add ai.djl.pytorch:pytorch-native-cpu:"
            + version()
            + " with the classifier linux-x86_64, linux-aarch64, win-x86_64 or osx-aarch64.");
  }

  /**
   * @return engine and native library with versions, and where the library is unpacked; for people
   */
  public static List<String> details() {
    String cache = System.getenv("DJL_CACHE_DIR");
    return List.of(
        "DJL " + Engine.getDjlVersion() + ", libtorch " + version() + flavor(),
        "libtorch is unpacked once into "
            + (cache == null ? System.getProperty("user.home") + "/.djl.ai" : cache));
  }

  private static String flavor() {
    String own = Libtorch.setting("PYTORCH_LIBRARY_PATH").map(path -> " of " + path).orElse("");
    return own.isEmpty()
        ? Libtorch.onClassPath().stream()
            .map(found -> " (" + found.flavor() + ")")
            .collect(Collectors.joining())
        : own;
  }

  /**
   * The version of libtorch: that of the user's own library if there is one, else that of the JNI
   * library on the class path, which the natives beside it must have.
   */
  static String version() {
    return VERSION;
  }

  /** The classifier of the jars with native code: operating system and processor. */
  static String platform(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String system = os.startsWith("win") ? "win" : os.startsWith("mac") ? "osx" : "linux";
    return system + "-" + (osArch.equals("amd64") ? "x86_64" : osArch);
  }

  /**
   * Starts the engine if need be.
   *
   * @throws AvatarException if it cannot start
   */
  static void start() {
    engine();
  }

  /**
   * @param device where its arrays are
   * @return a manager for arrays, to be closed by the caller
   * @throws AvatarException if the engine cannot start
   */
  static NDManager newManager(Device device) {
    return engine().newBaseManager(device.toDjl());
  }

  /** How many GPUs libtorch can use. */
  static int gpus() {
    Engine engine = engine();
    return engine.hasCapability(StandardCapabilities.CUDA) ? engine.getGpuCount() : 0;
  }

  private static synchronized Engine engine() {
    if (engine == null) {
      System.setProperty("ai.djl.offline", "true");
      System.setProperty("OPT_OUT_TRACKING", "true");
      missing()
          .ifPresent(
              reason -> {
                throw new AvatarException(reason);
              });
      AllocatorTuning.apply();
      NativeCalls.PROCESS.enter();
      try {
        engine = Engine.getEngine(ENGINE);
        ExecutorTuning.apply();
      } catch (EngineException | UnsatisfiedLinkError | NoClassDefFoundError e) {
        throw new AvatarException(
            "libtorch cannot be loaded ("
                + e.getMessage()
                + "); remove its cache folder, by default .djl.ai/pytorch in the home folder, and"
                + " try again.",
            e);
      } finally {
        NativeCalls.PROCESS.leave();
      }
    }
    return engine;
  }

  static String engineName() {
    return ENGINE;
  }

  /**
   * @return engine and version, for people
   */
  public static String name() {
    return ENGINE + " " + version();
  }
}
