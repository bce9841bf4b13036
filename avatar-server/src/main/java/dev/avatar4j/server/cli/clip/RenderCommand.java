package dev.avatar4j.server.cli.clip;

import dev.avatar4j.SceneRecorder;
import dev.avatar4j.animation.AnimationScript;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.server.cli.console.TidyStop;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.options.CharacterFiles;
import dev.avatar4j.server.cli.options.CharacterOptions;
import dev.avatar4j.server.cli.options.JsonFiles;
import dev.avatar4j.server.cli.options.OutputFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code avatar render}: the frames of a scripted scene. */
@Command(
    name = "render",
    description = "Renders a scripted scene to numbered PNGs, an animated PNG, a WebM or MP4 film.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "A script is a JSON array of events by time in seconds:",
      "  [{\"at\": 1.5, \"emotion\": \"joy\"}, {\"at\": 2, \"talking\": true},",
      "   {\"at\": 3, \"overrides\": {\"head_y_index\": 0.5}, \"fade\": 0.5, \"expiry\": 2},",
      "   {\"at\": 4, \"settings\": {\"sway_macro_strength\": 0.2}},",
      "   {\"at\": 5, \"gaze\": [0.5, 0.2], \"effect\": \"exclaim\", \"data_eyes\": true}]",
      "Further: \"speak\" (a viseme track). docs/animation.md describes every key.",
      "The same options and seed give the same bytes."
    })
public final class RenderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CharacterOptions character;

  @Mixin private CharacterFiles files;

  @Mixin private FilmOptions films;

  @Option(names = "--script", paramLabel = "FILE.json", description = "What happens when.")
  private Path script;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "Length of the scene in seconds (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "25",
      description = "Frames per second (default: ${DEFAULT-VALUE}).")
  private int fps;

  @Option(
      names = "--seed",
      paramLabel = "X",
      defaultValue = "1",
      description = "Where the randomness starts (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR|FILE",
      required = true,
      description =
          "A name ending in .png or .apng: one animated PNG. In .webm: a film with transparency; in"
              + " .mp4: an opaque film; both made by ffmpeg. Any other name: a folder of numbered"
              + " PNGs.")
  private Path out;

  @Override
  public Integer call() throws InterruptedIOException {
    try (TidyStop stop = new TidyStop()) {
      return render();
    }
  }

  private int render() throws InterruptedIOException {
    PrintWriter err = spec.commandLine().getErr();
    AnimatorSettings settings = files.settings(character.image());
    EmotionLibrary emotions = files.emotions(character.image(), err);
    AnimationScript events =
        script == null
            ? AnimationScript.EMPTY
            : AnimationScript.parse(JsonFiles.read("--script", script), emotions, settings);
    int frames = SceneRecorder.frameCount(seconds, fps);
    SceneFile file = SceneFile.of(out, films);
    file.check("--out", false);
    Scene scene = new Scene(new Animator(settings, emotions, seed), events, frames, fps, seed);
    try {
      scene.film(character, file, Optional.empty(), Scene.NOTHING_ELSE, err);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw OutputFiles.cannotWrite("--out", out, e);
    }
    spec.commandLine().getOut().println(frames + " frames in " + out);
    return 0;
  }
}
