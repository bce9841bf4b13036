package dev.avatar4j.server.cli.doctor;

import dev.avatar4j.AvatarException;
import dev.avatar4j.models.ModelStore;
import dev.avatar4j.poser.PoserProvider;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.Posers;
import dev.avatar4j.poser.selftest.SelfTest;
import dev.avatar4j.poser.selftest.SelfTestRecords;
import dev.avatar4j.poser.selftest.SelfTestReport;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the self-tests of posers, and remembers what they chose beside the models. */
final class DoctorBench {
  private static final String BUILT_IN = "warp";

  private final ModelStore store;
  private final SelfTest selfTest;
  private final Consumer<String> progress;

  /**
   * What the self-tests found.
   *
   * @param reports of the posers that could be tested
   * @param failures why others could not, by their spec
   * @param notHere names of models that were not tested since they are not downloaded
   */
  record Outcome(List<SelfTestReport> reports, Map<String, String> failures, List<String> notHere) {
    /** Whether all that was asked for was measured. */
    boolean allWell() {
      return failures.isEmpty()
          && reports.stream().allMatch(report -> report.results().get(0).failure().isEmpty());
    }
  }

  DoctorBench(ModelStore store, SelfTest selfTest, Consumer<String> progress) {
    this.store = store;
    this.selfTest = selfTest;
    this.progress = progress;
  }

  /** Tests some posers; if none are named, the built-in one and all whose models are here. */
  Outcome run(List<String> named) {
    List<String> specs = named.isEmpty() ? everythingHere() : named;
    List<SelfTestReport> reports = new ArrayList<>();
    Map<String, String> failures = new LinkedHashMap<>();
    List<String> notHere = new ArrayList<>(named.isEmpty() ? names(false) : List.of());
    for (String text : specs) {
      try {
        PoserSpec spec = PoserSpec.parse(text);
        if (isNotHere(spec)) {
          notHere.add(spec.scheme() + ":" + spec.target());
          continue;
        }
        SelfTestReport report = selfTest.run(spec, Posers.variants(spec), progress);
        reports.add(report);
        if (report.results().size() > 1) {
          new SelfTestRecords(store.folder()).remember(report);
        }
      } catch (AvatarException e) {
        failures.put(text, e.getMessage());
      }
    }
    return new Outcome(reports, failures, notHere);
  }

  private List<String> everythingHere() {
    List<String> specs = new ArrayList<>();
    specs.add(BUILT_IN);
    specs.addAll(names(true));
    return specs;
  }

  /** The models of the store that are posers', by whether they are here. */
  private List<String> names(boolean installed) {
    List<String> schemes = Posers.providers().stream().map(PoserProvider::scheme).toList();
    return store.list().stream()
        .filter(status -> status.installed() == installed)
        .map(status -> status.model().name())
        .filter(name -> schemes.contains(name.replaceFirst(":.*", "")))
        .toList();
  }

  /** A comparison downloads nothing. */
  private boolean isNotHere(PoserSpec spec) {
    String name = spec.scheme() + ":" + spec.target();
    return store.list().stream()
            .filter(status -> status.model().name().equals(name))
            .anyMatch(status -> !status.installed())
        && !isFile(spec.target());
  }

  private static boolean isFile(String target) {
    try {
      return Files.exists(Path.of(target));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
