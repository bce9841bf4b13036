package dev.avatar4j.server.cli;

import dev.avatar4j.SceneRecorder;
import dev.avatar4j.animation.AnimationScript;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.server.recording.FilmWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code avatar render}: the frames of a scripted scene. */
@Command(
    name = "render",
    description = "Renders a scripted scene to numbered PNG files, an animated PNG or a WebM film.",
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
final class RenderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CharacterOptions character;

  @Mixin private CharacterFiles files;

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
          "A name ending in .png or .apng: one animated PNG. In .webm: a film with transparency, made"
              + " by ffmpeg. Any other name: a folder of numbered PNGs.")
  private Path out;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    AnimatorSettings settings = files.settings(character.image);
    EmotionLibrary emotions = files.emotions(character.image, err);
    AnimationScript events =
        script == null
            ? AnimationScript.EMPTY
            : AnimationScript.parse(JsonFiles.read("--script", script), emotions, settings);
    int frames = SceneRecorder.frameCount(seconds, fps);
    SceneFile file = SceneFile.of(out);
    file.check("--out");
    try (Poser poser = character.createPoser()) {
      CharacterImage image = character.character(poser);
      CharacterOptions.printWarnings(image.warnings(), err);
      try (PoserSession session = poser.open(image)) {
        CharacterOptions.printWarnings(session.warnings(), err);
        Animator animator = new Animator(settings, emotions, seed);
        try (SceneRecorder recorder =
            new SceneRecorder(image, session, animator, events, fps, seed)) {
          record(recorder, frames, file, new Progress(err, frames));
        }
      }
    } catch (IOException e) {
      throw OutputFiles.cannotWrite("--out", out, e);
    }
    spec.commandLine().getOut().println(frames + " frames in " + out);
    return 0;
  }

  private void record(SceneRecorder recorder, int frames, SceneFile file, Progress progress)
      throws IOException {
    try (FilmWriter film = file.open(frames, fps)) {
      PixelBuffer[] pixels = new PixelBuffer[1];
      recorder.record(
          frames,
          (index, frame) -> {
            if (pixels[0] == null) {
              pixels[0] = new PixelBuffer(frame.width(), frame.height());
            }
            ColorTransfer.encode(frame, pixels[0]);
            film.write(pixels[0], 1);
            progress.done(index + 1);
          });
      film.finish();
    }
  }
}
