package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.server.web.WebPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The description of the interface says what the server does, no more and no less. */
class OpenApiTest {
  private static Map<?, ?> description(TestServer server) throws Exception {
    return OpenApiRoutes.parse(server.get("/openapi.yaml").body());
  }

  private static Set<String> described(Map<?, ?> description) {
    return OpenApiRoutes.of(description).stream()
        .map(route -> route.method() + " " + route.path())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void every_route_is_described_and_everything_described_is_a_route() throws Exception {
    try (TestServer server = TestServer.start()) {
      Set<String> registered =
          server.server.routes().stream()
              .filter(route -> !WebPage.isPart(route.substring("GET ".length())))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(described(description(server))).isEqualTo(registered);
      assertThat(registered).hasSizeGreaterThan(80).contains("PATCH /api/v1/settings");
    }
  }

  @Test
  void every_path_parameter_is_declared_and_every_operation_is_complete() throws Exception {
    try (TestServer server = TestServer.start()) {
      Map<?, ?> description = description(server);
      ((Map<?, ?>) description.get("paths"))
          .forEach((path, item) -> checkPath((String) path, (Map<?, ?>) item));
    }
  }

  private static void checkPath(String path, Map<?, ?> item) {
    Set<String> wanted = new TreeSet<>();
    for (String part : path.split("/", -1)) {
      if (part.startsWith("{")) {
        wanted.add(part.substring(1, part.length() - 1));
      }
    }
    Set<String> declared = new TreeSet<>();
    List<?> parameters = item.get("parameters") instanceof List<?> list ? list : List.of();
    for (Object parameter : parameters) {
      String ref = (String) ((Map<?, ?>) parameter).get("$ref");
      declared.add(ref.substring(ref.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    }
    assertThat(declared).as(path).isEqualTo(wanted);
    item.forEach(
        (method, operation) -> {
          if (!List.of("parameters", "summary", "description").contains(method)) {
            Map<?, ?> details = (Map<?, ?>) operation;
            assertThat((String) details.get("summary")).as(method + " " + path).isNotBlank();
            assertThat((Map<?, ?>) details.get("responses")).as(method + " " + path).isNotEmpty();
          }
        });
  }

  @Test
  void every_reference_leads_somewhere() throws Exception {
    try (TestServer server = TestServer.start()) {
      Map<?, ?> description = description(server);
      List<String> references = new ArrayList<>();
      collect(description, references);
      assertThat(references).hasSizeGreaterThan(50);
      for (String reference : Set.copyOf(references)) {
        assertThat(OpenApiRoutes.follow(description, reference)).as(reference).isNotNull();
      }
    }
  }

  private static void collect(Object node, List<String> references) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (key.equals("$ref")) {
              references.add((String) value);
            }
            collect(value, references);
          });
    } else if (node instanceof List<?> list) {
      list.forEach(value -> collect(value, references));
    }
  }

  /** A route of the default avatar and its like of any avatar are the same to call. */
  @Test
  void the_documentation_has_a_call_of_every_route() throws Exception {
    List<CurlCalls.Call> calls = CurlCalls.in(Path.of("..", "docs", "http-api.md"));
    try (TestServer server = TestServer.start()) {
      assertThat(OpenApiRoutes.of(description(server)))
          .filteredOn(route -> calls.stream().noneMatch(call -> call.isOf(route)))
          .isEmpty();
    }
  }
}
