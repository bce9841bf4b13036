package dev.avatar4j.server.cli.clip;

import dev.avatar4j.SceneRecorder;
import dev.avatar4j.animation.AnimationScript;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.server.cli.console.HelpHeading;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.options.JsonFiles;
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
    customSynopsis = "avatar render --out=DIR|FILE [OPTIONS]",
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
      "The same options and seed give the same bytes. Ctrl-C leaves nothing half done but the"
          + " frames in a folder."
    })
public final class RenderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @HelpHeading("Scene")
  @Option(
      names = "--script",
      paramLabel = "FILE.json",
      description =
          "What happens when, as below. Without it the character just breathes, blinks "
              + "and looks around.")
  private Path script;

  @HelpHeading("Scene")
  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description =
          "Length of the scene in seconds; at most 1000000 frames (default: "
              + "${DEFAULT-VALUE}).")
  private double seconds;

  @HelpHeading("Result")
  @Option(
      names = "--out",
      paramLabel = "DIR|FILE",
      required = true,
      description =
          "A name ending in .png or .apng: one animated PNG. In .webm: a film with transparency; in"
              + " .mp4: an opaque film; both made by ffmpeg. A file that is there already is"
              + " replaced. Any other name: a folder of numbered PNGs, frame_00000.png and so on;"
              + " frames of an earlier clip in it are replaced, those beyond the end of the new"
              + " clip removed; its other files stay.")
  private Path out;

  @Mixin private SceneOptions options;

  @Override
  public Integer call() throws InterruptedException, InterruptedIOException {
    ClipWork.run(out, this::render);
    return 0;
  }

  private void render() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    AnimatorSettings settings = options.settings();
    EmotionLibrary emotions = options.emotions(err);
    AnimationScript events =
        script == null
            ? AnimationScript.EMPTY
            : AnimationScript.parse(JsonFiles.read("--script", script), emotions, settings);
    int fps = options.films().fps();
    int frames = SceneRecorder.frameCount(seconds, fps);
    SceneFile file = SceneFile.of(out, options.films());
    file.check("--out", false);
    options
        .scene(settings, emotions, events, frames, fps)
        .film(options.character(), file, Optional.empty(), Scene.NOTHING_ELSE, err);
    spec.commandLine().getOut().println(frames + " frames in " + out);
  }
}
