package dev.avatar4j.postprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.avatar4j.image.Frame;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyStateAllocationTest {
  private static final int WARM_UP = 12;
  private static final int FRAMES = 50;

  static Stream<String> everyFilter() {
    return FilterRegistry.standard().all().stream().map(type -> "[[\"" + type.name() + "\", {}]]");
  }

  @ParameterizedTest
  @MethodSource("everyFilter")
  @ValueSource(
      strings = {
        "[[\"desaturate\", {\"bandpass_q\": 0.5}]]",
        "[[\"chroma_subsample\", {\"mode\": \"digital\", \"upscale\": \"bilinear\"}]]",
        "[[\"analog_vhs_noise\", {\"mode\": \"NTSC\"}]]",
        "[[\"analog_vhsglitches\", {\"unboost\": 0.1}], [\"digital_glitches\", {\"unboost\": 0.1}]]",
        "[[\"analog_vhstracking\", {\"base_offset\": 0.2}]]",
        """
        [["bloom", {}], ["chromatic_aberration", {}], ["vignetting", {}],
         ["translucent_display", {}], ["banding", {}], ["scanlines", {}]]""",
        """
        [["bloom", {}], ["analog_lowres", {}], ["lumanoise", {"magnitude": 0.3, "sigma": 2.0}],
         ["analog_badhsync", {}], ["analog_vhsglitches", {"unboost": 1.0}],
         ["analog_vhstracking", {}], ["banding", {}],
         ["scanlines", {"dynamic": true, "channel": "A"}]]"""
      })
  void a_chain_allocates_nothing_once_it_has_seen_a_size(String json) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Frame frame = new Frame(160, 160);
    try (RowWorkers workers = new RowWorkers(1);
        FilterChain chain = FilterChain.open(ChainSpec.parse(json), workers, 5)) {
      for (int i = 0; i < WARM_UP; i++) {
        chain.process(frame, i);
      }
      threads.getCurrentThreadAllocatedBytes();
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < FRAMES; i++) {
        chain.process(frame, WARM_UP + 0.7 * i);
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      // less than the smallest object for each frame: the JVM itself now and then takes some bytes
      assertThat(allocated).isLessThan(16L * FRAMES);
    }
  }
}
