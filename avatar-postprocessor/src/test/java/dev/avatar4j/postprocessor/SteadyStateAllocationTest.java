package dev.avatar4j.postprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.avatar4j.image.Frame;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyStateAllocationTest {
  private static final int WARM_UP = 12;
  private static final int FRAMES = 50;

  /** Every filter is in one of these; glitches strike all the time. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        [["bloom", {}], ["chromatic_aberration", {}], ["vignetting", {}],
         ["translucent_display", {}], ["banding", {}], ["scanlines", {}]]""",
        """
        [["zoom", {}], ["noise", {}], ["desaturate", {"bandpass_q": 0.5}], ["analog_lowres", {}],
         ["chroma_subsample", {}], ["analog_rippling_hsync", {}], ["analog_runaway_hsync", {}],
         ["analog_vhs_noise", {"mode": "NTSC"}], ["analog_vhsglitches", {"unboost": 0.1}],
         ["analog_vhs_headswitching", {}], ["analog_vhstracking", {"base_offset": 0.2}],
         ["digital_glitches", {"unboost": 0.1}], ["monochrome_display", {}]]""",
        """
        [["chroma_subsample", {"mode": "digital", "upscale": "bilinear"}], ["pixelize", {}],
         ["posterize", {}], ["datamosh", {}]]"""
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
      assertThat(allocated).isZero();
    }
  }
}
