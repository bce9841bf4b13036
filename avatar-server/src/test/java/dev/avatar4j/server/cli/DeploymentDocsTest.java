package dev.avatar4j.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.avatar4j.Avatar;
import dev.avatar4j.server.AvatarServer;
import dev.avatar4j.server.config.ConfigFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What docs/deploy.md and the files beside it name exists: flags, variables, keys, metrics, paths.
 */
class DeploymentDocsTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
  private static final Pattern VARIABLE = Pattern.compile("AVATAR4J_[A-Z0-9_]+");
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:avatar4j|jvm|process)_[a-z0-9]+(?:_[a-z0-9]+)+\\b");

  /** Flags of other programs in the same files. */
  private static final Set<String> OTHER_FLAGS =
      Set.of(
          "--system",
          "--uid",
          "--no-create-home",
          "--from-literal",
          "--rm",
          "--read-only",
          "--tmpfs");

  /** Made by the rule that stands beside it. */
  private static final Set<String> OTHER_METRICS =
      Set.of(
          // only neural posers have caches, see MetricsRoutesTest
          "avatar4j_poser_cache_hits_total",
          "avatar4j_poser_cache_misses_total",
          "avatar4j_frame_milliseconds");

  @BeforeAll
  static void requireDocs() {
    assumeTrue(Files.isDirectory(DOCS), "Skipped: needs the docs folder beside the module");
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>(List.of(DOCS.resolve("deploy.md")));
    try (var walk = Files.walk(DOCS.resolve("deploy"))) {
      walk.filter(Files::isRegularFile).forEach(files::add);
    }
    assertThat(files).hasSizeGreaterThan(6);
    return files;
  }

  private static Set<String> found(Pattern pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : files()) {
      for (Matcher matcher = pattern.matcher(Files.readString(file)); matcher.find(); ) {
        found.add(matcher.group());
      }
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  private static List<String> configuredKeys() {
    CommandLineRunner listing =
        CommandLineRunner.runIn(
            Map.of("XDG_CONFIG_HOME", "/nowhere", "APPDATA", "/nowhere"),
            "serve",
            "--print-config");
    assertThat(listing.exitCode()).as(listing.err()).isZero();
    return listing.out().lines().map(line -> line.replaceAll("^(?:# )?(\\w+):.*", "$1")).toList();
  }

  @Test
  void every_flag_exists() throws IOException {
    Set<String> known = new TreeSet<>(OTHER_FLAGS);
    known.addAll(Set.of("--config", "--print-config"));
    configuredKeys().forEach(key -> known.add("--" + key.replace('_', '-')));
    assertThat(known).containsAll(found(FLAG));
  }

  @Test
  void every_variable_is_an_option() throws IOException {
    Set<String> known = new TreeSet<>(Set.of("AVATAR4J_MODELS", "AVATAR4J_CONFIG"));
    configuredKeys().forEach(key -> known.add("AVATAR4J_" + key.toUpperCase(Locale.ROOT)));
    Set<String> named = found(VARIABLE);
    // what a Service would make up, and the reason it is switched off
    named.remove("AVATAR4J_PORT");
    assertThat(known).containsAll(named);
  }

  @Test
  void the_configuration_can_be_read() {
    Collection<String> keys = configuredKeys();
    ConfigFile file = ConfigFile.read(DOCS.resolve("deploy/avatar4j.yaml"), keys);
    assertThat(file.values()).containsEntry("listen", "true").hasSizeGreaterThan(5);
  }

  @Test
  void every_metric_and_every_probed_path_exists() throws Exception {
    try (Avatar avatar = Avatar.builder().build();
        AvatarServer server = AvatarServer.builder(avatar).port(0).build().start()) {
      assertThat(get(server, "/health").body()).isEqualTo("OK");
      String metrics = get(server, "/metrics").body();
      for (String name : found(METRIC)) {
        if (!OTHER_METRICS.contains(name)) {
          assertThat(metrics).as(name).containsPattern("(?m)^" + name + "[ {_]");
        }
      }
      Set<String> probes = new TreeSet<>();
      for (JsonNode manifest : manifests()) {
        manifest.findValues("httpGet").forEach(probe -> probes.add(probe.get("path").textValue()));
      }
      assertThat(probes).isNotEmpty();
      for (String path : probes) {
        assertThat(get(server, path).statusCode()).as(path).isEqualTo(200);
      }
    }
  }

  private static HttpResponse<String> get(AvatarServer server, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static List<JsonNode> manifests() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    for (Path file : files()) {
      if (file.toString().contains("kubernetes")) {
        try (MappingIterator<JsonNode> documents =
            yaml.readerFor(JsonNode.class).readValues(file.toFile())) {
          documents.forEachRemaining(all::add);
        }
      }
    }
    return all;
  }

  @Test
  void every_manifest_is_an_object_of_kubernetes_and_they_fit_together() throws IOException {
    Set<String> kinds = new TreeSet<>();
    for (JsonNode manifest : manifests()) {
      for (String field : new String[] {"/apiVersion", "/kind", "/metadata/name"}) {
        assertThat(manifest.at(field).isTextual()).as(field + " of " + manifest).isTrue();
      }
      kinds.add(manifest.get("kind").textValue());
      JsonNode selector = manifest.at("/spec/selector");
      JsonNode labels = selector.has("matchLabels") ? selector.get("matchLabels") : selector;
      if (!labels.isMissingNode()) {
        assertThat(labels.get("app").textValue()).isEqualTo("avatar4j");
      }
    }
    assertThat(kinds)
        .containsExactly("Deployment", "HorizontalPodAutoscaler", "Ingress", "Service");
  }
}
