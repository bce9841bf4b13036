package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawFrameWriterTest {

  @Test
  void planes_follow_one_another_as_little_endian_floats(@TempDir Path folder) throws IOException {
    Frame frame = new Frame(2, 1);
    frame.red()[1] = 1f; // 3F800000
    frame.green()[0] = 0.5f; // 3F000000
    frame.alpha()[1] = 2f; // 40000000
    Path file = folder.resolve("frame.f32");
    RawFrameWriter.write(frame, file);
    byte[] expected = new byte[32];
    expected[6] = (byte) 0x80;
    expected[7] = 0x3F;
    expected[11] = 0x3F;
    expected[31] = 0x40;
    assertThat(Files.readAllBytes(file)).isEqualTo(expected);
  }
}
