package dev.avatar4j.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls of curl in a documentation page. */
final class CurlCalls {
  private static final Pattern CURL = Pattern.compile("\\bcurl -[^|)]*");
  private static final Pattern ADDRESS = Pattern.compile("localhost:5100(/[^\\s\"?]*)?");
  private static final Pattern METHOD = Pattern.compile(" -X ([A-Z]+)");
  private static final Pattern BODY = Pattern.compile(" (-d|-F|--data-binary) ");

  /** What the page's own shell variables hold. */
  private static final Map<String, String> VARIABLES =
      Map.of("$AVATAR", "localhost:5100/api/v1", "$RAVEN", "localhost:5100/api/avatar");

  private CurlCalls() {}

  /** One call. */
  record Call(String method, String path) {
    boolean isOf(OpenApiRoutes.Route route) {
      String pattern = ofDefault(route.path()).replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+");
      return method.equals(route.method()) && ofDefault(path).matches(pattern);
    }

    private static String ofDefault(String path) {
      return path.replaceFirst("^/api/v1/avatars/[^/]+/", "/api/v1/");
    }
  }

  static List<Call> in(Path page) throws IOException {
    return Files.readString(page)
        .replace("\\\n", " ")
        .lines()
        .flatMap(line -> CURL.matcher(line).results().map(found -> call(found.group())))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Call> call(String text) {
    String command = text;
    for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
      command = command.replace(variable.getKey(), variable.getValue());
    }
    Matcher address = ADDRESS.matcher(command);
    if (!address.find()) {
      return Optional.empty();
    }
    Matcher method = METHOD.matcher(command);
    String path = address.group(1) == null ? "/" : address.group(1);
    String usual = BODY.matcher(command).find() ? "POST" : "GET";
    return Optional.of(new Call(method.find() ? method.group(1) : usual, path));
  }
}
