package dev.avatar4j.server.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.models.ModelStore;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.PoserVariant;
import dev.avatar4j.poser.PoserVariants;
import dev.avatar4j.poser.selftest.SelfTest;
import dev.avatar4j.poser.selftest.SelfTestReport;
import dev.avatar4j.poser.selftest.VariantResult;
import dev.avatar4j.server.cli.CommandLineRunner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class DoctorBenchTest {
  @TempDir Path folder;
  private final List<String> progress = new ArrayList<>();

  @Test
  void the_built_in_poser_is_measured_and_models_that_are_not_here_are_listed() {
    DoctorBench.Outcome outcome = run(List.of());
    assertThat(outcome.allWell()).isTrue();
    assertThat(outcome.reports())
        .singleElement()
        .satisfies(report -> assertThat(report.spec()).hasToString("warp"));
    assertThat(outcome.notHere()).contains("tha3:separable_float", "tha4:lambda_00");
    assertThat(progress).containsExactly("warp: cpu float32 as asked (1 of 1)");
    assertThat(table(outcome))
        .contains("warp (Java)", "ms/frame")
        .contains("It is computed in one way only.")
        .contains(
            "tha3:separable_float: not downloaded; avatar models download tha3:separable_float");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_named_model_that_is_not_here_is_not_downloaded() {
    DoctorBench.Outcome outcome = run(List.of("tha3:separable_float?threads=1"));
    assertThat(outcome.reports()).isEmpty();
    assertThat(outcome.notHere()).containsExactly("tha3:separable_float");
  }

  @Test
  void a_wrong_poser_is_told_and_the_others_are_measured() {
    DoctorBench.Outcome outcome = run(List.of("wrap", "warp"));
    assertThat(outcome.allWell()).isFalse();
    assertThat(outcome.reports()).hasSize(1);
    assertThat(table(outcome)).contains("wrap: FAILED: No poser is called \"wrap\"");
  }

  @Test
  void the_table_marks_the_reference_the_choice_and_what_errs_visibly() {
    assertThat(table(invented()).lines().map(String::strip))
        .anySatisfy(line -> assertThat(line).startsWith("cpu").endsWith("reference"))
        .anySatisfy(line -> assertThat(line).contains("tuned", "20.0", "50.0").endsWith("chosen"))
        .anySatisfy(line -> assertThat(line).contains("bfloat16", "90").endsWith("visible"))
        .anySatisfy(line -> assertThat(line).contains("cuda:0", "FAILED: no memory"))
        .anySatisfy(line -> assertThat(line).startsWith("not here: cuda:1"));
  }

  @Test
  void json_has_all_that_the_table_has() throws Exception {
    JsonNode json = new ObjectMapper().readTree(BenchJson.of(invented()));
    JsonNode poser = json.get("posers").get(0);
    assertThat(json.at("/limits/maxError").asInt()).isEqualTo(8);
    assertThat(json.at("/notDownloaded/0/command").asText())
        .isEqualTo("avatar models download tha3:standard_half");
    assertThat(poser.get("variants")).hasSize(4);
    assertThat(poser.at("/variants/1/medianMillis").asDouble()).isEqualTo(20);
    assertThat(poser.at("/variants/1/peakBytes").asLong()).isEqualTo(1_000_000);
    assertThat(poser.at("/variants/2/invisible").asBoolean()).isFalse();
    assertThat(poser.at("/variants/3/failure").asText()).isEqualTo("no memory");
    assertThat(poser.at("/choice/form").asText()).isEqualTo("tuned");
    assertThat(poser.get("absent").get(0).asText()).startsWith("cuda:1");
  }

  @Test
  void options_that_need_the_comparison_are_refused_without_it() {
    assertThat(CommandLineRunner.run("doctor", "--json").err()).contains("need --bench");
    assertThat(CommandLineRunner.run("doctor", "warp").err()).contains("need --bench");
    assertThat(CommandLineRunner.run("doctor", "--bench", "--frames", "0").err())
        .contains("1 to 99");
    assertThat(CommandLineRunner.run("doctor", "--bench", "--poser", "warp").err())
        .contains("without --poser");
  }

  private DoctorBench.Outcome run(List<String> specs) {
    return new DoctorBench(new ModelStore(folder), new SelfTest(1), progress::add).run(specs);
  }

  private static String table(DoctorBench.Outcome outcome) {
    StringWriter text = new StringWriter();
    BenchTable.print(outcome, new PrintWriter(text, true));
    return text.toString();
  }

  private static DoctorBench.Outcome invented() {
    List<VariantResult> results =
        List.of(
            result("cpu", "float32", "literal", 100, 0),
            result("cpu", "float32", "tuned", 20, 1),
            result("cpu", "bfloat16", "tuned", 10, 90),
            new VariantResult(
                variant("cuda:0", "float32", "tuned"),
                0,
                0,
                0,
                0,
                OptionalLong.empty(),
                Optional.of("no memory")));
    PoserVariants variants =
        new PoserVariants(
            "fake",
            "fake 1",
            results.stream().map(VariantResult::variant).toList(),
            true,
            "cpu",
            List.of("cuda:1: there is none"));
    return new DoctorBench.Outcome(
        List.of(new SelfTestReport(PoserSpec.parse("fake"), variants, results)),
        Map.of(),
        List.of("tha3:standard_half"));
  }

  private static VariantResult result(
      String device, String precision, String form, double millis, int error) {
    return new VariantResult(
        variant(device, precision, form),
        1000,
        millis,
        error,
        error / 10.0,
        OptionalLong.of(1_000_000),
        Optional.empty());
  }

  private static PoserVariant variant(String device, String precision, String form) {
    return new PoserVariant(device, precision, form, PoserSpec.parse("fake"));
  }
}
