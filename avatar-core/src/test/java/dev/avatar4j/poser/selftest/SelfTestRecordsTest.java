package dev.avatar4j.poser.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.PoserVariants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfTestRecordsTest {
  private static final String ENGINE = "fake engine 1";

  @TempDir Path folder;

  @Test
  void a_choice_holds_for_its_network_engine_machine_and_device_only() {
    records("one").remember(report("bfloat16", 0));
    assertThat(records("one").precision("fake", ENGINE, "cpu")).hasValue("bfloat16");
    assertThat(records("one").precision("fake-2", ENGINE, "cpu")).isEmpty();
    assertThat(records("one").precision("fake", "fake engine 2", "cpu")).isEmpty();
    assertThat(records("one").precision("fake", ENGINE, "cuda:0")).isEmpty();
    assertThat(records("two").precision("fake", ENGINE, "cpu")).isEmpty();
  }

  @Test
  void a_later_self_test_replaces_an_earlier_one_and_keeps_other_machines() {
    records("one").remember(report("bfloat16", 0));
    records("two").remember(report("bfloat16", 0));
    records("one").remember(report("bfloat16", 200));
    assertThat(records("one").precision("fake", ENGINE, "cpu")).hasValue("float32");
    assertThat(records("two").precision("fake", ENGINE, "cpu")).hasValue("bfloat16");
  }

  @Test
  void a_self_test_that_failed_leaves_no_choice() {
    records("one").remember(report("bfloat16", 0));
    SelfTestReport good = report("bfloat16", 0);
    List<VariantResult> failed = new ArrayList<>();
    good.results().forEach(result -> failed.add(VariantResult.failed(result.variant(), "no")));
    records("one").remember(new SelfTestReport(good.spec(), good.variants(), failed));
    assertThat(records("one").precision("fake", ENGINE, "cpu")).isEmpty();
  }

  @Test
  void a_self_test_of_one_precision_that_was_asked_for_changes_no_choice() {
    records("one").remember(report("bfloat16", 200));
    SelfTestReport both = report("bfloat16", 0);
    PoserVariants variants = both.variants();
    PoserVariants asked =
        new PoserVariants(
            variants.network(), ENGINE, variants.variants(), true, "cpu", variants.absent());
    records("one").remember(new SelfTestReport(both.spec(), asked, both.results()));
    assertThat(records("one").precision("fake", ENGINE, "cpu")).hasValue("float32");
  }

  @Test
  void a_damaged_file_counts_as_none_and_is_replaced() throws IOException {
    for (String content :
        List.of(
            "{",
            "[]",
            "null",
            "{\"version\":1}",
            "{\"version\":2,\"choices\":[]}",
            "{\"version\":1,\"choices\":[null,{}]}")) {
      Files.writeString(folder.resolve(SelfTestRecords.FILE), content);
      assertThat(records("one").precision("fake", ENGINE, "cpu")).as(content).isEmpty();
    }
    records("one").remember(report("bfloat16", 0));
    assertThat(records("one").precision("fake", ENGINE, "cpu")).hasValue("bfloat16");
  }

  @Test
  void a_machine_is_named_by_its_processor_cores_and_gpus() throws IOException {
    assertThat(MachineName.of(folder, "amd64", 2)).isEqualTo("amd64, 2 x processor");
    Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\nmodel name\t: EPYC: 9\n");
    Path gpu = Files.createDirectories(folder.resolve("driver/nvidia/gpus/0000:01:00.0"));
    Files.writeString(gpu.resolve("information"), "Model: \t\t NVIDIA L4\nIRQ: 1\n");
    assertThat(MachineName.of(folder, "amd64", 2)).isEqualTo("amd64, 2 x EPYC: 9, NVIDIA L4");
  }

  private SelfTestRecords records(String machine) {
    return new SelfTestRecords(folder, machine);
  }

  /** Of float32 and a faster precision with some error. */
  private static SelfTestReport report(String precision, int error) {
    FakeVariants fake =
        new FakeVariants().with("cpu float32", 9, 0).with("cpu " + precision, 5, error);
    PoserVariants variants = fake.variants();
    List<VariantResult> results = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      results.add(
          new VariantResult(
              variants.variants().get(i),
              10,
              9 - 4 * i,
              i * error,
              i * error,
              OptionalLong.empty(),
              Optional.empty()));
    }
    return new SelfTestReport(PoserSpec.parse("fake"), variants, results);
  }
}
