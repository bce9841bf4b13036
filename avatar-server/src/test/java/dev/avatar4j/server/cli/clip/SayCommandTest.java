package dev.avatar4j.server.cli.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.server.cli.AvatarCommand;
import dev.avatar4j.server.cli.CommandLineRunner;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.WavReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clips of the built-in voice; what takes no pictures is tested without drawing any. */
class SayCommandTest {
  private static final String LIPS = "Hello, I am alive. My mama made a big map, maybe.";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {10, 12, 25, 60})
  void the_mouth_closes_on_b_m_p_and_in_pauses_and_the_last_sound_ends_with_the_speech(int fps) {
    run("--text", LIPS, "--fps", "" + fps, "--out", file("a.wav"));
    Clip clip = new Clip(folder.resolve("a.json"));
    for (Clip.Phone phone : clip.phones()) {
      if (List.of("b", "m", "p").contains(phone.name())) {
        assertThat(clip.least(phone)).as("%s at %s s", phone.name(), phone.start()).isLessThan(0.1);
      }
    }
    List<Clip.Phone> pauses = clip.pauses(0.3);
    assertThat(pauses).hasSize(2);
    for (Clip.Phone pause : pauses) {
      assertThat(clip.most(pause.start() + 0.06, pause.end() - 0.06)).isLessThan(0.01);
    }
    double last = clip.phones().get(clip.phones().size() - 1).end();
    assertThat(last).isCloseTo(clip.number("speech_end"), within(0.02));
    assertThat(clip.open(0)).isZero();
    assertThat(clip.open(clip.frames() - 1)).isLessThan(0.01);
    assertThat(clip.most(0, 10)).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @CsvSource({"25, 1", "12, 0.5", "7, 2", "60, 4", "1000, 4"})
  void frames_and_sound_last_equally_long(int fps, double speed) {
    run("--text", "Time flies.", "--fps", "" + fps, "--speed", "" + speed, "--out", file("a.wav"));
    Clip clip = new Clip(folder.resolve("a.json"));
    Sound sound = WavReader.read(folder.resolve("a.wav"));
    assertThat(clip.frames() / (double) fps).isCloseTo(sound.duration(), within(0.5 / 16_000));
    assertThat(clip.number("seconds")).isCloseTo(sound.duration(), within(1e-6));
    // what is audible lies where the phonemes say
    assertThat(sound.soundStart()).isCloseTo(clip.firstSound(), within(0.1));
    assertThat(sound.soundEnd()).isBetween(clip.lastSound() - 0.12, clip.number("speech_end"));
  }

  @Test
  void a_shorter_clip_takes_the_place_of_a_longer_one_in_a_folder() throws Exception {
    Path out = Files.createDirectory(folder.resolve("clip"));
    for (String old : List.of("frame_00000", "frame_00077", "frame_000003")) {
      Files.writeString(out.resolve(old + ".png"), "old");
    }
    List<String> others = List.of("frame_1.png", "frame_00077.jpg", "my_frame_00077.png");
    for (String other : others) {
      Files.writeString(out.resolve(other), "other");
    }
    CommandLineRunner said = run("--text", "Hi.", "--fps", "6", "--out", out.toString());
    assertThat(said.err())
        .containsOnlyOnce("note: removed 2 frames of an earlier clip from " + out);
    assertThat(run("--text", "Hi.", "--fps", "6", "--out", out.toString()).err())
        .doesNotContain("removed");
    List<String> names = new ArrayList<>(others);
    names.addAll(List.of("speech.wav", "timing.json"));
    int frames = new Clip(out.resolve("timing.json")).frames();
    for (int i = 0; i < frames; i++) {
      names.add("frame_%05d.png".formatted(i));
    }
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names);
    }
    assertThat(out.resolve("frame_00000.png")).binaryContent().startsWith(137, 'P', 'N', 'G');
  }

  @Test
  void a_clip_that_is_stopped_leaves_nothing_behind() throws Exception {
    Path errors = folder.resolve("errors.txt");
    Path out = Files.createDirectory(folder.resolve("films"));
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      out.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1", // it lives for seconds
                  "-cp",
                  System.getProperty("java.class.path"),
                  AvatarCommand.class.getName(),
                  "say",
                  "--voice",
                  "freetts",
                  "--text",
                  "This takes a while. ".repeat(100),
                  "--out",
                  out.resolve("a.png").toString())
              .redirectErrorStream(true)
              .redirectOutput(errors.toFile())
              .start();
      try {
        assertThat(watch.poll(60, TimeUnit.SECONDS)).as("a.png.part").isNotNull();
        assertThat(out.resolve("a.png.part")).exists();
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
    }
    assertThat(out).isEmptyDirectory();
    assertThat(Files.readString(errors)).doesNotContain("Exception", "unexpected");
  }

  @Test
  void a_folder_has_numbered_frames_sound_and_timing_the_same_each_time() throws Exception {
    for (String name : List.of("one", "two")) {
      CommandLineRunner said = run("--text", "Hi.", "--fps", "6", "--out", file(name));
      assertThat(said.out()).contains(" s, ", " frames in ");
      assertThat(said.err()).contains("[####################] frame ");
    }
    Clip clip = new Clip(folder.resolve("one/timing.json"));
    assertThat(clip.json().path("sound").asText()).isEqualTo("speech.wav");
    try (Stream<Path> files = Files.list(folder.resolve("one"))) {
      List<Path> all = files.sorted().toList();
      assertThat(all).hasSize(clip.frames() + 2);
      for (Path file : all) {
        assertThat(folder.resolve("two").resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
    assertThat(WavReader.read(folder.resolve("one/speech.wav")).duration())
        .isCloseTo(clip.frames() / 6.0, within(0.5 / 16_000));
  }

  @Test
  void an_animated_png_has_sound_and_timing_beside_it() {
    run("--text", "Hi.", "--fps", "5", "--out", file("a/hi.png"));
    assertThat(folder.resolve("a/hi.png")).binaryContent().startsWith(137, 'P', 'N', 'G');
    assertThat(WavReader.read(folder.resolve("a/hi.wav")).isSilent()).isFalse();
    assertThat(new Clip(folder.resolve("a/hi.json")).json().path("sound").asText())
        .isEqualTo("hi.wav");
  }

  @ParameterizedTest
  @CsvSource({
    "a.webm, libvpx-vp9 -pix_fmt yuva420p, libopus, -f webm",
    "a.mp4, libx264 -pix_fmt yuv420p, aac, -f mp4"
  })
  void a_film_is_made_of_all_frames_and_the_sound(
      String name, String video, String audio, String format) throws Exception {
    Path log = folder.resolve("log.txt");
    String encoders = "libvpx-vp9 libopus libx264 aac";
    String ffmpeg = ffmpeg(encoders, "echo \"$*\" > " + log + "; cat > \"$file\"");
    run("--text", "Hi.", "--fps", "5", "--ffmpeg", ffmpeg, "--out", file(name));
    assertThat(log)
        .content()
        .contains("-framerate 5 -i pipe:0 -f wav -i file:", "-c:v " + video, "-c:a " + audio)
        .contains(format + " file:");
    assertThat(Files.size(folder.resolve(name)) % (512 * 512 * 4)).isZero();
    assertThat(folder.resolve(name + ".wav.part")).doesNotExist();
    assertThat(folder.resolve(name + ".part")).doesNotExist();
  }

  @Test
  void a_film_that_fails_leaves_nothing_behind() throws Exception {
    String ffmpeg =
        ffmpeg("libvpx-vp9 libopus", "cat > \"$file\"; echo 'disk is full' >&2; exit 1");
    SayRunner.assertRefused(
        List.of("--text", "Hi.", "--fps", "5", "--ffmpeg", ffmpeg, "--out", file("a.webm")),
        "[#",
        "disk is full");
    assertThat(folder).isDirectoryNotContaining("glob:**a.webm*");
  }

  @Test
  void without_ffmpeg_a_film_is_refused_before_the_work_with_what_else_there_is() throws Exception {
    SayRunner.assertRefused(
        List.of("--text", "Hi.", "--ffmpeg", file("none"), "--out", file("a.mp4")),
        "avatar: ",
        "MP4 films are made by ffmpeg",
        "apt install ffmpeg",
        "in .png, or a folder, needs no ffmpeg");
    SayRunner.assertRefused(
        List.of(
            "--text", "Hi.", "--ffmpeg", ffmpeg("libvpx-vp9", "exit 1"), "--out", file("a.webm")),
        "avatar: ",
        "libopus");
    assertThat(folder).isDirectoryNotContaining("glob:**a.*");
  }

  @Test
  void the_real_ffmpeg_makes_streams_of_equal_length_the_same_each_time() throws Exception {
    for (String name : List.of("a.webm", "b.webm")) {
      CommandLineRunner said =
          CommandLineRunner.run(
              "say", "--voice", "freetts", "--text", "Hi.", "--fps", "4", "--out", file(name));
      assumeTrue(said.exitCode() == 0, said.err());
    }
    assertThat(folder.resolve("a.webm"))
        .binaryContent()
        .startsWith(0x1A, 0x45, 0xDF, 0xA3)
        .contains("A_OPUS".getBytes(StandardCharsets.US_ASCII));
    assertThat(folder.resolve("b.webm")).hasSameBinaryContentAs(folder.resolve("a.webm"));
  }

  @Test
  void each_sentence_shows_the_emotion_it_expresses() {
    String text = "I am so happy and full of joy! I am very angry, I hate this. The table is here.";
    run("--text", text, "--emotion", "auto", "--out", file("a.wav"));
    List<String> emotions = new Clip(folder.resolve("a.json")).emotions();
    assertThat(emotions).hasSize(3).doesNotHaveDuplicates().startsWith("joy");
    run("--text", text, "--emotion", "pride", "--out", file("a.wav"));
    assertThat(new Clip(folder.resolve("a.json")).emotions()).containsOnly("pride");
  }

  @Test
  void a_recording_is_said_with_timestamps_of_either_form_or_by_its_sound_alone() throws Exception {
    run("--text", "My map.", "--out", file("voice.wav"));
    double seconds = WavReader.read(folder.resolve("voice.wav")).duration();
    List<String> forms =
        List.of(
            "[{\"word\":\"m%61p\",\"phonemes\":\"m%C3%A6p\",\"start_time\":0.4,\"end_time\":0.7}]",
            "{\"words\":[{\"word\":\"map\",\"phonemes\":\"mæp\",\"start\":0.4,\"end\":0.7}]}",
            "{\"phones\":[[\"m\",0.4,0.5],[\"ae\",0.5,0.6],[\"p\",0.6,0.7]],\"set\":\"arpabet\"}");
    for (String form : forms) {
      Path times = Files.writeString(folder.resolve("times.json"), form);
      String out = file("out.wav");
      run("--sound", file("voice.wav"), "--timestamps", times.toString(), "--out", out);
      JsonNode visemes = new Clip(folder.resolve("out.json")).json().path("visemes");
      assertThat(visemes).hasSize(3);
      assertThat(visemes.get(1).get(0).asText()).isEqualTo("delta");
      assertThat(visemes.get(1).get(1).asDouble()).isCloseTo(0.5, within(0.05));
    }
    run("--sound", file("voice.wav"), "--out", file("out.wav"));
    Clip heard = new Clip(folder.resolve("out.json"));
    assertThat(heard.json().path("sentences").get(0).path("lipsync").asText()).isEqualTo("sound");
    assertThat(heard.most(0, 10)).isGreaterThan(0.5);
    assertThat(heard.number("seconds")).isBetween(seconds, seconds + 0.6);
  }

  @Test
  void a_text_may_come_from_a_file_or_standard_input_and_emoji_and_controls_are_not_heard()
      throws Exception {
    Path text = Files.writeString(folder.resolve("t.txt"), "\uFEFFHi \uD83D\uDE00 \u0007there.\n");
    run("--text-file", text.toString(), "--out", file("a.wav"));
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("Hi there.".getBytes(StandardCharsets.UTF_8)));
      run("--text-file", "-", "--out", file("b.wav"));
    } finally {
      System.setIn(before);
    }
    assertThat(folder.resolve("b.wav")).hasSameBinaryContentAs(folder.resolve("a.wav"));
    assertThat(new Clip(folder.resolve("a.json")).json().path("sentences").get(0).path("text"))
        .hasToString("\"Hi there.\"");
  }

  private CommandLineRunner run(String... options) {
    CommandLineRunner result = SayRunner.say(List.of(options));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }

  /** A stand-in that claims encoders and then behaves as told. */
  private String ffmpeg(String encoders, String behaviour) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "The stand-in is a shell script");
    Path program = folder.resolve("ffmpeg-" + encoders.length() + ".sh");
    Files.writeString(
        program,
        "#!/bin/sh\ncase \"$*\" in *-encoders*) echo "
            + encoders
            + "; exit 0;; esac\nfor file; do :; done; file=\"${file#file:}\"\n"
            + behaviour);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program.toString();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }
}
