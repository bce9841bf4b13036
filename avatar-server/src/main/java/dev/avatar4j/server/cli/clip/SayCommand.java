package dev.avatar4j.server.cli.clip;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.SceneRecorder;
import dev.avatar4j.animation.AnimationScript;
import dev.avatar4j.animation.AnimatorKeys;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.server.cli.console.HelpHeading;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.clip.FrameClosures;
import dev.avatar4j.speech.clip.Narration;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code avatar say}: a clip of the character saying something. */
@Command(
    name = "say",
    customSynopsis = {
      "avatar say --text=TEXT --out=DIR|FILE [OPTIONS]",
      "   or: avatar say --text-file=FILE|- --out=DIR|FILE [OPTIONS]",
      "   or: avatar say --sound=FILE.wav --out=DIR|FILE [OPTIONS]"
    },
    description = "Renders a talking clip: the character says a text, or a recording.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "  avatar say --text \"Hello, I am alive.\" --out hello.webm",
      "  avatar say --text-file story.txt --emotion auto --out story.webm",
      "  avatar say --sound voice.wav --timestamps voice.json --out frames",
      "Sound and frames are exactly in step, and the same options and seed give the same bytes.",
      "Ctrl-C leaves nothing half done but the frames in a folder.",
      "docs/talking-clips.md describes the files."
    })
public final class SayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SpeechOptions speech;
  @Mixin private ClipEmotions clipEmotions;

  @HelpHeading("Speech")
  @Option(
      names = "--av-offset",
      paramLabel = "S",
      defaultValue = "-0.04",
      description =
          "By how many seconds the mouth is later than the sound, -2 to 2; a negative "
              + "value makes it earlier. The default makes up for the time the mouth needs to "
              + "move (default: ${DEFAULT-VALUE}). Replaces the setting av_offset, which is "
              + "for live viewers.")
  private double avOffset;

  @HelpHeading("Result")
  @Option(
      names = "--out",
      paramLabel = "DIR|FILE",
      required = true,
      description =
          "A name ending in .png or .apng: an animated PNG, with the sound and the timing beside it."
              + " In .webm: a film with transparency; in .mp4: an opaque film; both with sound, made"
              + " by ffmpeg. In .wav: the sound, with the timing beside it. Files that are there"
              + " already are replaced. Any other name: a folder of numbered PNGs, frame_00000.png"
              + " and so on, speech.wav and timing.json; frames of an earlier clip in it are"
              + " replaced, those beyond the end of the new clip removed; its other files stay.")
  private Path out;

  @Mixin private SceneOptions options;

  @Override
  public Integer call() throws InterruptedException, InterruptedIOException {
    ClipWork.run(out, this::say);
    return 0;
  }

  private AnimatorSettings settings() {
    AnimatorSettings settings = options.settings();
    try {
      return settings.with(AnimatorKeys.AV_OFFSET, avOffset);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("--av-offset", e.getMessage(), e);
    }
  }

  private void say() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    int fps = options.films().fps();
    ClipFiles clip = ClipFiles.of(out, options.films());
    clip.check("--out");
    AnimatorSettings settings = settings();
    EmotionLibrary library = options.emotions(err);
    clipEmotions.check(library);
    Narration narration = speech.narrate(fps, err);
    List<String> emotions = clipEmotions.of(narration, library);
    AnimationScript events = ClipEmotions.script(narration, emotions, library, settings);
    VisemeTrack track = new FrameClosures(fps, avOffset).apply(narration.track());
    int frames = SceneRecorder.frameCount(narration.sound().duration(), fps);
    Scene scene = options.scene(settings, library, events, frames, fps);
    scene.animator().speak(track, 0);
    MouthTrace mouth = new MouthTrace(scene.animator(), frames);
    clip.write(scene, narration.sound(), options.character(), mouth, err);
    clip.writeTiming(new ClipTiming(narration, emotions, track, fps, avOffset, mouth));
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT, "%.2f s, %d frames in %s%n", narration.sound().duration(), frames, out);
  }
}
