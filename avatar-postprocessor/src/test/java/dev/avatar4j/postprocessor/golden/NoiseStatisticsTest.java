package dev.avatar4j.postprocessor.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ChainForTests;
import dev.avatar4j.postprocessor.ChainSpec;
import dev.avatar4j.postprocessor.Dialect;
import dev.avatar4j.postprocessor.FilterChain;
import dev.avatar4j.postprocessor.FilterRegistry;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Seeded noise looks like the reference's: mean, spread, and how alike neighbours are. */
class NoiseStatisticsTest {
  private static final int SIZE = 256;
  private static final int FRAMES = 36;
  private static final double MEAN_OF_RANGE = 0.003;
  private static final double AUTOCORRELATION = 0.02;

  /** Colour noise is coarse: the fields, those of the reference, too, hold few different values. */
  private static final double COARSE_AUTOCORRELATION = 0.03;

  private static ChainSpec spec(String filter, JsonNode parameters, Dialect dialect) {
    JsonNode chain =
        JsonNodeFactory.instance
            .arrayNode()
            .add(JsonNodeFactory.instance.arrayNode().add(filter).add(parameters));
    return ChainSpec.parse(chain, "chain", dialect, FilterRegistry.standard());
  }

  private static Frame plain(float red, float green, float blue, float alpha) {
    Frame frame = new Frame(SIZE, SIZE);
    Arrays.fill(frame.red(), red);
    Arrays.fill(frame.green(), green);
    Arrays.fill(frame.blue(), blue);
    Arrays.fill(frame.alpha(), alpha);
    return frame;
  }

  /** Filters one fresh frame after the other, a tick apart. */
  private static void filter(ChainSpec spec, Frame picture, Consumer<Frame> result) {
    try (FilterChain chain = ChainForTests.open(spec, ChainForTests.seeded(11))) {
      for (int i = 0; i < FRAMES; i++) {
        Frame frame = new Frame(picture.width(), picture.height());
        frame.copyFrom(picture);
        chain.apply(frame, i);
        result.accept(frame);
      }
      assertThat(chain.statistics().get(0).lastFailure()).isEmpty();
    }
  }

