package dev.avatar4j.postprocessor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.JsonFault;
import java.util.List;

/**
 * The description of a chain: which filters, in which order, with which values. A {@link
 * FilterChain} runs it. Immutable and thread-safe.
 *
 * @param steps the filters, first to last; at most {@value #MAX_FILTERS}
 */
public record ChainSpec(List<FilterStep> steps) {
  /** The most filters in a chain. */
  public static final int MAX_FILTERS = 64;

  /** A chain that changes nothing. */
  public static final ChainSpec EMPTY = new ChainSpec(List.of());

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Copies the steps. */
  public ChainSpec {
    requireSize("chain", steps.size());
    steps = List.copyOf(steps);
  }

  static void requireSize(String field, int size) {
    if (size > MAX_FILTERS) {
      throw new InvalidInputException(
          field, field + " has " + size + " filters; a chain has at most " + MAX_FILTERS + ".");
    }
  }

  /**
   * Reads a chain of the form {@code [["bloom", {"exposure": 0.9}], ["scanlines", {}]]}.
   *
   * @param json the chain
   * @param field what to call it in messages, such as {@code postprocessor_chain}
   * @param dialect which program it was written for
   * @param registry the filters to choose from
   * @return the chain
   * @throws InvalidInputException if anything is wrong with it; the message lists every problem
   *     with its place, the value found and what is accepted
   */
  public static ChainSpec parse(
      JsonNode json, String field, Dialect dialect, FilterRegistry registry) {
    return new ChainParser(field, dialect, registry).parse(json);
  }

  /**
   * Reads a chain from text, of any dialect, with the filters of {@link FilterRegistry#standard}.
   *
   * @param text the chain as JSON
   * @return the chain
   * @throws InvalidInputException if anything is wrong with it; the message lists every problem
   */
  public static ChainSpec parse(String text) {
    try {
      return parse(JSON.readTree(text), "chain", Dialect.AUTO, FilterRegistry.standard());
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "chain", "The chain is not valid JSON: " + JsonFault.describe(e) + ".", e);
    }
  }

  /**
   * @return the chain as JSON, in today's names, with the values that were set
   */
  public JsonNode toJson() {
    ArrayNode chain = JsonNodeFactory.instance.arrayNode();
    for (FilterStep step : steps) {
      ObjectNode values = JsonNodeFactory.instance.objectNode();
      for (Parameter<?> parameter : step.type().parameters()) {
        if (step.values().isSet(parameter)) {
          values.set(parameter.name(), ParameterJson.get(parameter, step.values()));
        }
      }
      chain.addArray().add(step.type().name()).add(values);
    }
    return chain;
  }
}
