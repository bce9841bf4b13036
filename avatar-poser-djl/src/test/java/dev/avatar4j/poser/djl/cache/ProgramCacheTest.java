package dev.avatar4j.poser.djl.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.poser.djl.engine.Precision;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCacheTest {
  private static final ProgramId ID = new ProgramId("tha3-x", 1, "literal-1", Precision.FLOAT32);

  @TempDir Path root;
  private Path weights;
  private Path fallback;
  private List<Path> files;
  private int written;

  @BeforeEach
  void writeWeights() throws IOException {
    weights = Files.createDirectory(root.resolve("weights"));
    fallback = root.resolve("store");
    files = List.of(weights.resolve("a.pt"), weights.resolve("b.pt"));
    Files.writeString(files.get(0), "first");
    Files.writeString(files.get(1), "second");
  }

  @Test
  void a_program_is_written_once() throws IOException {
    assertThat(load(ID)).isEqualTo("program 1");
    assertThat(load(ID)).isEqualTo("program 1");
    assertThat(programs(weights)).hasSize(1);
  }

  @Test
  void another_weight_means_another_program_and_the_old_one_goes() throws IOException {
    load(ID);
    List<String> before = programs(weights);
    Files.writeString(files.get(1), "other!");
    assertThat(load(ID)).isEqualTo("program 2");
    assertThat(programs(weights)).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void a_weight_of_the_same_size_changed_later_is_noticed() throws IOException {
    load(ID);
    Files.writeString(files.get(1), "SECOND");
    Files.setLastModifiedTime(files.get(1), FileTime.fromMillis(1_000));
    assertThat(load(ID)).isEqualTo("program 2");
  }

  @Test
  void weights_that_were_not_touched_are_not_read_again() throws IOException {
    load(ID);
    FileTime time = Files.getLastModifiedTime(files.get(1));
    Files.writeString(files.get(1), "SECOND");
    Files.setLastModifiedTime(files.get(1), time);
    assertThat(load(ID)).isEqualTo("program 1");
  }

  @Test
  void another_version_replaces_a_program_and_another_precision_does_not() throws IOException {
    load(ID);
    load(new ProgramId("tha3-x", 1, "literal-1", Precision.FLOAT16));
    load(new ProgramId("tha3-x", 2, "literal-1", Precision.FLOAT32));
    assertThat(programs(weights))
        .hasSize(2)
        .anyMatch(name -> name.startsWith("tha3-x-literal-1-float32-v2-"))
        .anyMatch(name -> name.startsWith("tha3-x-literal-1-float16-v1-"));
  }

  @Test
  void a_damaged_program_is_made_again() throws IOException {
    load(ID);
    Path program = weights.resolve(".programs").resolve(programs(weights).get(0));
    Files.writeString(program, "damage");
    assertThat(load(ID)).isEqualTo("program 2");
    assertThat(Files.readString(program)).isEqualTo("program 2");
  }

  @Test
  void a_program_that_cannot_be_loaded_when_new_is_an_error() {
    assertThatThrownBy(
            () ->
                cache()
                    .load(
                        ID,
                        files,
                        this::write,
                        file -> {
                          throw new AvatarException("libtorch refused it");
                        }))
        .hasMessage("libtorch refused it");
  }

  @Test
  void a_writer_that_fails_leaves_nothing_behind() throws IOException {
    assertThatThrownBy(
            () ->
                cache()
                    .load(
                        ID,
                        files,
                        out -> {
                          write(out);
                          throw new AvatarException("a checkpoint was refused");
                        },
                        ProgramCacheTest::read))
        .hasMessage("a checkpoint was refused");
    assertThat(programs(weights)).isEmpty();
  }

  @Test
  void where_the_weights_folder_cannot_be_written_programs_go_to_the_store() throws IOException {
    // A file where the folder should be: refused for every user, root included.
    Files.writeString(weights.resolve(".programs"), "in the way");
    assertThat(load(ID)).isEqualTo("program 1");
    assertThat(load(ID)).isEqualTo("program 1");
    try (Stream<Path> all = Files.walk(fallback)) {
      assertThat(all.filter(file -> file.toString().endsWith(".pt"))).hasSize(1);
    }
  }

  @Test
  void where_nothing_can_be_written_the_error_names_both_folders() throws IOException {
    Files.writeString(weights.resolve(".programs"), "in the way");
    Files.writeString(fallback, "in the way");
    assertThatThrownBy(() -> load(ID))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining(weights.toString())
        .hasMessageContaining(fallback.toString())
        .hasMessageContaining("AVATAR4J_MODELS");
  }

  @Test
  void two_that_make_the_same_program_at_once_both_get_a_whole_one() throws Exception {
    CyclicBarrier bothWrite = new CyclicBarrier(2);
    Callable<String> start =
        () ->
            cache()
                .load(
                    ID,
                    files,
                    out -> {
                      meet(bothWrite);
                      writeAs(out, "program of " + Thread.currentThread().getName());
                      meet(bothWrite);
                    },
                    ProgramCacheTest::read);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      for (Future<String> loaded : two.invokeAll(List.of(start, start))) {
        assertThat(loaded.get()).startsWith("program of ");
      }
    } finally {
      two.shutdown();
    }
    assertThat(programs(weights)).hasSize(1).allMatch(name -> name.endsWith(".pt"));
    assertThat(load(ID)).startsWith("program of ");
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String load(ProgramId id) {
    return cache().load(id, files, this::write, ProgramCacheTest::read);
  }

  private ProgramCache cache() {
    return new ProgramCache(weights, fallback);
  }

  private void write(OutputStream out) {
    writeAs(out, "program " + ++written);
  }

  private static void writeAs(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      String text = Files.readString(file);
      if (!text.startsWith("program")) {
        throw new AvatarException(file + " is damaged");
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> programs(Path weights) throws IOException {
    try (Stream<Path> all = Files.list(weights.resolve(".programs"))) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("weights.sha256"))
          .toList();
    }
  }
}
