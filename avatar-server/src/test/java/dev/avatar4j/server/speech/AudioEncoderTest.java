package dev.avatar4j.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.server.avatars.OverloadedException;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.speech.sound.Sound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How many sounds are encoded at once, with a program that waits until it may end. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class AudioEncoderTest {
  private static final Sound SOUND = Sound.of(new float[800], 8000);

  @TempDir Path folder;

  /** Tells that it runs, then waits for a word, each through a pipe. */
  private Ffmpeg waiting(Path runs, Path go) throws Exception {
    assertThat(new ProcessBuilder("mkfifo", runs.toString(), go.toString()).start().waitFor())
        .isZero();
    Path script = folder.resolve("ffmpeg.sh");
    Files.writeString(
        script,
        """
        cat > /dev/null
        echo runs > '%s'
        read word < '%s'
        """
            .formatted(runs, go));
    return new Ffmpeg(List.of("/bin/sh", script.toString()), Duration.ofSeconds(30));
  }

  @Test
  void beyond_its_places_it_refuses_and_once_one_is_free_it_goes_on() throws Exception {
    Path runs = folder.resolve("runs");
    Path go = folder.resolve("go");
    AudioEncoder encoder = new AudioEncoder(waiting(runs, go), 1, Duration.ZERO);
    CompletableFuture<byte[]> first =
        CompletableFuture.supplyAsync(() -> encoder.encode(SOUND, AudioFormat.MP3));
    assertThat(Files.readString(runs)).isEqualTo("runs\n");
    assertThatThrownBy(() -> encoder.encode(SOUND, AudioFormat.FLAC))
        .isInstanceOfSatisfying(
            OverloadedException.class, busy -> assertThat(busy.field()).isEqualTo("format"))
        .hasMessageContaining("busy encoding 1 sounds");
    assertThat(encoder.encode(SOUND, AudioFormat.WAV)).as("needs no place").isNotEmpty();
    Files.writeString(go, "go\n");
    assertThat(first.get(30, TimeUnit.SECONDS)).isEmpty();
    CompletableFuture<byte[]> second =
        CompletableFuture.supplyAsync(() -> encoder.encode(SOUND, AudioFormat.MP3));
    assertThat(Files.readString(runs)).isEqualTo("runs\n");
    Files.writeString(go, "go\n");
    assertThat(second.get(30, TimeUnit.SECONDS)).isEmpty();
  }
}
