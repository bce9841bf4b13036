package dev.avatar4j.server.cli.still;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.cel.CelBuffer;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserOutput;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.options.CharacterOptions;
import dev.avatar4j.server.cli.options.JsonFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code avatar pose}: one still. */
@Command(
    name = "pose",
    description = {
      "Draws one still of a character.",
      "It shows the pose of --pose or --emotion, else the neutral one."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
public final class PoseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CharacterOptions character;
  @ArgGroup private Wanted wanted;

  @Option(
      names = "--out",
      paramLabel = "FILE.png",
      description =
          "Where to write the still, 512x512 with transparency. A file that is there "
              + "already is replaced. Needed unless there is --raw.")
  private Path out;

  @Option(
      names = "--raw",
      paramLabel = "FILE.f32",
      description =
          "Write the frame as little-endian float32, 4 MiB: planar R G B A, row-major, "
              + "linear light, straight alpha, before any effect. A file that is there already "
              + "is replaced. May go with --out.")
  private Path raw;

  @Option(
      names = "--output",
      paramLabel = "N|NAME",
      description =
          "Draw one of the pictures that lead to the frame instead of it, by number or name; of a"
              + " neural poser those of its networks. Masks become grey, grids coloured by"
              + " direction. A wrong name lists them.")
  private String output;

  private static final class Wanted {
    @Option(
        names = "--pose",
        paramLabel = "FILE.json",
        description =
            "A JSON object of morph keys and numbers, such as {\"mouth_aaa_index\": 1}; a "
                + "missing morph is 0. docs/morphs.md lists keys and ranges.")
    private Path pose;

    @Option(
        names = "--emotion",
        paramLabel = "NAME",
        description =
            "One of the 28 built-in emotions, such as joy; `avatar emotions list` shows " + "them.")
    private String emotion;
  }

  @Override
  public Integer call() {
    StillFiles.requireNames(spec, out, raw);
    EmotionTemplate face = wantedFace();
    Frame frame;
    try (Poser poser = character.createPoser()) {
      CharacterImage image = character.character(poser);
      CharacterOptions.printWarnings(image.warnings(), spec.commandLine().getErr());
      try (PoserSession session = poser.open(image)) {
        CharacterOptions.printWarnings(session.warnings(), spec.commandLine().getErr());
        if (output == null) {
          frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
          session.pose(face.pose(), CelBuffer.of(face.cels()), frame);
        } else {
          frame =
              session.output(face.pose(), PoserOutput.indexOf(session.outputs(), output)).draw();
        }
      }
    }
    if (out != null) {
      StillFiles.writePng("--out", out, frame);
    }
    if (raw != null) {
      StillFiles.writeRaw("--raw", raw, frame);
    }
    return 0;
  }

  private EmotionTemplate wantedFace() {
    if (wanted != null && wanted.emotion != null) {
      return EmotionLibrary.factory().require(wanted.emotion);
    }
    Pose pose = wanted == null ? Pose.NEUTRAL : parse(wanted.pose);
    return new EmotionTemplate("", pose, Map.of());
  }

  private static Pose parse(Path file) {
    JsonNode json = JsonFiles.read("--pose", file);
    if (!json.isObject()) {
      throw new InvalidInputException(
          "--pose", file + " holds no JSON object; write {\"mouth_aaa_index\": 1, ...}.");
    }
    Map<String, Number> values = new LinkedHashMap<>();
    json.properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isNumber()) {
                throw new InvalidInputException(
                    entry.getKey(),
                    "Morph "
                        + entry.getKey()
                        + " needs a number, not "
                        + InputProblems.shown(entry.getValue())
                        + ".");
              }
              values.put(entry.getKey(), entry.getValue().numberValue());
            });
    return Pose.ofKeys(values);
  }
}
