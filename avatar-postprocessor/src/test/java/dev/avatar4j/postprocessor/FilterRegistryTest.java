package dev.avatar4j.postprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.postprocessor.filters.TranslucentDisplay;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterRegistryTest {
  @TempDir private Path plugins;

  private static FakeFilter filter(String name, double priority) {
    return new FakeFilter(name, priority, List.of(), (values, random) -> null);
  }

  @Test
  void filters_come_by_priority_then_by_name() {
    FilterRegistry registry =
        FilterRegistry.of(
            List.of(filter("c", 1), filter("b", 2), filter("a", 2), filter("d", -1.5)));
    assertThat(registry.all()).extracting(FilterType::name).containsExactly("d", "c", "a", "b");
  }

  @Test
  void a_built_in_filter_keeps_its_name() {
    TranslucentDisplay ours = new TranslucentDisplay();
    FilterRegistry registry =
        FilterRegistry.of(List.of(filter("translucent_display", 1), ours, filter("other", 1)));
    assertThat(registry.find("translucent_display")).containsSame(ours);
    assertThat(registry.all()).hasSize(2);
  }

  @Test
  void a_filter_declared_wrongly_is_left_out() {
    SwitchParameter twice = SwitchParameter.of("twice", true, "Help.");
    FilterRegistry registry =
        FilterRegistry.of(
            List.of(
                filter("No Good", 1),
                filter("", 1),
                new FakeFilter("doubled", 1, List.of(twice, twice), (values, random) -> null),
                filter("good_1", 1)));
    assertThat(registry.all()).extracting(FilterType::name).containsExactly("good_1");
  }

  @Test
  void nothing_is_found_under_an_unknown_name() {
    assertThat(FilterRegistry.standard().find("no_such_filter")).isEqualTo(Optional.empty());
  }

  @Test
  void a_filter_that_cannot_be_loaded_does_not_hide_the_others() throws IOException {
    Path services = Files.createDirectories(plugins.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(FilterType.class.getName()),
        "com.example.Missing\n" + PluggedFilter.class.getName() + "\n");
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {plugins.toUri().toURL()}, FilterRegistry.class.getClassLoader())) {
      FilterRegistry registry = FilterRegistry.load(loader);
      assertThat(registry.find("plugged")).isPresent();
      assertThat(registry.find("translucent_display")).isPresent();
    }
  }

  @Test
  void every_class_in_the_services_file_is_a_filter() throws IOException {
    try (InputStream services =
        FilterType.class.getResourceAsStream("/META-INF/services/" + FilterType.class.getName())) {
      String text = new String(services.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      long lines = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).count();
      assertThat(FilterRegistry.standard().all()).hasSize((int) lines);
    }
  }
}
