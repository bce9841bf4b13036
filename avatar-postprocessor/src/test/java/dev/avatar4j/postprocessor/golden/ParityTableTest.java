package dev.avatar4j.postprocessor.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.FilterRegistry;
import dev.avatar4j.postprocessor.FilterType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Parity with the reference systems wherever this project is built, from {@link ParityTable}. */
class ParityTableTest {
  /** What no reference has. */
  private static final List<String> OURS = List.of("pixelize", "posterize", "datamosh");

  @TestFactory
  Stream<DynamicTest> the_excerpt() {
    JsonNode table = ParityTable.cases();
    float[] values = ParityTable.values();
    JsonNode cases = table.get("cases");
    return IntStream.range(0, cases.size())
        .mapToObj(
            i -> {
              ReferenceCase test = new ReferenceCase(cases.get(i));
              JsonNode positions = table.get("positions").get(ParityTable.sizeOf(test.json()));
              int start = i * ParityTable.POSITIONS * 4;
              return DynamicTest.dynamicTest(
                  test.id(), () -> verify(test, positions, values, start));
            });
  }

  private static void verify(ReferenceCase test, JsonNode positions, float[] values, int start) {
    Frame result = test.result();
    for (int i = 0; i < ParityTable.POSITIONS; i++) {
      int x = positions.get(2 * i).asInt();
      int y = positions.get(2 * i + 1).asInt();
      for (int channel = 0; channel < 4; channel++) {
        if (y >= test.validFrom() && y < test.validTo()) {
          assertThat(result.plane(channel)[y * result.width() + x])
              .as("%s at x %d, y %d", "RGBA".charAt(channel), x, y)
              .isCloseTo(values[start + 4 * i + channel], within((float) test.tolerance()));
        }
      }
    }
  }

  @Test
  void every_filter_of_the_reference_is_in_the_excerpt() {
    Set<String> tested = new TreeSet<>(OURS);
    for (JsonNode golden : ParityTable.cases().get("cases")) {
      new ReferenceCase(golden).spec().steps().forEach(step -> tested.add(step.type().name()));
    }
    assertThat(FilterRegistry.standard().all())
        .extracting(FilterType::name)
        .containsExactlyInAnyOrderElementsOf(tested);
  }
}
