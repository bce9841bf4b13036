package dev.avatar4j.server.cli.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a JSON file that the user named on the command line. */
public final class JsonFiles {
  private static final long MAX_BYTES = 16L << 20;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonFiles() {}

  /** Reads JSON that the user wrote on the command line itself. */
  public static JsonNode parse(String option, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          option, option + " is not valid JSON: " + JsonFault.describe(e) + ".", e);
    }
  }

  public static JsonNode read(String option, Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(option, file + " is larger than 16 MiB.");
      }
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      if (json.isMissingNode()) {
        throw new InvalidInputException(option, file + " is empty; it needs JSON.");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          option, file + " is not valid JSON: " + JsonFault.describe(e) + ".", e);
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(option, "There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new InvalidInputException(option, "Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
