package dev.avatar4j.postprocessor.upscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.upscale.anime4k.RandomWeights;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UpscalerTest {
  private final RowWorkers workers = new RowWorkers(1);

  @AfterEach
  void close() {
    workers.close();
  }

  private Upscaler create(UpscaleQuality quality) {
    return Upscaler.create(quality, UpscalePreset.C, model -> RandomWeights.of(model, 1), workers);
  }

  private Frame upscale(UpscaleQuality quality, Frame in, int width, int height) {
    Frame out = new Frame(width, height);
    create(quality).upscale(in, out);
    return out;
  }

  private static Frame filled(int width, int height, float... rgba) {
    Frame frame = new Frame(width, height);
    for (int c = 0; c < 4; c++) {
      Arrays.fill(frame.plane(c), rgba[c]);
    }
    return frame;
  }

  @ParameterizedTest
  @CsvSource({
    "BILINEAR,40,26",
    "BILINEAR,31,17",
    "BILINEAR,7,5",
    "BICUBIC,40,26",
    "BICUBIC,31,50",
    "BICUBIC,7,5",
    "LANCZOS,40,26",
    "LANCZOS,31,17",
    "LANCZOS,7,5"
  })
  void one_colour_stays_one_colour(UpscaleQuality quality, int width, int height) {
    Frame out = upscale(quality, filled(20, 13, 0.25f, 0.5f, 1, 0.75f), width, height);
    for (int i = 0; i < out.size(); i++) {
      assertThat(out.red()[i]).isCloseTo(0.25f, within());
      assertThat(out.green()[i]).isCloseTo(0.5f, within());
      assertThat(out.blue()[i]).isCloseTo(1f, within());
      assertThat(out.alpha()[i]).isCloseTo(0.75f, within());
    }
  }

  private static org.assertj.core.data.Offset<Float> within() {
    return org.assertj.core.api.Assertions.within(2e-6f);
  }

  @Test
  void bilinear_centres_lie_at_half_positions() {
    Frame in = new Frame(2, 1);
    in.red()[1] = 1;
    assertThat(upscale(UpscaleQuality.BILINEAR, in, 4, 1).red())
        .containsExactly(0f, 0.25f, 0.75f, 1f);
  }

  @Test
  void bicubic_overshoots_in_colour_but_not_in_alpha() {
    Frame in = new Frame(16, 16);
    for (int i = 0; i < in.size(); i++) {
      in.red()[i] = i % 16 < 8 ? 0 : 1;
      in.alpha()[i] = in.red()[i];
    }
    Frame out = upscale(UpscaleQuality.BICUBIC, in, 32, 32);
    assertThat(max(out.red())).isGreaterThan(1.03f);
    assertThat(max(out.alpha())).isEqualTo(1f);
  }

  private static float max(float[] values) {
    float most = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      most = Math.max(most, value);
    }
    return most;
  }

  @ParameterizedTest
  @CsvSource({"64,64", "50,50", "21,21"})
  void lanczos_does_not_darken_an_outline(int width, int height) {
    Frame in = new Frame(32, 32);
    for (int i = 0; i < in.size(); i++) {
      if (Math.hypot(i % 32 - 15.5, i / 32 - 15.5) < 11) {
        in.red()[i] = 0.8f;
        in.alpha()[i] = 1;
      }
    }
    Frame out = upscale(UpscaleQuality.LANCZOS, in, width, height);
    for (int i = 0; i < out.size(); i++) {
      assertThat(out.red()[i]).isCloseTo(out.alpha()[i] > 1e-3 ? 0.8f : out.red()[i], within());
    }
  }

  @Test
  void lanczos_is_sharper_than_bilinear_and_does_not_alias_when_it_shrinks() {
    Frame stripes = new Frame(64, 8);
    for (int i = 0; i < stripes.size(); i++) {
      stripes.red()[i] = i % 2;
      stripes.alpha()[i] = 1;
    }
    Frame small = upscale(UpscaleQuality.LANCZOS, stripes, 21, 8);
    for (int x = 3; x < 18; x++) {
      assertThat(small.red()[x]).isBetween(0.4f, 0.6f);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_invisible_frame_gives_an_invisible_one_of_finite_colours(UpscaleQuality quality) {
    Frame out = filled(48, 60, 9, 9, 9, 9);
    create(quality).upscale(new Frame(24, 30), out);
    assertThat(out.alpha()).containsOnly(0f);
    assertThat(out.red()).containsOnly(0f);
  }

  @ParameterizedTest
  @EnumSource
  void a_single_pixel_can_be_enlarged(UpscaleQuality quality) {
    Frame out = upscale(quality, filled(1, 1, 0.5f, 0.5f, 0.5f, 1), 3, 5);
    assertThat(out.alpha()).containsOnly(1f);
    for (float value : out.red()) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_frame_of_the_same_size_as_before_allocates_nothing(UpscaleQuality quality) {
    Upscaler upscaler = create(quality);
    Frame in = filled(40, 40, 0.5f, 0.5f, 0.5f, 1);
    Frame out = new Frame(80, 80);
    upscaler.upscale(in, out);
    upscaler.upscale(in, out);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10; i++) {
      upscaler.upscale(in, out);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
  }

  @Test
  void a_region_is_enlarged_as_if_it_were_the_whole_frame() {
    Frame in = new Frame(20, 20);
    for (int i = 0; i < in.size(); i++) {
      in.red()[i] = i;
    }
    Frame out = new Frame(3, 2);
    new RegionUpscaler(create(UpscaleQuality.BILINEAR)).upscale(in, 5, 7, 3, 2, out);
    assertThat(out.red()).containsExactly(145, 146, 147, 165, 166, 167);
  }

  @Test
  void an_unknown_quality_is_refused_with_those_there_are() {
    assertThat(UpscaleQuality.parse("q", "lanczos")).isEqualTo(UpscaleQuality.LANCZOS);
    assertThatThrownBy(() -> UpscaleQuality.parse("q", "ultra"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("ultra", "bilinear, bicubic, lanczos, low, high");
  }
}
