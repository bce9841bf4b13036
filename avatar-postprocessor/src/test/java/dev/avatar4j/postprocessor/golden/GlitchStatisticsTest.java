package dev.avatar4j.postprocessor.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ChainForTests;
import dev.avatar4j.postprocessor.ChainSpec;
import dev.avatar4j.postprocessor.Dialect;
import dev.avatar4j.postprocessor.FilterChain;
import dev.avatar4j.postprocessor.FilterRegistry;
import dev.avatar4j.postprocessor.RandomDraws;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Seeded glitches strike as often, as long and as broadly as the reference's. */
class GlitchStatisticsTest {
  private static final int WIDTH = 32;
  private static final int HEIGHT = 512;
  private static final double PROBABILITY = 0.035;

  /** Longer than any glitch is held. */
  private static final int APART = 7;

  /** Rows are easy to tell apart from shifted ones: each is a ramp. */
  private final Frame picture = new Frame(WIDTH, HEIGHT);

  GlitchStatisticsTest() {
    for (int i = 0; i < picture.size(); i++) {
      picture.red()[i] = 2 + (i % WIDTH) / (float) WIDTH;
    }
  }

  /** Counts how often a filter begins to draw. */
  private static final class CountingDraws implements RandomDraws {
    private final RandomDraws draws = ChainForTests.seeded(4);
    private int starts;

    @Override
    public void start(long tick) {
      starts++;
      draws.start(tick);
    }

    @Override
    public float scalar() {
      return draws.scalar();
    }

    @Override
    public void fill(float[] out, int count) {
      draws.fill(out, count);
    }
  }

  private static ChainSpec spec(String filter, JsonNode parameters, Dialect dialect) {
    JsonNode chain = Json.of("[[\"" + filter + "\", " + parameters + "]]");
    return ChainSpec.parse(chain, "chain", dialect, FilterRegistry.standard());
  }

  @TestFactory
  Stream<DynamicTest> single_draws() {
    JsonNode rows = ReferenceFiles.json("stats.json").get("glitch_draws");
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("version").asText() + row.get("kind") + row.get("params"),
                    () -> assertDraws(row)));
  }

  private void assertDraws(JsonNode row) {
    boolean old = row.get("version").asText().equals("old");
    boolean digital = row.get("kind").asText().equals("digital");
    String filter = digital ? old ? "shift_distort" : "digital_glitches" : "analog_vhsglitches";
    int draws = row.get("draws").asInt();
    int struck = 0;
    int first = HEIGHT;
    int last = 0;
    long rowsHit = 0;
    float[] calm = calmRow(filter);
    ChainSpec spec = spec(filter, row.get("params"), old ? Dialect.TALKINGHEAD : Dialect.RAVEN);
    try (FilterChain chain = ChainForTests.open(spec, ChainForTests.seeded(4))) {
      for (int i = 0; i < draws; i++) {
        Frame frame = new Frame(WIDTH, HEIGHT);
        frame.copyFrom(picture);
        chain.apply(frame, (double) APART * (i + 1));
        boolean any = false;
        for (int y = 0; y < HEIGHT; y++) {
          if (isHit(frame, y, calm)) {
            any = true;
            rowsHit++;
            first = Math.min(first, y);
            last = Math.max(last, y);
          }
        }
        struck += any ? 1 : 0;
      }
    }
    assertThat(struck / (double) draws)
        .as("probability of any glitch")
        .isCloseTo(row.get("p_any_glitch_theory").asDouble(), within(PROBABILITY));
    double expected = row.get("mean_rows_hit_per_draw").asDouble();
    assertThat(rowsHit / (double) draws)
        .as("rows hit")
        .isCloseTo(expected, within(0.12 * expected));
    assertThat(first).as("first row").isLessThan(30);
    assertThat(last).as("last row").isBetween(480, HEIGHT - 1);
  }

  /** What becomes of a row that no glitch hits; some filters resample all rows. */
  private float[] calmRow(String filter) {
    Frame frame = new Frame(WIDTH, HEIGHT);
    frame.copyFrom(picture);
    if (!filter.equals("analog_vhsglitches")) {
      ChainSpec spec = spec(filter, Json.of("{\"strength\": 0}"), Dialect.AUTO);
      try (FilterChain chain = ChainForTests.open(spec, ChainForTests.seeded(4))) {
        chain.apply(frame, 0);
      }
    }
    return Arrays.copyOf(frame.red(), WIDTH);
  }

  private static boolean isHit(Frame frame, int y, float[] calm) {
    for (int x = 0; x < WIDTH; x++) {
      if (Math.abs(frame.red()[y * WIDTH + x] - calm[x]) > 1e-4) {
        return true;
      }
    }
    return false;
  }

  @TestFactory
  Stream<DynamicTest> timelines() {
    JsonNode rows = ReferenceFiles.json("stats.json").get("glitch_timelines");
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("filter").asText() + row.get("fps") + row.get("params"),
                    () -> assertTimeline(row)));
  }

  private void assertTimeline(JsonNode row) {
    ChainSpec spec = spec(row.get("filter").asText(), row.get("params"), Dialect.RAVEN);
    CountingDraws draws = new CountingDraws();
    int frames = row.get("frames").asInt();
    double step = 25.0 / row.get("fps").asInt();
    int struck = 0;
    float[] calm = calmRow(row.get("filter").asText());
    try (FilterChain chain = ChainForTests.open(spec, draws)) {
      for (int i = 0; i < frames; i++) {
        Frame frame = new Frame(WIDTH, HEIGHT);
        frame.copyFrom(picture);
        chain.apply(frame, i * step);
        boolean any = false;
        for (int y = 0; y < HEIGHT && !any; y++) {
          any = isHit(frame, y, calm);
        }
        struck += any ? 1 : 0;
      }
    }
    double unboost = row.at("/params/unboost").asDouble(4);
    assertThat(struck / (double) frames)
        .as("frames with a glitch")
        .isCloseTo(1 - Math.pow(1 / 3.0, 1 / unboost), within(PROBABILITY));
    double hold = row.get("mean_hold_in_normalized_frames").asDouble();
    assertThat(frames * step / draws.starts)
        .as("ticks between draws")
        .isCloseTo(hold, within(0.05 * hold));
  }

  @TestFactory
  Stream<DynamicTest> noise_is_drawn_25_times_a_second_at_most() {
    JsonNode rows = ReferenceFiles.json("stats.json").get("noise_refresh");
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> assertRefresh(row)));
  }

  private static void assertRefresh(JsonNode row) {
    CountingDraws draws = new CountingDraws();
    ChainSpec spec = ChainSpec.parse("[[\"noise\", {}]]");
    try (FilterChain chain = ChainForTests.open(spec, draws)) {
      Frame frame = new Frame(8, 8);
      for (int i = 0; i < row.get("frames").asInt(); i++) {
        chain.apply(frame, 25.0 * i / row.get("fps").asInt());
      }
    }
    assertThat(draws.starts).isEqualTo(row.get("new_fields").asInt());
  }
}
