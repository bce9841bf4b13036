package dev.avatar4j.poser.djl.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.avatar4j.poser.djl.SharedFiles;
import dev.avatar4j.poser.djl.model.CheckpointException;
import dev.avatar4j.poser.djl.model.CheckpointFile;
import dev.avatar4j.poser.djl.model.CheckpointLimits;
import dev.avatar4j.poser.djl.model.CheckpointReader;
import dev.avatar4j.poser.djl.model.PickleBytes;
import dev.avatar4j.poser.djl.model.WeightTensor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads damaged checkpoints: each is either read or refused with a {@link CheckpointException},
 * within the memory that the limits allow. Every round depends on its number alone. The profile
 * {@code fuzz} runs 100 000 rounds, on whole networks too; a normal build a sample on small files.
 */
class CheckpointFuzzTest {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFuzzTest.class);
  private static final int ROUNDS = Integer.getInteger("avatar4j.fuzz.rounds", 2000);
  private static final int FIRST = Integer.getInteger("avatar4j.fuzz.first", 0);
  private static final boolean WHOLE_NETWORKS = ROUNDS > 10_000;

  /** Room for the largest file below, and little more. */
  private static final CheckpointLimits LIMITS =
      new CheckpointLimits(1 << 20, 1024, 1024, 8, 8 << 20, 4096, 8192, 1024);

  /** Twice the weights, and what a machine makes of a pickle. */
  private static final long MEMORY = 2 * LIMITS.maxTotalBytes() + 64L * LIMITS.maxPickleBytes();

  private static final List<Mutation> MUTATIONS =
      List.of(
          new ByteMutation(), new DirectoryMutation(), new PickleMutation(), new StorageMutation());

  @TempDir Path folder;
  private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long mostMemory;
  private long mostTime;
  private int accepted;

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_damaged_checkpoint_is_read_or_refused_within_the_limits() throws IOException {
    List<Seed> small = smallSeeds();
    List<Seed> whole = WHOLE_NETWORKS ? wholeNetworks() : List.of();
    Path file = folder.resolve("damaged.pt");
    for (int round = FIRST; round < FIRST + ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(round);
      List<Seed> seeds = !whole.isEmpty() && random.nextInt(8) == 0 ? whole : small;
      Seed seed = seeds.get(random.nextInt(seeds.size()));
      Mutation mutation = MUTATIONS.get(random.nextInt(MUTATIONS.size()));
      Files.write(file, mutation.apply(seed, random));
      String what =
          "round " + round + ", " + mutation.getClass().getSimpleName() + " of " + seed.name();
      read(file, seed, what);
    }
    LOG.warn(
        "{} rounds: {} read, {} refused; at most {} KiB and {} ms of processor time for one",
        ROUNDS,
        accepted,
        ROUNDS - accepted,
        mostMemory >> 10,
        mostTime / 1_000_000);
    assertThat(accepted).as("some damage is harmless, most is not").isBetween(1, ROUNDS / 2);
  }

  private void read(Path file, Seed seed, String what) {
    long memory = thread.getCurrentThreadAllocatedBytes();
    long time = thread.getCurrentThreadCpuTime();
    try {
      Map<String, WeightTensor> tensors = new CheckpointReader(LIMITS).read(file);
      accepted++;
      check(tensors, what);
      seed.expected().check(seed.name(), tensors);
    } catch (CheckpointException e) {
      assertThat(e.getMessage()).as(what).hasSizeLessThan(1000).doesNotContainPattern("\\p{C}");
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(what, e);
    }
    mostTime = Math.max(mostTime, thread.getCurrentThreadCpuTime() - time);
    long used = thread.getCurrentThreadAllocatedBytes() - memory;
    mostMemory = Math.max(mostMemory, used);
    assertThat(used).as(what).isLessThan(MEMORY);
  }

  private static void check(Map<String, WeightTensor> tensors, String what) {
    long bytes = 0;
    for (WeightTensor tensor : tensors.values()) {
      bytes += 4L * tensor.values().length;
      for (float value : tensor.values()) {
        if (!Float.isFinite(value)) {
          throw new AssertionError(what + ": " + value);
        }
      }
    }
    assertThat(bytes).as(what).isLessThanOrEqualTo(LIMITS.maxTotalBytes());
  }

  private List<Seed> smallSeeds() throws IOException {
    List<Seed> seeds = new ArrayList<>();
    seeds.add(Seed.of(network()));
    seeds.add(Seed.of(views()));
    Path fixtures = SharedFiles.ROOT.resolve("golden/tha/loader");
    for (String name : List.of("mixed_zip.pt", "ok_rezipped.pt", "dict_and_parameter_zip.pt")) {
      if (Files.exists(fixtures.resolve(name))) {
        seeds.add(Seed.of(fixtures.resolve(name)));
      }
    }
    return seeds;
  }

  private static List<Seed> wholeNetworks() {
    return List.of(
        Seed.of(SharedFiles.require("golden/tha/editor_real/editor.pt")),
        Seed.of(SharedFiles.require("golden/tha/loader/separable_half_editor_formula.pt")),
        Seed.of(SharedFiles.require("models/tha4/lambda_00/face_morpher.pt")));
  }

  private Path network() {
    return CheckpointFile.of(
            Map.of(
                "body.weight", new WeightTensor(new int[] {4, 3, 3, 3}, new float[108]),
                "body.bias", new WeightTensor(new int[] {4}, new float[4])))
        .write(folder.resolve("network.pt"));
  }

  /** Two views of one storage, one of them transposed. */
  private Path views() {
    byte[] pickle =
        PickleBytes.start()
            .openDict()
            .text("a")
            .tensor("HalfStorage", "0", 12, 0, new long[] {3, 4}, new long[] {1, 3})
            .text("b")
            .tensor("HalfStorage", "0", 12, 4, new long[] {8}, new long[] {1})
            .closeDict();
    return CheckpointFile.withPickle(pickle)
        .storage("0", new byte[24])
        .entry("archive/byteorder", "little".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .write(folder.resolve("views.pt"));
  }
}
