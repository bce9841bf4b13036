package dev.avatar4j.server.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.poser.PoserVariant;
import dev.avatar4j.poser.selftest.MachineName;
import dev.avatar4j.poser.selftest.SelfTestReport;
import dev.avatar4j.poser.selftest.VariantResult;

/** What self-tests found, as JSON for programs. */
final class BenchJson {
  private static final ObjectMapper JSON = new JsonMapper();

  private BenchJson() {}

  static String of(DoctorBench.Outcome outcome) {
    ObjectNode root = JSON.createObjectNode();
    root.put("machine", MachineName.ofThisMachine());
    root.putObject("limits")
        .put("maxError", SelfTestReport.MAX_ERROR)
        .put("meanError", SelfTestReport.MEAN_ERROR);
    ArrayNode posers = root.putArray("posers");
    outcome.reports().forEach(report -> add(posers.addObject(), report));
    outcome
        .failures()
        .forEach((spec, reason) -> posers.addObject().put("spec", spec).put("failure", reason));
    ArrayNode missing = root.putArray("notDownloaded");
    for (String name : outcome.notHere()) {
      missing.addObject().put("name", name).put("command", "avatar models download " + name);
    }
    return root.toPrettyString();
  }

  private static void add(ObjectNode node, SelfTestReport report) {
    node.put("spec", report.spec().toString());
    node.put("network", report.variants().network());
    node.put("engine", report.variants().engine());
    ArrayNode variants = node.putArray("variants");
    for (VariantResult result : report.results()) {
      ObjectNode variant = variants.addObject();
      put(variant, result.variant());
      if (result.failure().isPresent()) {
        variant.put("failure", result.failure().get());
        continue;
      }
      variant.put("medianMillis", result.medianMillis());
      variant.put("loadMillis", result.loadMillis());
      variant.put("maxError", result.maxError());
      variant.put("meanError", result.meanError());
      variant.put("invisible", result.acceptable());
      result.peakBytes().ifPresent(bytes -> variant.put("peakBytes", bytes));
    }
    ArrayNode absent = node.putArray("absent");
    report.variants().absent().forEach(absent::add);
    report.choice().ifPresent(choice -> put(node.putObject("choice"), choice.variant()));
    node.put("verdict", report.verdict());
  }

  private static void put(ObjectNode node, PoserVariant variant) {
    node.put("device", variant.device())
        .put("precision", variant.precision())
        .put("form", variant.form())
        .put("spec", variant.spec().toString());
  }
}
