package dev.avatar4j.server.cli.doctor;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.models.ModelStatus;
import dev.avatar4j.models.ModelStore;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserProvider;
import dev.avatar4j.poser.Posers;
import dev.avatar4j.poser.selftest.SelfTest;
import dev.avatar4j.postprocessor.kernel.LineSums;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.models.ModelsListCommand;
import dev.avatar4j.speech.synthesis.SpeechSynthesizerProvider;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code avatar doctor}: what is here, how fast it is, what is missing; what is best here. */
@Command(
    name = "doctor",
    description = {
      "Shows what this machine has, which posers run on it and how fast.",
      "Voices and models, too. Nothing is downloaded unless --poser names a model "
          + "that is not here."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {"", "Exits with 2 if a poser could not be measured."})
public final class DoctorCommand implements Callable<Integer> {
  private static final int MAX_FRAMES = 99;

  @Spec private CommandSpec spec;

  @Option(
      names = "--poser",
      paramLabel = "SPEC",
      description =
          "A poser to measure besides warp, such as tha4:/path/to/model. Repeatable. Not "
              + "with --bench.")
  private List<String> posers = new ArrayList<>();

  @Option(
      names = "--bench",
      description = {
        "Compare every device and precision instead: milliseconds of a frame with a new pose,"
            + " error in 8-bit codes against the published form in float32 on the processor,"
            + " memory. Chooses one; posers with precision=auto use it from then on. Takes about"
            + " half a minute for a separable THA3, minutes for a standard one."
      })
  private boolean bench;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "" + SelfTest.FRAMES,
      description = "Frames to measure with --bench, 1 to 99 (default: ${DEFAULT-VALUE}).")
  private int frames;

  @Option(names = "--json", description = "With --bench: print the results as JSON.")
  private boolean json;

  @Parameters(
      arity = "0..*",
      paramLabel = "POSER",
      description =
          "The posers to compare with --bench, such as tha3:separable_float. Default: warp and"
              + " every model that is here.")
  private List<String> benched = new ArrayList<>();

  @Override
  public Integer call() {
    return bench ? compare() : examine();
  }

  private int compare() {
    if (frames < 1 || frames > MAX_FRAMES) {
      throw new InvalidInputException(
          "frames", "--frames is " + frames + "; give a number from 1 to " + MAX_FRAMES + ".");
    }
    if (!posers.isEmpty()) {
      throw new InvalidInputException(
          "poser", "With --bench name posers without --poser: avatar doctor --bench POSER...");
    }
    CommandLine line = spec.commandLine();
    DoctorBench comparison =
        new DoctorBench(ModelStore.standard(), new SelfTest(frames), line.getErr()::println);
    DoctorBench.Outcome outcome = comparison.run(benched);
    if (json) {
      line.getOut().println(BenchJson.of(outcome));
    } else {
      BenchTable.print(outcome, line.getOut());
    }
    return outcome.allWell() ? 0 : 2;
  }

  private int examine() {
    if (json || !benched.isEmpty()) {
      throw new InvalidInputException(
          "bench", "--json and POSER need --bench: avatar doctor --bench [--json] [POSER...]");
    }
    PrintWriter out = spec.commandLine().getOut();
    line(out, "avatar4j", VersionProvider.version());
    line(out, "Java", Machine.java());
    line(out, "System", Machine.system());
    line(out, "CPU", Machine.cpu());
    line(out, "Memory", Machine.memory());
    line(out, "GPU", Machine.gpu());
    line(
        out,
        "Vectors",
        LineSums.vectorsUsed()
            ? "used by wide blurs"
            : "off; AVATAR_JAVA_OPTS=\"" + LineSums.FLAG + "\" makes wide blurs faster");
    out.println();
    out.println("Posers");
    for (PoserProvider provider : Posers.providers()) {
      describe(out, provider);
    }
    out.println();
    out.println("Voices");
    for (SpeechSynthesizerProvider provider : SpeechSynthesizers.providers()) {
      line(
          out, "  " + String.join(", ", new TreeSet<>(provider.schemes())), provider.description());
      provider.missing().ifPresent(text -> line(out, "", "MISSING: " + text));
    }
    out.println();
    describe(out, ModelStore.standard());
    out.println();
    out.println("Speed (new pose each frame)");
    boolean allWell = measure(out, "warp");
    for (String poser : posers) {
      allWell &= measure(out, poser);
    }
    return allWell ? 0 : 2;
  }

  private static void describe(PrintWriter out, PoserProvider provider) {
    Optional<String> missing = provider.missing();
    line(out, "  " + provider.scheme(), provider.description());
    missing.ifPresent(text -> line(out, "", "MISSING: " + text));
    provider.details().forEach(detail -> line(out, "", detail));
  }

  private static void describe(PrintWriter out, ModelStore store) {
    out.println("Models in " + store.folder());
    List<ModelStatus> here =
        store.list().stream().filter(status -> status.installed() || status.partial()).toList();
    for (ModelStatus status : here) {
      line(out, "  " + ModelsListCommand.state(status), status.model().name());
    }
    if (here.isEmpty()) {
      line(out, "", "none; `avatar models list` shows what there is");
    }
  }

  private static boolean measure(PrintWriter out, String spec) {
    try (Poser poser = Posers.create(spec)) {
      PoserStopwatch.Result result = PoserStopwatch.measure(poser);
      line(out, "  " + poser.description(), result.toString());
      result.stages().forEach(stage -> line(out, "", PoserStopwatch.describe(stage)));
      return true;
    } catch (AvatarException e) {
      line(out, "  " + spec, "FAILED: " + e.getMessage());
      return false;
    }
  }

  private static void line(PrintWriter out, String label, String text) {
    out.printf("%-12s %s%n", label, text);
  }
}
