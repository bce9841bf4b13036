package dev.avatar4j.postprocessor.upscale.anime4k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShaderDirectoryTest {
  private static final NetworkModel MODEL = NetworkModel.RESTORE_S;

  @TempDir Path folder;

  private static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, ShaderText.of(RandomWeights.of(MODEL, 1)));
  }

  @Test
  void a_missing_file_is_reported_with_every_way_to_get_it() {
    assertThatThrownBy(() -> new ShaderDirectory(folder).load(MODEL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(
            "Anime4K_Restore_CNN_S.glsl",
            folder.toString(),
            "--download",
            "https://github.com/bloc97/Anime4K",
            "MIT",
            "--weights",
            ShaderDirectory.VARIABLE);
  }

  @Test
  void a_checkout_of_the_repository_serves_as_well() throws IOException {
    write(folder.resolve("glsl").resolve("Restore").resolve(MODEL.fileName()));
    ShaderDirectory directory = new ShaderDirectory(folder);
    assertThat(directory.has(MODEL)).isTrue();
    assertThat(directory.load(MODEL).shape()).isEqualTo(MODEL.shape());
  }

  @Test
  void a_file_is_read_once() throws IOException {
    write(folder.resolve(MODEL.fileName()));
    ShaderDirectory directory = new ShaderDirectory(folder);
    NetworkWeights first = directory.load(MODEL);
    Files.delete(folder.resolve(MODEL.fileName()));
    assertThat(directory.load(MODEL)).isSameAs(first);
  }

  @Test
  void an_oversized_file_is_refused_unread() throws IOException {
    Files.write(folder.resolve(MODEL.fileName()), new byte[ShaderDirectory.MAX_BYTES + 1]);
    assertThatThrownBy(() -> new ShaderDirectory(folder).load(MODEL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("more than");
  }

  @Test
  void the_default_folder_follows_the_environment() {
    assertThat(ShaderDirectory.defaultFolder(Map.of(ShaderDirectory.VARIABLE, "/w")))
        .isEqualTo(Path.of("/w"));
    assertThat(ShaderDirectory.defaultFolder(Map.of("LOCALAPPDATA", "/local")))
        .isEqualTo(Path.of("/local", "avatar4j", "anime4k"));
    assertThat(ShaderDirectory.defaultFolder(Map.of("XDG_CACHE_HOME", "/x", "LOCALAPPDATA", " ")))
        .isEqualTo(Path.of("/x", "avatar4j", "anime4k"));
    assertThat(ShaderDirectory.defaultFolder(Map.of()))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "avatar4j", "anime4k"));
  }
}
