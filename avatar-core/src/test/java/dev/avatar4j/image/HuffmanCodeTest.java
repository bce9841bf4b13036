package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HuffmanCodeTest {

  private static long cost(HuffmanCode code, int[] counts) {
    long bits = 0;
    for (int i = 0; i < counts.length; i++) {
      bits += (long) counts[i] * code.lengths()[i];
    }
    return bits;
  }

  /** The textbook construction: join the two lightest nodes until one is left. */
  private static long optimalCost(int[] counts) {
    PriorityQueue<Long> nodes = new PriorityQueue<>();
    for (int count : counts) {
      if (count > 0) {
        nodes.add((long) count);
      }
    }
    long bits = 0;
    while (nodes.size() > 1) {
      long joined = nodes.poll() + nodes.poll();
      bits += joined;
      nodes.add(joined);
    }
    return bits;
  }

  private static int[] randomCounts(int seed, int symbols, int magnitudes) {
    Random random = new Random(seed);
    int[] counts = new int[symbols];
    for (int i = 0; i < symbols; i++) {
      counts[i] = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(1 << random.nextInt(magnitudes));
    }
    counts[0] = 1;
    counts[1] = 1;
    return counts;
  }

  private static void assertComplete(HuffmanCode code, int[] counts, int longest) {
    double space = 0;
    for (int i = 0; i < counts.length; i++) {
      int length = code.lengths()[i];
      assertThat(length > 0).isEqualTo(counts[i] > 0);
      assertThat(length).isLessThanOrEqualTo(longest);
      space += length == 0 ? 0 : Math.pow(2, -length);
    }
    assertThat(space).isEqualTo(1);
  }

  @Test
  void a_code_is_optimal_where_the_limit_does_not_bind() {
    HuffmanCode code = new HuffmanCode(286, 15);
    for (int seed = 0; seed < 200; seed++) {
      int[] counts = randomCounts(seed, 286, 6);
      code.build(counts);
      assertComplete(code, counts, 15);
      assertThat(cost(code, counts)).isEqualTo(optimalCost(counts));
    }
  }

  @Test
  void a_code_stays_complete_where_the_limit_binds() {
    for (int longest = 9; longest < 14; longest++) {
      HuffmanCode code = new HuffmanCode(286, longest);
      for (int seed = 0; seed < 100; seed++) {
        int[] counts = randomCounts(seed, 286, 12);
        counts[5] = 50_000_000;
        counts[6] = 20_000_000;
        code.build(counts);
        assertComplete(code, counts, longest);
      }
    }
  }

  @Test
  void fibonacci_counts_reach_the_limit_and_no_further() {
    int[] counts = new int[30];
    counts[0] = 1;
    counts[1] = 1;
    for (int i = 2; i < counts.length; i++) {
      counts[i] = counts[i - 1] + counts[i - 2];
    }
    HuffmanCode code = new HuffmanCode(counts.length, 7);
    code.build(counts);
    assertComplete(code, counts, 7);
    assertThat(code.lengths()[29]).isEqualTo(1);
  }

  @Test
  void a_single_symbol_gets_one_bit() {
    HuffmanCode code = new HuffmanCode(4, 3);
    code.build(new int[] {0, 0, 9, 0});
    assertThat(code.lengths()).containsExactly(0, 0, 1, 0);
    assertThat(HuffmanCode.code(code.entries()[2])).isZero();
  }

  @Test
  void codes_are_prefix_free_and_stored_first_bit_lowest() {
    HuffmanCode code = new HuffmanCode(5, 4);
    code.build(new int[] {10, 5, 3, 1, 1});
    assertThat(code.lengths()).containsExactly(1, 2, 3, 4, 4);
    int[] codes = new int[5];
    for (int i = 0; i < 5; i++) {
      codes[i] = HuffmanCode.code(code.entries()[i]);
    }
    assertThat(codes).containsExactly(0b0, 0b01, 0b011, 0b0111, 0b1111);
  }

  @Test
  void long_runs_split_into_matches_deflate_can_express() {
    for (int run = 3; run < 3000; run++) {
      for (int rest = run; rest > 0; ) {
        int match = Deflate.nextMatch(rest);
        assertThat(match).isBetween(3, 258);
        int symbol = Deflate.lengthSymbol(match);
        int more = match - Deflate.baseLength(symbol);
        assertThat(more).isBetween(0, (1 << Deflate.extraBits(symbol)) - 1);
        rest -= match;
        assertThat(rest).isNotNegative();
      }
    }
  }
}
