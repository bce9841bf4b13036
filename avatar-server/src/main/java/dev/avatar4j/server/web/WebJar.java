package dev.avatar4j.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Some files of a WebJar: a library of npm packed as a Maven dependency. They are served under an
 * address without the version, which is that of the dependency.
 *
 * @param name the name of the library
 * @param files those that are served, relative to the root of the library
 */
record WebJar(String name, List<String> files) {
  private static final String GROUP = "org.webjars.npm";

  Stream<PageFile> pageFiles() {
    String folder = "META-INF/resources/webjars/%s/%s/".formatted(name, version());
    return files.stream()
        .map(file -> new PageFile("/webjars/%s/%s".formatted(name, file), folder + file));
  }

  private String version() {
    String path = "/META-INF/maven/%s/%s/pom.properties".formatted(GROUP, name);
    try (InputStream in = WebJar.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(
            "The class path lacks the WebJar %s:%s, which the studio needs."
                .formatted(GROUP, name));
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