  private static ObjectNode parameters(JsonNode row, String... keys) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    for (String key : keys) {
      parameters.set(key, row.get(key));
    }
    return parameters;
  }

  private static Stream<DynamicTest> forEach(JsonNode rows, Consumer<JsonNode> test) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row -> {
              ObjectNode name = row.deepCopy();
              name.retain(
                  "filter",
                  "channel",
                  "mode",
                  "ntsc_chroma",
                  "strength",
                  "magnitude",
                  "sigma",
                  "double_size",
                  "version");
              return DynamicTest.dynamicTest(name.toString(), () -> test.accept(row));
            });
  }

  @TestFactory
  Stream<DynamicTest> noise_on_grey() {
    return forEach(
        ReferenceFiles.json("stats.json").at("/new_noise_on_grey/rows"),
        row -> {
          JsonNode values = parameters(row, "strength", "sigma", "channel", "double_size");
          assertNoise(
              spec("noise", values, Dialect.RAVEN),
              row,
              row.get("channel").asText().equals("A"),
              row.get("strength").asDouble());
        });
  }

  @TestFactory
  Stream<DynamicTest> old_noise_on_grey() {
    return forEach(
        ReferenceFiles.json("stats.json").at("/old_noise_on_grey/rows"),
        row -> {
          String filter = row.get("filter").asText();
          JsonNode values = parameters(row, "magnitude", "sigma");
          assertNoise(
              spec(filter, values, Dialect.TALKINGHEAD),
              row,
              filter.equals("alphanoise"),
              row.get("magnitude").asDouble());
        });
  }

  private static void assertNoise(ChainSpec spec, JsonNode row, boolean alpha, double strength) {
    FieldStatistics statistics = new FieldStatistics(SIZE);
    filter(
        spec,
        plain(0.5f, 0.5f, 0.5f, 0.8f),
        frame -> statistics.add(alpha ? frame.alpha() : frame.red()));
    statistics.assertLike(row, MEAN_OF_RANGE * strength * row.get("constant").asDouble());
    statistics.assertAutocorrelation(row.get("autocorr"), AUTOCORRELATION);
  }

  /** At full strength on full opacity, alpha is the field itself. */
  @TestFactory
  Stream<DynamicTest> isotropic_fields() {
    return forEach(
        ReferenceFiles.json("stats.json").get("new_isotropic_noise"),
        row -> {
          ObjectNode values = parameters(row, "sigma", "double_size");
          values.put("strength", 1).put("channel", "A");
          FieldStatistics statistics = new FieldStatistics(SIZE);
          filter(
              spec("noise", values, Dialect.RAVEN),
              plain(0, 0, 0, 1),
              frame -> statistics.add(frame.alpha()));
          statistics.assertLike(row, MEAN_OF_RANGE);
          statistics.assertAutocorrelation(row.get("autocorr"), AUTOCORRELATION);
        });
  }

  @TestFactory
  Stream<DynamicTest> vhs_noise_on_colour() {
    return forEach(
        ReferenceFiles.json("stats.json").at("/new_analog_vhs_noise_on_colour/rows"),
        row -> {
          JsonNode values = parameters(row, "mode", "ntsc_chroma", "strength", "double_size");
          FieldStatistics[] channels = {
            new FieldStatistics(SIZE), new FieldStatistics(SIZE), new FieldStatistics(SIZE)
          };
          filter(
              spec("analog_vhs_noise", values, Dialect.RAVEN),
              plain(0.6f, 0.4f, 0.3f, 0.8f),
              frame -> {
                for (int i = 0; i < 3; i++) {
                  channels[i].add(frame.plane(i).clone());
                }
                assertThat(frame.alpha()).containsOnly(0.8f);
              });
          for (int i = 0; i < 3; i++) {
            JsonNode expected = row.get("channels").get("RGB".substring(i, i + 1));
            channels[i].assertLike(expected, MEAN_OF_RANGE);
          }
          channels[0].assertAutocorrelation(row.get("R_autocorr"), COARSE_AUTOCORRELATION);
        });
  }

  @TestFactory
  Stream<DynamicTest> the_tracking_band() {
    return forEach(
        ReferenceFiles.json("stats.json").get("vhstracking_band"),
        row -> {
          Dialect dialect =
              row.get("version").asText().equals("old") ? Dialect.TALKINGHEAD : Dialect.RAVEN;
          int rows = row.get("band_rows").asInt();
          int height = 2 * SIZE;
          Frame picture = new Frame(SIZE, height);
          FieldStatistics statistics = new FieldStatistics(SIZE);
          filter(
              spec("analog_vhstracking", row.get("params"), dialect),
              picture,
              frame -> {
                float[] band =
                    Arrays.copyOfRange(frame.red(), (height - rows) * SIZE, height * SIZE);
                statistics.add(band);
                for (int channel = 1; channel < 4; channel++) {
                  assertThat(frame.plane(channel)).isEqualTo(frame.red());
                }
                float[] above = Arrays.copyOf(frame.red(), (height - rows) * SIZE);
                assertThat(above).containsOnly(0);
              });
          statistics.assertLike(row, 4 * MEAN_OF_RANGE); // few rows, alike in pairs
          statistics.assertAutocorrelation(row.get("autocorr"), AUTOCORRELATION);
        });
  }

  @Test
  void the_head_switching_band_grows_noisier_towards_the_bottom() {
    JsonNode row = ReferenceFiles.json("stats.json").get("headswitching_band_on_grey_0.5").get(0);
    int rows = row.get("rows").asInt();
    int height = 2 * SIZE;
    Frame picture = new Frame(SIZE, height);
    Arrays.fill(picture.red(), 0.5f);
    FieldStatistics[] statistics = new FieldStatistics[rows];
    Arrays.setAll(statistics, i -> new FieldStatistics(SIZE));
    filter(
        spec("analog_vhs_headswitching", row.get("params"), Dialect.RAVEN),
        picture,
        frame -> {
          for (int i = 0; i < rows; i++) {
            int start = (height - rows + i) * SIZE;
            statistics[i].add(Arrays.copyOfRange(frame.red(), start, start + SIZE));
          }
        });
    for (int i = 1; i < rows; i++) {
      double std = row.get("row_std").get(i).asDouble();
      assertThat(statistics[i].std()).as("row " + i).isCloseTo(std, within(0.05 * std));
      assertThat(statistics[i].mean()).isCloseTo(0.5, within(0.01));
    }
  }
}
