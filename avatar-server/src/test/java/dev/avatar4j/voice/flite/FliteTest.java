package dev.avatar4j.voice.flite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.SpecText;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.WavWriter;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against scripts in the place of the program, and the program itself where it is installed. */
@DisabledOnOs(OS.WINDOWS)
class FliteTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String VOICES = "echo 'Voices available: kal awb_time slt '";

  @TempDir private Path folder;

  @BeforeEach
  void soundToCopy() throws IOException {
    short[] samples = new short[8000];
    Arrays.fill(samples, (short) 4000);
    Files.write(folder.resolve("sound.wav"), WavWriter.toBytes(Sound.ofPcm16(samples, 8000)));
  }

  @Test
  void the_program_is_given_the_text_as_one_argument_and_its_times_are_read() throws Exception {
    SpeechSynthesizer flite = fake(saying("echo 'pau:0.1 hh:0.3 ay:0.9 pau:1.0 '"), LONG);
    String text = "Hi; rm -rf \"$HOME\" `ls` $(ls) -o x 'y'";
    SpeechClip clip = flite.synthesize(new SpeechRequest(text, "kal", 2));
    assertThat(clip.phones())
        .containsExactly(
            new PhoneTiming("pau", 0, 0.1),
            new PhoneTiming("hh", 0.1, 0.3),
            new PhoneTiming("ay", 0.3, 0.9),
            new PhoneTiming("pau", 0.9, 1));
    assertThat(clip.duration()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("arguments")).lines())
        .containsExactly(
            "-voice",
            "kal",
            "-psdur",
            "--setf",
            "duration_stretch=0.5",
            "-t",
            text,
            "-o",
            "speech.wav");
  }

  @Test
  void the_best_voice_comes_first_and_the_talking_clock_is_none() throws Exception {
    assertThat(fake("true", LONG).voices().stream().map(SpeechVoice::id))
        .containsExactly("slt", "kal");
    assertThatThrownBy(() -> FliteSynthesizer.open(script(VOICES), LONG, "slf"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Did you mean \"slt\"?");
  }

  @Test
  void a_program_that_hangs_is_stopped() throws Exception {
    SpeechSynthesizer flite = fake("exec sleep 600", Duration.ofMillis(50));
    assertThatThrownBy(() -> flite.synthesize(SpeechRequest.of("Hi")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("50 ms");
  }

  @Test
  void an_interrupt_stops_the_program() throws Exception {
    SpeechSynthesizer flite = fake("exec sleep 600", LONG);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> flite.synthesize(SpeechRequest.of("Hi")))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void a_program_that_crashes_is_quoted() throws Exception {
    SpeechSynthesizer flite = fake("echo 'no memory' >&2; exit 3", LONG);
    assertThatThrownBy(() -> flite.synthesize(SpeechRequest.of("Hi")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("no memory");
  }

  @Test
  void a_program_that_writes_no_sound_is_named() throws Exception {
    SpeechSynthesizer flite = fake("echo 'pau:0.1'", LONG);
    assertThatThrownBy(() -> flite.synthesize(SpeechRequest.of("Hi")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("flite")
        .hasMessageContaining("WAV");
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo nonsense", "echo 'pau:x'", "true"})
  void a_program_without_times_still_gives_sound(String prints) throws Exception {
    SpeechClip clip = fake(saying(prints), LONG).synthesize(SpeechRequest.of("Hi"));
    assertThat(clip.phones()).isEmpty();
    assertThat(clip.duration()).isEqualTo(1);
  }

  @Test
  void a_machine_without_it_is_told_how_to_get_it() {
    FliteProvider provider = new FliteProvider(folder.toString());
    assertThat(provider.missing().orElseThrow()).contains("apt-get install flite");
    assertThatThrownBy(() -> provider.create(new SpecText("flite", "", Map.of())))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("apt-get install flite");
    assertThatThrownBy(
            () -> provider.create(new SpecText("flite", "", Map.of("command", "/no/such/file"))))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("/no/such/file");
    assertThatThrownBy(() -> provider.create(new SpecText("flite", "", Map.of("volume", "1"))))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void it_is_found_on_the_path() throws Exception {
    Files.move(script(VOICES), folder.resolve("flite"));
    FliteProvider provider = new FliteProvider("/no/such/folder:" + folder);
    assertThat(provider.missing()).isEmpty();
    assertThat(provider.create(new SpecText("flite", "kal", Map.of())).voices().get(0).id())
        .isEqualTo("kal");
  }

  @Test
  void the_real_program_tells_times_that_end_with_its_sound() throws Exception {
    assumeThat(new FliteProvider().missing()).as("flite is not installed").isEmpty();
    try (SpeechSynthesizer flite = SpeechSynthesizers.create("flite")) {
      for (String text : new String[] {"Hello, I am alive.", "One. Two! And -voice three?"}) {
        SpeechClip clip = flite.synthesize(SpeechRequest.of(text));
        PhoneTiming last = clip.phones().get(clip.phones().size() - 1);
        assertThat(last.end()).isCloseTo(clip.duration(), within(0.02));
        double slow = flite.synthesize(SpeechRequest.of(text).withSpeed(0.5)).duration();
        assertThat(slow / clip.duration()).isCloseTo(2, within(0.1));
      }
    }
  }

  /** Notes its arguments, prints, and writes a second of sound. */
  private String saying(String prints) {
    return "printf '%s\\n' \"$@\" > '"
        + folder
        + "/arguments'\ncp '"
        + folder
        + "/sound.wav' speech.wav\n"
        + prints;
  }

  private SpeechSynthesizer fake(String speaking, Duration timeout) throws Exception {
    Path script = script("if [ \"$1\" = -lv ]; then " + VOICES + "; exit; fi\n" + speaking);
    SpeechVoice slt = new SpeechVoice("slt", "en-US", "");
    return timeout.equals(LONG)
        ? FliteSynthesizer.open(script, timeout, "")
        : new FliteSynthesizer(new FliteProcess(script, timeout), List.of(slt));
  }

  private Path script(String body) throws IOException {
    Path script = folder.resolve("fake");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }
}
