package dev.avatar4j.server.cli.still;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.doctor.Diagnosis;
import dev.avatar4j.doctor.Finding;
import dev.avatar4j.doctor.ImageDoctor;
import dev.avatar4j.doctor.Severity;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.options.OutputFiles;
import dev.avatar4j.server.cli.options.PictureInput;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code avatar check}: what is wrong with a character's picture. */
@Command(
    name = "check",
    customSynopsis = "avatar check [OPTIONS] FILE.png",
    description = {
      "Examines a character's picture: says what is wrong, and what cures it.",
      "It repairs what can be repaired without changing how the character looks."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "Exits with 2 if the picture, repaired or not, has an error; warnings alone " + "give 0."
    })
public final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.png", description = "The picture.")
  private Path file;

  @Option(
      names = "--repair",
      description = "Make every harmless repair; needs --out. The picture itself stays as it is.")
  private boolean repair;

  @Option(
      names = "--align",
      description = "Scale and move the head to where posers want it; needs --out.")
  private boolean align;

  @Option(
      names = "--out",
      paramLabel = "FILE.png",
      description =
          "Where to write the repaired picture, 512x512. A file that is there already is "
              + "refused, see --force.")
  private Path out;

  @Option(names = "--force", description = "Overwrite a file that is there already.")
  private boolean force;

  @Override
  public Integer call() {
    boolean writes = repair || align;
    if (writes != (out != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "--repair and --align need --out FILE.png, and it needs one of them.");
    }
    if (writes) {
      requireNew();
    }
    Picture picture = PictureInput.load("FILE.png", file, spec.commandLine().getErr());
    Diagnosis diagnosis = ImageDoctor.examine(picture.pixels());
    print(file, diagnosis);
    if (writes) {
      PixelBuffer repaired = repaired(picture.pixels(), diagnosis);
      StillFiles.writePng("--out", out, repaired);
      diagnosis = ImageDoctor.examine(repaired);
      spec.commandLine().getOut().println();
      print(out, diagnosis);
    }
    return diagnosis.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR) ? 2 : 0;
  }

  private void requireNew() {
    OutputFiles.requireFileName("--out", out);
    if (!force && Files.exists(out)) {
      throw new InvalidInputException(
          "--out", out + " is there already; choose another name, or overwrite it with --force.");
    }
  }

  private PixelBuffer repaired(PixelBuffer picture, Diagnosis diagnosis) {
    PixelBuffer repaired = repair ? ImageDoctor.repair(picture) : diagnosis.picture();
    return align ? diagnosis.alignment().map(to -> to.apply(repaired)).orElse(repaired) : repaired;
  }

  private void print(Path name, Diagnosis diagnosis) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        name
            + ": "
            + diagnosis.width()
            + "x"
            + diagnosis.height()
            + ", "
            + count(diagnosis.findings().size()));
    diagnosis.findings().forEach(finding -> print(out, finding));
  }

  private static String count(int findings) {
    return switch (findings) {
      case 0 -> "nothing to find fault with";
      case 1 -> "1 finding";
      default -> findings + " findings";
    };
  }

  private static void print(PrintWriter out, Finding finding) {
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    out.printf("%-8s %s: %s%n", severity, finding.id(), finding.what());
    finding.where().ifPresent(where -> line(out, "At " + where.describe() + "."));
    line(out, finding.cure());
    if (finding.repairable()) {
      line(out, "--repair does it.");
    } else if (finding.id().equals("position")) {
      line(out, "--align does it.");
    }
  }

  private static void line(PrintWriter out, String text) {
    out.printf("%-8s %s%n", "", text);
  }
}
