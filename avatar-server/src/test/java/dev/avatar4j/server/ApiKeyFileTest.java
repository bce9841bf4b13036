package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.server.access.ApiKey;
import dev.avatar4j.server.access.ApiKeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyFileTest {
  @TempDir Path folder;

  @Test
  void a_key_is_made_once_and_only_its_owner_may_read_it() throws Exception {
    ApiKeyFile file = new ApiKeyFile(folder.resolve("new/key.txt"));
    ApiKey made = file.create();
    assertThat(made.secret()).matches("[0-9a-f]{32}");
    assertThat(file.read()).isEqualTo(made);
    assertThat(file.create()).isEqualTo(made);
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"),
        "Skipped: this file system knows no owners");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
    assertThat(file.readableByOthers()).isFalse();
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));
    assertThat(file.readableByOthers()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "has spaces in it", "tab\tinside", "ümlaute-in-it"})
  void a_file_without_a_key_is_refused_by_name_and_its_content_not_repeated(String content)
      throws Exception {
    Path path = Files.writeString(folder.resolve("key.txt"), content + "\n");
    assertThatThrownBy(() -> new ApiKeyFile(path).read())
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining(path.toString())
        .satisfies(
            e -> assertThat(content.isEmpty() || !e.getMessage().contains(content)).isTrue());
  }

  @Test
  void a_key_does_not_show_itself() {
    assertThat(ApiKey.of("my-secret-key").toString()).doesNotContain("my-secret");
    assertThatThrownBy(() -> ApiKey.of("sec ret sec ret"))
        .isInstanceOf(InvalidInputException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sec ret"));
  }

  @Test
  void a_key_matches_itself_alone() {
    ApiKey key = ApiKey.of("0123456789");
    assertThat(key.matches("0123456789")).isTrue();
    for (String other : new String[] {"", "012345678", "01234567890", "0123456788", "O123456789"}) {
      assertThat(key.matches(other)).as(other).isFalse();
    }
  }
}
