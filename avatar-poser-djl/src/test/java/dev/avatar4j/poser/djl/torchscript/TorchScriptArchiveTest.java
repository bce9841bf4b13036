package dev.avatar4j.poser.djl.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class TorchScriptArchiveTest {
  @Test
  void an_archive_holds_what_the_engine_needs_and_nothing_else() throws IOException {
    Map<String, byte[]> entries = entries(bytes());
    assertThat(entries.keySet())
        .containsExactly(
            "net/data/0",
            "net/version",
            "net/data.pkl",
            "net/constants.pkl",
            "net/code/__torch__.py");
    assertThat(new String(entries.get("net/code/__torch__.py"), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            class Net(Module):
              __parameters__ = []
              __buffers__ = []
              w : Tensor
              n : int
              def forward(self: __torch__.Net) -> Tensor:
                return self.w
            """);
    assertThat(entries.get("net/data/0")).containsExactly(0, 0, -128, 63, 0, 0, 0, 64);
  }

  @Test
  void the_same_program_gives_the_same_bytes() {
    assertThat(bytes()).isEqualTo(bytes());
  }

  @Test
  void a_name_is_used_once() {
    assertThatThrownBy(() -> archive(new ByteArrayOutputStream()).tensor("w", new float[1], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("called w");
    assertThatThrownBy(() -> archive(new ByteArrayOutputStream()).integer("w", 1))
        .hasMessageContaining("called w");
    assertThatThrownBy(() -> archive(new ByteArrayOutputStream()).tensor("n", new float[1], 1))
        .hasMessageContaining("called n");
  }

  private static byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    archive(bytes).finish();
    return bytes.toByteArray();
  }

  private static TorchScriptArchive archive(OutputStream out) {
    return new TorchScriptArchive(out)
        .tensor("w", new float[] {1, 2}, 2)
        .integer("n", 5)
        .method("def forward(self: __torch__.Net) -> Tensor:\n  return self.w\n");
  }

  private static Map<String, byte[]> entries(byte[] archive) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }
}
