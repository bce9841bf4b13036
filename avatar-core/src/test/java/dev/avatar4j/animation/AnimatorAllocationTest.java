package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnimatorAllocationTest {
  private static final int FRAMES = 3000;

  private final AnimationFrame frame = new AnimationFrame();
  private Animator animator;
  private long nanos;

  @Test
  void a_frame_with_every_driver_at_work_allocates_nothing() {
    assumeTrue(
        ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
            && threads.isThreadAllocatedMemorySupported(),
        "This Java cannot tell what a thread allocates.");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    start();
    play(); // class loading and whatever is made on first use
    long before = threads.getThreadAllocatedBytes(thread);
    play();
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    // the question itself may cost a little; one object per frame would be 48 000 bytes
    assertThat(allocated).isLessThan(1000);
  }

  private void start() {
    AnimatorSettings settings = AnimatorSettings.DEFAULTS.with(AnimatorKeys.GAZE_SACCADES, true);
    animator = new Animator(settings, EmotionLibrary.factory(), 1);
    animator.setEmotion(EmotionMix.of(Map.of("embarrassment", 0.5, "confusion", 0.4)));
    animator.setTalking(true);
    animator.setGaze(Gaze.at(0.5, 0.5));
    animator.setOverrides(
        Overrides.builder()
            .morph(Morph.NECK_Z, 0.5f)
            .cel(CharacterCel.BLUSH1, 1)
            .fade(1)
            .expiry(300)
            .build());
    List<VisemeEvent> events = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      events.add(new VisemeEvent(i * 0.2, i * 0.2 + 0.1, Viseme.values()[i % 9]));
    }
    animator.speak(VisemeTrack.of(events), 0);
  }

  private void play() {
    for (int i = 0; i < FRAMES; i++) {
      nanos += 41_000_000;
      animator.update(nanos);
      animator.apply(frame);
    }
  }
}
