package dev.avatar4j.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.JsonFault;
import dev.avatar4j.Suggestion;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** JSON in and out: snake_case names, strict parsing, one limit. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(ServerLimits.JSON_DEPTH)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private Json() {}

  /** Answers with a value as JSON. */
  public static void reply(Context ctx, int status, Object value) {
    ctx.status(status).contentType("application/json; charset=utf-8").result(bytes(value));
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /** A value as a tree. */
  public static ObjectNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Reads a body that must be one JSON object.
   *
   * @throws RequestRefused 415 if it is not declared as JSON, 413 if it is too long, 400 if it is
   *     malformed or no object
   */
  public static ObjectNode readObject(Context ctx, long limit) throws IOException {
    requireJsonType(mediaType(ctx));
    return parseObject(RequestBody.read(ctx, limit), "body");
  }

  /**
   * @param bytes what should be a JSON object
   * @param field what to call it
   * @throws RequestRefused 400 if it is malformed or no object
   */
  public static ObjectNode parseObject(byte[] bytes, String field) {
    if (parse(bytes, field) instanceof ObjectNode object) {
      return object;
    }
    throw new RequestRefused(400, field, "The " + field + " must be a JSON object, such as {}.");
  }

  /**
   * @param bytes what should be JSON
   * @param field what to call it
   * @throws RequestRefused 400 if it is malformed
   */
  public static JsonNode parse(byte[] bytes, String field) {
    try {
      return MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new RequestRefused(
          400, field, "The " + field + " is not valid JSON: " + JsonFault.describe(e) + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @return the declared type of the body in lower case, without parameters; empty if there is none
   */
  public static String mediaType(Context ctx) {
    String declared = ctx.contentType();
    return declared == null ? "" : declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static void requireJsonType(String type) {
    if (!type.equals("application/json") && !type.endsWith("+json")) {
      throw new RequestRefused(
          415, "Content-Type", "Send the body as application/json, with that Content-Type header.");
    }
  }

  /**
   * @throws RequestRefused 400 naming the first field that is not among the known ones
   */
  public static void refuseUnknown(ObjectNode body, List<String> known) {
    body.fieldNames()
        .forEachRemaining(
            field -> {
              if (!known.contains(field)) {
                String shown = InputProblems.shown(field);
                throw new RequestRefused(
                    400,
                    shown,
                    "\""
                        + shown
                        + "\" means nothing here."
                        + Suggestion.of(field, known)
                        + " Known: "
                        + String.join(", ", known)
                        + ".");
              }
            });
  }

  /**
   * @throws RequestRefused 400 if the field is missing or no string
   */
  public static String requireText(ObjectNode body, String field) {
    JsonNode value = body.get(field);
    if (value == null || !value.isTextual()) {
      throw new RequestRefused(400, field, "\"" + field + "\" is required and must be a string.");
    }
    return value.textValue();
  }

  /**
   * @throws RequestRefused 400 if the field is missing or no boolean
   */
  public static boolean requireBoolean(ObjectNode body, String field) {
    JsonNode value = body.get(field);
    if (value == null || !value.isBoolean()) {
      throw new RequestRefused(
          400, field, "\"" + field + "\" is required and must be true or false.");
    }
    return value.booleanValue();
  }

  /**
   * @throws RequestRefused 400 if the field is missing or no object
   */
  public static ObjectNode requireObject(ObjectNode body, String field) {
    if (body.get(field) instanceof ObjectNode object) {
      return object;
    }
    throw new RequestRefused(400, field, "\"" + field + "\" is required and must be an object.");
  }
}
