package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApngWriterTest {
  private static final int WIDTH = 30;
  private static final int HEIGHT = 20;

  private static PixelBuffer frame(int number) {
    return TestPictures.SCATTERED.paint(WIDTH, HEIGHT, number);
  }

  private static byte[] animation(int frames) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ApngWriter writer = new ApngWriter(out, WIDTH, HEIGHT, frames, 25)) {
      for (int i = 0; i < frames; i++) {
        writer.write(frame(i));
      }
    }
    return out.toByteArray();
  }

  private static List<PngChunk> chunks(byte[] file) {
    List<PngChunk> chunks = new ArrayList<>();
    for (int at = 8; at < file.length; at = chunks.get(chunks.size() - 1).end()) {
      chunks.add(PngChunk.at(file, at));
    }
    return chunks;
  }

  private static byte[] data(PngChunk chunk, int from) {
    int start = chunk.offset() + from;
    return Arrays.copyOfRange(chunk.file(), start, chunk.offset() + chunk.length());
  }

  @Test
  void the_chunks_come_in_the_order_the_specification_asks_for() throws IOException {
    assertThat(chunks(animation(3)))
        .extracting(PngChunk::type)
        .containsExactly("IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND");
  }

  @Test
  void sequence_numbers_count_through_control_and_data_chunks() throws IOException {
    List<Integer> numbers =
        chunks(animation(4)).stream()
            .filter(c -> c.type().equals("fcTL") || c.type().equals("fdAT"))
            .map(c -> c.intAt(0))
            .toList();
    assertThat(numbers).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void frame_count_endless_repetition_size_and_delay_are_stated() throws IOException {
    List<PngChunk> chunks = chunks(animation(2));
    assertThat(data(chunks.get(1), 0)).isEqualTo(new byte[] {0, 0, 0, 2, 0, 0, 0, 0});
    ByteBuffer control = ByteBuffer.wrap(data(chunks.get(2), 4));
    assertThat(control.remaining()).isEqualTo(22);
    assertThat(control.getInt()).isEqualTo(WIDTH);
    assertThat(control.getInt()).isEqualTo(HEIGHT);
    assertThat(control.getLong()).isZero();
    assertThat(control.getShort()).isEqualTo((short) 1);
    assertThat(control.getShort()).isEqualTo((short) 25);
    assertThat(control.getShort()).isZero();
  }

  @Test
  void every_frame_decodes_to_its_pixels() throws IOException {
    int number = 0;
    for (PngChunk chunk : chunks(animation(3))) {
      if (chunk.type().equals("IDAT") || chunk.type().equals("fdAT")) {
        byte[] stream = data(chunk, chunk.type().equals("fdAT") ? 4 : 0);
        byte[] still = new PngBuilder().header(WIDTH, HEIGHT, 8, 6).chunk("IDAT", stream).end();
        assertThat(PngDecoder.decode(still, ImageLimits.DEFAULTS).pixels().rgba())
            .isEqualTo(frame(number++).rgba());
      }
    }
    assertThat(number).isEqualTo(3);
  }

  @Test
  void a_reader_without_animation_sees_the_first_frame() throws IOException {
    PngDecoder.Decoded still = PngDecoder.decode(animation(2), ImageLimits.DEFAULTS);
    assertThat(still.pixels().rgba()).isEqualTo(frame(0).rgba());
    assertThat(still.warnings()).singleElement().asString().contains("animated");
  }

  @Test
  void the_same_frames_give_the_same_file(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.png");
    try (ApngWriter writer = ApngWriter.create(file, WIDTH, HEIGHT, 1, 25)) {
      writer.write(frame(0));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(animation(1));
  }

  @Test
  void missing_and_surplus_frames_and_other_sizes_are_refused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ApngWriter writer = new ApngWriter(out, WIDTH, HEIGHT, 2, 25);
    assertThatThrownBy(() -> writer.write(new PixelBuffer(WIDTH, HEIGHT + 1)))
        .hasMessageContaining("30x20")
        .hasMessageContaining("30x21");
    writer.write(frame(0));
    assertThatThrownBy(writer::close).hasMessageContaining("lacks 1 of its 2 frames");
    assertThatThrownBy(() -> writer.write(frame(1))).isInstanceOf(IllegalStateException.class);
    writer.close();
    try (ApngWriter full = new ApngWriter(out, WIDTH, HEIGHT, 1, 25)) {
      full.write(frame(0));
      assertThatThrownBy(() -> full.write(frame(1))).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void impossible_settings_are_refused() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(() -> new ApngWriter(out, 1, 1, 0, 25)).hasMessageContaining("one frame");
    assertThatThrownBy(() -> new ApngWriter(out, 1, 1, 1, 0)).hasMessageContaining("1..65535");
    assertThatThrownBy(() -> new ApngWriter(out, 1, 1, 1, 65536)).hasMessageContaining("1..65535");
    assertThat(out.size()).isZero();
  }

  @Test
  void an_open_ended_animation_counts_its_frames_at_the_end(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("a.png");
    try (ApngWriter writer = ApngWriter.createOpenEnded(file, WIDTH, HEIGHT, 25)) {
      for (int i = 0; i < 3; i++) {
        writer.write(frame(i));
      }
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(animation(3));
  }

  @Test
  void an_open_ended_animation_without_frames_is_refused(@TempDir Path folder) throws IOException {
    ApngWriter writer = ApngWriter.createOpenEnded(folder.resolve("a.png"), WIDTH, HEIGHT, 25);
    assertThatThrownBy(writer::close).hasMessageContaining("lacks 1 of its 1 frames");
  }

  @Test
  void a_frame_may_stand_for_several_periods() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ApngWriter writer = new ApngWriter(out, WIDTH, HEIGHT, 1, 25)) {
      assertThatThrownBy(() -> writer.write(frame(0), 0)).hasMessageContaining("1..65535");
      assertThatThrownBy(() -> writer.write(frame(0), 65536)).hasMessageContaining("1..65535");
      writer.write(frame(0), 300);
    }
    assertThat(data(chunks(out.toByteArray()).get(2), 20)).startsWith(1, 44, 0, 25);
  }
}
