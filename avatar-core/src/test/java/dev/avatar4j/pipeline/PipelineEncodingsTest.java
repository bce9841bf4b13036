package dev.avatar4j.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.image.FrameEncoding;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.image.Matte;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers with options of their own. */
@Timeout(60)
class PipelineEncodingsTest extends PipelineFixture {
  @Test
  void readers_of_equal_options_share_their_frames_and_others_have_their_own() throws Exception {
    FrameEncoding red = FrameEncoding.jpeg(new Matte(0xFF0000), 50);
    FrameEncoding blue = FrameEncoding.jpeg(new Matte(0x0000FF), 50);
    start(25);
    pipeline.pause();
    try (FrameSubscription one = pipeline.subscribe(red);
        FrameSubscription same = pipeline.subscribe(FrameEncoding.jpeg(new Matte(0xFF0000), 50));
        FrameSubscription other = pipeline.subscribe(blue);
        EncodedFrame ofOne = one.next(LONG).orElseThrow();
        EncodedFrame ofSame = same.next(LONG).orElseThrow();
        EncodedFrame ofOther = other.next(LONG).orElseThrow()) {
      assertThat(ofSame).isSameAs(ofOne);
      assertThat(ofOther.encoding()).isEqualTo(blue);
      assertThat(ofOther.format()).isEqualTo(FrameFormat.JPEG);
      assertThat(ofOther.toByteArray()).isNotEqualTo(ofOne.toByteArray());
    }
  }

  @Test
  void hundreds_of_options_one_after_the_other_leave_nothing_behind() throws Exception {
    start(25);
    pipeline.pause();
    for (int colour = 0; colour < 200; colour++) {
      FrameEncoding encoding = FrameEncoding.jpeg(new Matte(colour), 50);
      try (FrameSubscription reader = pipeline.subscribe(encoding);
          EncodedFrame frame = reader.next(LONG).orElseThrow()) {
        assertThat(frame.encoding()).isEqualTo(encoding);
      }
    }
    assertThat(pipeline.encodersKept()).isLessThanOrEqualTo(10);
    assertThat(pipeline.framesKept()).isZero();
  }

  @Test
  void at_most_eight_unusual_options_are_encoded_at_a_time() {
    start(25);
    List<FrameSubscription> readers = new ArrayList<>();
    for (int colour = 0; colour < 8; colour++) {
      readers.add(pipeline.subscribe(FrameEncoding.jpeg(new Matte(colour), 50)));
    }
    FrameEncoding ninth = FrameEncoding.jpeg(new Matte(8), 50);
    assertThatThrownBy(() -> pipeline.subscribe(ninth)).hasMessageContaining("8 different");
    pipeline.subscribe(FrameEncoding.jpeg(new Matte(7), 50)).close();
    pipeline.subscribe(FrameFormat.JPEG).close();
    readers.get(0).close();
    pipeline.subscribe(ninth).close();
  }
}
