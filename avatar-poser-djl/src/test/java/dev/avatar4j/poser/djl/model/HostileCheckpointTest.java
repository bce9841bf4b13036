package dev.avatar4j.poser.djl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileCheckpointTest {
  private static final Set<Integer> ALLOWED_OPCODES =
      Set.of(
          0x80, (int) 'c', (int) 'R', (int) 'Q', (int) 'b', (int) 'q', (int) 'r', (int) 'h',
          (int) 'j', (int) '(', (int) ')', (int) 't', 0x85, 0x86, 0x87, (int) '}', (int) 's',
          (int) 'u', (int) ']', (int) 'a', (int) 'e', (int) 'X', (int) 'J', (int) 'K', (int) 'M',
          0x8a, (int) 'G', (int) 'N', 0x88, 0x89, (int) '.');

  @TempDir Path folder;

  @Test
  void the_default_limits_are_frozen() {
    assertThat(CheckpointLimits.DEFAULT)
        .isEqualTo(
            new CheckpointLimits(4_194_304, 8192, 4096, 8, 536_870_912L, 16_384, 65_536, 1024));
  }

  @Test
  void a_limit_of_nothing_is_refused() {
    assertThatThrownBy(() -> new CheckpointLimits(1, 1, 1, 0, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_opcode_outside_the_list_is_refused() {
    for (int opcode = 0; opcode < 256; opcode++) {
      if (!ALLOWED_OPCODES.contains(opcode)) {
        refused(
            PickleBytes.start().openDict().op('u', opcode, 0, 0, 0, 0, '.'),
            "opcode 0x%02x".formatted(opcode));
      }
    }
  }

  @Test
  void names_outside_the_list_are_refused_before_anything_is_called() {
    refused(PickleBytes.start().global("os", "system"), "os.system");
    refused(PickleBytes.start().global("builtins", "eval"), "builtins.eval");
    refused(PickleBytes.start().global("torch", "load"), "torch.load");
    refused(PickleBytes.start().global("torch", "ComplexFloatStorage"), "ComplexFloatStorage");
    refused(PickleBytes.start().global("collections", "OrderedDict.fromkeys"), "fromkeys");
    refused(PickleBytes.start().global("\u00e9vil", "x"), "not plain text");
  }

  @Test
  void functions_are_called_with_their_exact_arguments_only() {
    refused(PickleBytes.start().text("x").op(')', 'R'), "no function");
    refused(
        PickleBytes.start().global("collections", "OrderedDict").tuple(1).op('R'), "OrderedDict");
    refused(
        PickleBytes.start().global("torch._utils", "_rebuild_tensor_v2").op(')', 'R'),
        "_rebuild_tensor_v2");
    refused(
        PickleBytes.start().global("torch._utils", "_rebuild_parameter").tuple(1, 2, 3).op('R'),
        "_rebuild_parameter");
    refused(PickleBytes.start().text("elsewhere").op('Q'), "no storage");
    refused(PickleBytes.start().op('}').text("x").op('b'), "no OrderedDict");
  }

  @Test
  void programs_that_misuse_the_stack_are_refused() {
    refused(PickleBytes.start().op('R'), "empty stack");
    refused(PickleBytes.start().op('('), '.', "empty stack");
    refused(PickleBytes.start().op('t'), "never opened");
    refused(PickleBytes.start().op('h', 7), "never stored");
    refused(PickleBytes.start().op('N', 'a'), "empty stack");
    refused(PickleBytes.start().op('N', 'N', 'a'), "no list");
    refused(PickleBytes.start().op('N', 'N', 'N', 's'), "no dict");
    refused(PickleBytes.start().op('}', 'N', 'N', 's'), "no text");
    refused(PickleBytes.start().op('N', 'N'), '.', "left over");
    refused(PickleBytes.start().op('N'), '.', "no state dict");
    refused(PickleBytes.start().openDict(), "cut short");
    refused(new PickleBytes().op(0x80, 5), "protocol 5");
  }

  @Test
  void operands_beyond_the_limits_are_refused() {
    refused(PickleBytes.start().op('X').int32(2000).op(new int[2000]), "string of 2000 bytes");
    refused(PickleBytes.start().op('X').int32(-1), "string of 4294967295 bytes");
    refused(PickleBytes.start().op('X').int32(100), "cut short");
    refused(PickleBytes.start().op('X').int32(2).op(0xc3, 0x28), "not UTF-8");
    refused(PickleBytes.start().op(0x8a, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1), "integer of 9 bytes");
    PickleBytes deep = PickleBytes.start();
    for (int i = 0; i <= CheckpointLimits.DEFAULT.maxStackDepth(); i++) {
      deep.op('(');
    }
    refused(deep, "more memory");
    PickleBytes forgetful = PickleBytes.start().op('N');
    for (int i = 0; i <= CheckpointLimits.DEFAULT.maxMemoEntries(); i++) {
      forgetful.op('r').int32(i);
    }
    refused(forgetful, "more memory");
  }

  @Test
  void views_outside_their_storage_are_refused() {
    tensorRefused(4, -1, new long[] {1}, new long[] {1}, "starts before");
    tensorRefused(4, 4, new long[] {1}, new long[] {1}, "reaches beyond");
    tensorRefused(4, 0, new long[] {2, 2}, new long[] {3, 1}, "reaches beyond");
    tensorRefused(4, 5, new long[] {0}, new long[] {1}, "reaches beyond");
    tensorRefused(4, 0, new long[] {-1}, new long[] {1}, "negative");
    tensorRefused(4, 3, new long[] {2}, new long[] {-1}, "negative");
    tensorRefused(4, 0, new long[] {1L << 40}, new long[] {0}, "beyond reason");
    tensorRefused(4, Long.MAX_VALUE, new long[] {2}, new long[] {1}, "beyond reason");
    tensorRefused(4, 0, new long[] {1 << 30, 1 << 30, 16}, new long[] {0, 0, 0}, "beyond reason");
    tensorRefused(-1, 0, new long[] {1}, new long[] {1}, "size beyond reason");
    tensorRefused(1L << 61, 0, new long[] {1}, new long[] {1}, "size beyond reason");
    tensorRefused(5, 0, new long[] {1}, new long[] {1}, "16 bytes instead of 20");
    tensorRefused(3, 0, new long[] {1}, new long[] {1}, "16 bytes instead of 12");
    tensorRefused(4, 0, new long[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, new long[9], "9 dimensions");
    tensorRefused(4, 0, new long[] {2, 2}, new long[] {1}, "unexpected arguments");
  }

  @Test
  void many_views_of_a_small_storage_do_not_add_up_to_much_memory() {
    PickleBytes pickle = PickleBytes.start().openDict();
    for (int i = 0; i < 5; i++) {
      pickle.text("w" + i);
      pickle.tensor("FloatStorage", "0", 1, 0, new long[] {1 << 10}, new long[] {0});
    }
    Path file =
        CheckpointFile.withPickle(pickle.closeDict())
            .storage("0", CheckpointFile.floats(1))
            .write(folder.resolve("views.pt"));
    CheckpointLimits small = new CheckpointLimits(1 << 20, 10, 10, 8, 1 << 14, 100, 100, 100);
    assertThatThrownBy(() -> new CheckpointReader(small).read(file))
        .hasMessageContaining("w4 is one too many");
  }

  @Test
  void a_compressed_bomb_is_read_no_further_than_it_should_be_large() {
    byte[] pickle =
        PickleBytes.start()
            .openDict()
            .text("w")
            .tensor("FloatStorage", "0", 4, 0, new long[] {4}, new long[] {1})
            .closeDict();
    Path file =
        CheckpointFile.withPickle(pickle)
            .storage("0", new byte[64 << 20])
            .write(folder.resolve("bomb.pt"));
    assertThatThrownBy(() -> new CheckpointReader().read(file))
        .hasMessageContaining("67108864 bytes instead of 16");
  }

  @Test
  void the_archive_itself_is_limited() {
    CheckpointLimits small = new CheckpointLimits(50, 3, 2, 8, 100, 100, 100, 100);
    byte[] text = "x".getBytes(StandardCharsets.UTF_8);
    Path crowded =
        CheckpointFile.withPickle(PickleBytes.start().openDict().closeDict())
            .storage("1", text)
            .storage("2", text)
            .storage("3", text)
            .write(folder.resolve("crowded.pt"));
    assertThatThrownBy(() -> new CheckpointReader(small).read(crowded))
        .hasMessageContaining("4 zip entries");
    Path large = CheckpointFile.withPickle(new byte[51]).write(folder.resolve("large.pt"));
    assertThatThrownBy(() -> new CheckpointReader(small).read(large))
        .hasMessageContaining("pickle is larger than 50 bytes");
  }

  @Test
  void ambiguous_archives_are_refused() throws IOException {
    byte[] empty = PickleBytes.start().openDict().closeDict();
    Path two =
        CheckpointFile.withPickle(empty)
            .entry("other/data.pkl", empty)
            .write(folder.resolve("two.pt"));
    assertThatThrownBy(() -> new CheckpointReader().read(two))
        .hasMessageContaining("more than one data.pkl");
    Path big =
        CheckpointFile.withPickle(empty)
            .entry("archive/byteorder", "big".getBytes(StandardCharsets.UTF_8))
            .write(folder.resolve("big.pt"));
    assertThatThrownBy(() -> new CheckpointReader().read(big))
        .hasMessageContaining("not little-endian");
    Path twice =
        CheckpointFile.withPickle(empty)
            .storage("0", CheckpointFile.floats(1))
            .storage("9", CheckpointFile.floats(2))
            .write(folder.resolve("twice.pt"));
    String bytes = Files.readString(twice, StandardCharsets.ISO_8859_1);
    Files.writeString(
        twice, bytes.replace("archive/data/9", "archive/data/0"), StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> new CheckpointReader().read(twice))
        .hasMessageContaining("archive/data/0 occurs twice");
  }

  @Test
  void contradictions_between_tensors_are_refused() {
    long[] one = {1};
    PickleBytes types =
        PickleBytes.start()
            .openDict()
            .text("a")
            .tensor("FloatStorage", "0", 1, 0, one, one)
            .text("b")
            .tensor("IntStorage", "0", 1, 0, one, one);
    Path file =
        CheckpointFile.withPickle(types.closeDict())
            .storage("0", CheckpointFile.floats(1))
            .write(folder.resolve("types.pt"));
    assertThatThrownBy(() -> new CheckpointReader().read(file))
        .hasMessageContaining("the tensor b sees its storage as another type");
    PickleBytes same = PickleBytes.start().openDict().text("a").op('N').text("a").op('N', 'u');
    refused(same, '.', "the key a occurs twice");
    refused(PickleBytes.start().openDict().text("a").op('N', 'u'), '.', "a is no tensor");
  }

  private void tensorRefused(
      long elements, long offset, long[] shape, long[] strides, String reason) {
    byte[] pickle =
        PickleBytes.start()
            .openDict()
            .text("w")
            .tensor("FloatStorage", "0", elements, offset, shape, strides)
            .closeDict();
    Path file =
        CheckpointFile.withPickle(pickle)
            .storage("0", CheckpointFile.floats(0, 1, 2, 3))
            .write(folder.resolve("tensor.pt"));
    assertThatThrownBy(() -> new CheckpointReader().read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(reason);
  }

  private void refused(PickleBytes program, int end, String reason) {
    refused(program.op(end), reason);
  }

  private void refused(PickleBytes program, String reason) {
    Path file = CheckpointFile.withPickle(program.toBytes()).write(folder.resolve("hostile.pt"));
    assertThatThrownBy(() -> new CheckpointReader().read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith("hostile.pt: ")
        .hasMessageContaining(reason);
  }
}
