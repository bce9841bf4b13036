package dev.avatar4j.poser.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SelfTestTest {
  private static final PoserSpec SPEC = PoserSpec.parse("fake");
  private final List<String> progress = new ArrayList<>();

  @Test
  void the_median_of_warm_frames_and_the_error_against_the_first_variant_are_found() {
    FakeVariants fake =
        new FakeVariants().with("cpu float32", 50, 100).with("cuda:0 float32", 20, 103);
    SelfTestReport report = run(fake);
    VariantResult reference = report.results().get(0);
    assertThat(reference.medianMillis()).isEqualTo(50);
    assertThat(reference.loadMillis()).isEqualTo(2050);
    assertThat(reference.maxError()).isZero();
    assertThat(reference.peakBytes()).hasValue(7);
    VariantResult other = report.results().get(1);
    assertThat(other.medianMillis()).isEqualTo(20);
    assertThat(other.maxError()).isEqualTo(3);
    assertThat(other.meanError()).as("one of four channels").isEqualTo(0.75, within(1e-9));
    assertThat(progress)
        .containsExactly("fake: cpu float32 tuned (1 of 2)", "fake: cuda:0 float32 tuned (2 of 2)");
  }

  @Test
  void every_variant_draws_the_same_poses_and_is_closed() {
    FakeVariants fake =
        new FakeVariants().with("cpu float32", 50, 100).with("cpu bfloat16", 20, 100);
    run(fake);
    int half = fake.seen.size() / 2;
    assertThat(fake.seen.subList(0, half)).isEqualTo(fake.seen.subList(half, 2 * half));
    assertThat(fake.open).isZero();
  }

  @Test
  void no_stage_of_a_poser_sees_a_pose_twice() {
    List<Pose> poses = SelfTestPoses.of(12);
    for (Predicate<Morph> stage :
        List.<Predicate<Morph>>of(
            morph -> morph.ordinal() < 12, morph -> morph.ordinal() < 39, morph -> true)) {
      assertThat(poses.stream().map(pose -> values(pose, stage)).distinct()).hasSize(12);
    }
  }

  private static List<Float> values(Pose pose, Predicate<Morph> stage) {
    return Morph.ALL.stream().filter(stage).map(pose::get).toList();
  }

  @Test
  void the_fastest_whose_error_is_invisible_is_chosen_for_each_device_and_in_all() {
    FakeVariants fake =
        new FakeVariants()
            .with("cpu float32", 50, 100)
            .with("cpu bfloat16", 20, 110)
            .with("cuda:0 float32", 9, 100)
            .with("cuda:0 float16", 5, 101);
    SelfTestReport report = run(fake);
    assertThat(report.choice("cpu").orElseThrow().variant()).hasToString("cpu float32 tuned");
    assertThat(report.choice().orElseThrow().variant()).hasToString("cuda:0 float16 tuned");
    assertThat(report.verdict())
        .contains("cuda:0 float16 tuned", "at most 8 of 255", "0.25 on average", "10.0 times");
    assertThat(run(new FakeVariants().with("cpu float32", 50, 100).with("cpu bfloat16", 20, 110)))
        .extracting(SelfTestReport::verdict)
        .asString()
        .contains("Choice: cpu float32", "The faster cpu bfloat16 tuned errs visibly.");
  }

  @Test
  void an_error_that_is_small_but_everywhere_is_visible() {
    FakeVariants fake =
        new FakeVariants().with("cpu float32", 50, 100).with("cpu bfloat16", 20, 102);
    assertThat(run(fake).results().get(1).acceptable()).as("0.5 on average").isFalse();
  }

  @Test
  void the_choice_is_what_a_poser_takes_by_itself_and_what_is_faster_is_told() {
    FakeVariants fake =
        new FakeVariants()
            .with("cpu float32", 3, 100)
            .with("cuda:0 float32", 9, 100)
            .with("cuda:0 float16", 5, 101);
    SelfTestReport report = run(fake);
    assertThat(report.choice().orElseThrow().variant())
        .as("on the device that it takes")
        .hasToString("cuda:0 float16 tuned");
    assertThat(report.verdict())
        .contains(
            "The faster cpu float32 tuned is taken only if it is asked for: fake:cpu float32");
    assertThat(report.choice("cpu").orElseThrow().variant()).hasToString("cpu float32 tuned");
  }

  @Test
  void a_reference_that_no_poser_takes_by_itself_is_never_chosen() {
    FakeVariants fake =
        new FakeVariants()
            .with("cpu float32 as-published", 3, 100)
            .with("cpu float32", 9, 100)
            .with("cpu bfloat16", 5, 110);
    fake.referenceOnly = true;
    SelfTestReport report = run(fake);
    assertThat(report.choice().orElseThrow()).isSameAs(report.results().get(1));
    assertThat(report.verdict())
        .contains("Choice: cpu float32 tuned", "0.3 times")
        .contains("is taken only if it is asked for: fake:cpu float32 as-published");
    FakeVariants visible =
        new FakeVariants().with("cpu float32", 9, 100).with("cpu bfloat16", 5, 110);
    visible.referenceOnly = true;
    assertThat(run(visible).choice()).isEmpty();
    assertThat(run(visible).verdict()).contains("None could be chosen", "errs visibly");
  }

  @Test
  void a_variant_that_fails_is_told_and_the_others_go_on() {
    FakeVariants fake =
        new FakeVariants()
            .with("cpu float32", 50, 100)
            .with("cuda:0 float32", -1, 0)
            .with("cuda:0 float16", 5, 100);
    SelfTestReport report = run(fake);
    assertThat(report.results().get(1).failure()).hasValue("no memory left");
    assertThat(report.choice().orElseThrow().variant()).hasToString("cuda:0 float16 tuned");
  }

  @Test
  void nothing_is_chosen_without_a_reference() {
    FakeVariants fake = new FakeVariants().with("cpu float32", -1, 0).with("cpu bfloat16", 5, 0);
    SelfTestReport report = run(fake);
    assertThat(report.choice()).isEmpty();
    assertThat(report.results().get(1).failure()).hasValue("there is nothing to compare it with");
    assertThat(report.verdict()).contains("None could be chosen");
  }

  private SelfTestReport run(FakeVariants fake) {
    PeakMemory memory =
        new PeakMemory() {
          @Override
          public void reset() {}

          @Override
          public OptionalLong bytes() {
            return OptionalLong.of(7);
          }
        };
    // alpha is all they draw, so one channel of four differs
    return new SelfTest(fake::create, fake::clock, memory, 3)
        .run(SPEC, fake.variants(), progress::add);
  }
}
