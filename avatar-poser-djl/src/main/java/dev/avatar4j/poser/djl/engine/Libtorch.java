package dev.avatar4j.poser.djl.engine;

import dev.avatar4j.AvatarException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A libtorch on the class path, as the jar that brings it describes itself.
 *
 * @param version such as {@code 2.7.1-20250812}
 * @param flavor {@code cpu}, or the version of CUDA it was built for, such as {@code cu124}
 * @param platform such as {@code linux-x86_64}
 */
record Libtorch(String version, String flavor, String platform) {
  private static final String NATIVES = "native/lib/pytorch.properties";
  private static final String JNI = "jnilib/pytorch.properties";

  /** All there are, without loading any. */
  static List<Libtorch> onClassPath() {
    List<Libtorch> found = new ArrayList<>();
    for (Properties jar : resources(NATIVES)) {
      found.add(
          new Libtorch(
              jar.getProperty("version", ""),
              jar.getProperty("flavor", ""),
              jar.getProperty("classifier", "")));
    }
    return found;
  }

  /** The version of libtorch that the engine is going to load. */
  static String versionInUse() {
    Optional<String> own = setting("PYTORCH_VERSION");
    if (own.isPresent()) {
      return own.get();
    }
    return resources(JNI).stream()
        .map(jar -> jar.getProperty("jni_version", ""))
        .findFirst()
        .map(version -> version.replaceFirst("-.*", ""))
        .orElse("unknown");
  }

  /** One of DJL's settings: as DJL does, the environment first, then the system properties. */
  static Optional<String> setting(String name) {
    return Optional.ofNullable(System.getenv(name))
        .or(() -> Optional.ofNullable(System.getProperty(name)));
  }

  private static List<Properties> resources(String name) {
    try {
      List<Properties> found = new ArrayList<>();
      for (URL url : Collections.list(Libtorch.class.getClassLoader().getResources(name))) {
        Properties properties = new Properties();
        try (InputStream in = url.openStream()) {
          properties.load(in);
        }
        found.add(properties);
      }
      return found;
    } catch (IOException e) {
      throw new AvatarException("The jar of a native library cannot be read (" + e + ").", e);
    }
  }
}
