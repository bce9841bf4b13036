package dev.avatar4j.server.cli.doctor;

import dev.avatar4j.poser.selftest.SelfTestReport;
import dev.avatar4j.poser.selftest.VariantResult;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints what self-tests found for a person. */
final class BenchTable {
  private static final String HEAD = "  %-8s %-9s %-13s %9s %7s %8s %9s %7s %7s%n";
  private static final String ROW = "  %-8s %-9s %-13s %9.1f %7.1f %8s %9s %7.1f %7s  %s%n";
  private static final double MEGA = 1e6;
  private static final double MILLIS = 1000;

  private BenchTable() {}

  static void print(DoctorBench.Outcome outcome, PrintWriter out) {
    for (SelfTestReport report : outcome.reports()) {
      print(report, out);
      out.println();
    }
    outcome.failures().forEach((spec, reason) -> out.println(spec + ": FAILED: " + reason));
    for (String name : outcome.notHere()) {
      out.println(name + ": not downloaded; avatar models download " + name);
    }
  }

  private static void print(SelfTestReport report, PrintWriter out) {
    out.println(report.spec() + " (" + report.variants().engine() + ")");
    out.printf(
        HEAD,
        "device",
        "precision",
        "form",
        "ms/frame",
        "fps",
        "max err",
        "mean err",
        "load s",
        "MB");
    for (VariantResult result : report.results()) {
      print(result, report, out);
    }
    report.variants().absent().forEach(reason -> out.println("  not here: " + reason));
    out.println("  " + report.verdict());
  }

  private static void print(VariantResult result, SelfTestReport report, PrintWriter out) {
    if (result.failure().isPresent()) {
      out.println("  " + result.variant() + ": FAILED: " + result.failure().get());
      return;
    }
    boolean reference = result == report.results().get(0);
    out.printf(
        Locale.ROOT,
        ROW,
        result.variant().device(),
        result.variant().precision(),
        result.variant().form(),
        result.medianMillis(),
        MILLIS / result.medianMillis(),
        reference ? "-" : Integer.toString(result.maxError()),
        reference ? "-" : String.format(Locale.ROOT, "%.4f", result.meanError()),
        result.loadMillis() / MILLIS,
        result.peakBytes().isPresent()
            ? Long.toString(Math.round(result.peakBytes().getAsLong() / MEGA))
            : "-",
        note(result, report, reference));
  }

  private static String note(VariantResult result, SelfTestReport report, boolean reference) {
    if (report.results().size() == 1) {
      return "";
    }
    String chosen = report.choice().filter(choice -> choice == result).isPresent() ? "chosen" : "";
    return reference ? ("reference " + chosen).strip() : result.acceptable() ? chosen : "visible";
  }
}
