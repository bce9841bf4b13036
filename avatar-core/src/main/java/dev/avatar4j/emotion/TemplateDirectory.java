package dev.avatar4j.emotion;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the emotion templates of a directory: one file per emotion, and {@code _defaults.json}. */
final class TemplateDirectory {
  private static final String DEFAULTS = "_defaults.json";
  private static final String EXTENSION = ".json";
  private static final int MAX_FILES = 1000;
  private static final long MAX_FILE_BYTES = 1 << 20;
  private static final int MAX_NESTING = 16;

  private final Path directory;
  private final Consumer<String> warning;
  private final InputProblems problems = new InputProblems();
  private final ObjectMapper mapper =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  TemplateDirectory(Path directory, Consumer<String> warning) {
    this.directory = directory;
    this.warning = warning;
  }

  Map<String, EmotionTemplate> read() {
    Map<String, EmotionTemplate> templates = new TreeMap<>();
    Path defaults = directory.resolve(DEFAULTS);
    if (Files.exists(defaults)) {
      readFile(defaults).ifPresent(templates::putAll);
    }
    for (Path file : files()) {
      String name = fileName(file).substring(0, fileName(file).length() - EXTENSION.length());
      readFile(file).ifPresent(content -> take(name, content.get(name), templates));
    }
    problems.throwIfAny();
    return templates;
  }

  private void take(String name, EmotionTemplate own, Map<String, EmotionTemplate> templates) {
    if (own != null) {
      templates.put(name, own);
    } else {
      warning.accept(
          name + EXTENSION + " holds no emotion called \"" + name + "\" and is not used.");
    }
  }

  private List<Path> files() {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(file -> Files.isRegularFile(file))
          .filter(file -> fileName(file).toLowerCase(Locale.ROOT).endsWith(EXTENSION))
          .filter(file -> !fileName(file).startsWith("_"))
          .sorted()
          .limit(MAX_FILES)
          .toList();
    } catch (IOException unreadable) {
      throw new InvalidInputException(
          "emotions",
          "The emotion directory " + directory + " cannot be read; check that it exists.",
          unreadable);
    }
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }

  /** Reads a file; empty, with a problem noted, if it is unusable. */
  private Optional<Map<String, EmotionTemplate>> readFile(Path file) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        problems.add(fileName(file), fileName(file) + " is over the limit of 1 MiB.");
        return Optional.empty();
      }
      JsonNode content = mapper.readTree(file.toFile());
      return Optional.of(
          TemplateMap.read(content, text -> warning.accept(fileName(file) + ": " + text)));
    } catch (InvalidInputException refused) {
      problems.add(fileName(file), fileName(file) + ": " + refused.getMessage());
    } catch (JacksonException malformed) {
      problems.add(
          fileName(file), fileName(file) + " is not valid JSON: " + JsonFault.describe(malformed));
    } catch (IOException unreadable) {
      problems.add(fileName(file), fileName(file) + " cannot be read: " + unreadable.getMessage());
    }
    return Optional.empty();
  }
}
