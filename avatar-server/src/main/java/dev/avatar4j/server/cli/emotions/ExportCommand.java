package dev.avatar4j.server.cli.emotions;

import dev.avatar4j.export.EmotionExport;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserOutput;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.server.cli.console.Progress;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.options.CharacterOptions;
import dev.avatar4j.server.cli.options.EmotionFiles;
import dev.avatar4j.server.cli.options.OutputFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code avatar export}: every emotion as a still and as a template. */
@Command(
    name = "export",
    customSynopsis = "avatar export --out=DIR|FILE.zip [OPTIONS]",
    description = {
      "Draws every emotion of a character and writes its template.",
      "That is <emotion>.png and <emotion>.json for each, and all templates as _emotions.json."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "The same options give the same bytes. --emotions of other commands reads the result."
    })
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CharacterOptions character;
  @Mixin private EmotionFiles emotions;

  @Option(
      names = "--out",
      paramLabel = "DIR|FILE.zip",
      required = true,
      description =
          "A name ending in .zip: one archive. Any other name: a folder, which is made "
              + "if need be. Files that are there already are refused, see --force.")
  private Path out;

  @Option(
      names = "--output",
      paramLabel = "N|NAME",
      defaultValue = "0",
      description =
          "Draw one of the pictures that lead to the frame instead of it, by number or "
              + "name; 0 is the frame (default: ${DEFAULT-VALUE}). A wrong name lists them.")
  private String output;

  @Option(
      names = "--force",
      description =
          "Overwrite the files of these names that are there already; other files of the "
              + "folder stay.")
  private boolean force;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    EmotionExport export = new EmotionExport(emotions.library(character.image(), err));
    ExportPlace place = ExportPlace.of(out);
    place.check("--out", export.files(), force);
    CharacterOptions.printWarnings(export.warnings(), err);
    try (Poser poser = character.createPoser()) {
      CharacterImage image = character.character(poser);
      CharacterOptions.printWarnings(image.warnings(), err);
      try (PoserSession session = poser.open(image)) {
        CharacterOptions.printWarnings(session.warnings(), err);
        int index = PoserOutput.indexOf(session.outputs(), output);
        Progress progress = new Progress(err, "emotion", export.count());
        place.fill(sink -> export.write(session, index, sink, progress::done));
      }
    } catch (IOException e) {
      throw OutputFiles.cannotWrite("--out", out, e);
    }
    spec.commandLine()
        .getOut()
        .println(export.count() + " emotions, " + export.files().size() + " files in " + out);
    return 0;
  }
}
