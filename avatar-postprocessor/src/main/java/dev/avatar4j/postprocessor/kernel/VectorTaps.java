package dev.avatar4j.postprocessor.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * With the vector module of the Java platform: neighbours are read straight from the row, and the
 * sum stays in a register. Adds in the order of {@link TapSum}, so that the bits are the same.
 *
 * <p>Only {@link LineSums} makes one, and only where the module is there.
 */
final class VectorTaps implements LineSum {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private final float[] weights;
  private final int reach;

  /** How many neighbours on either side {@link TapSum} adds in its first pass: 1 or 2. */
  private final int first;

  VectorTaps(GaussianKernel kernel) {
    reach = kernel.reach();
    first = reach % 3 == 1 ? 1 : Math.min(reach, 2);
    weights = new float[reach + 1];
    for (int t = 0; t <= reach; t++) {
      weights[t] = kernel.weight(t);
    }
  }

  @Override
  public void apply(float[] padded, int from, float[] out, int length) {
    int step = SPECIES.length();
    int x = from;
    for (int end = from + SPECIES.loopBound(length); x < end; x += step) {
      sum(padded, x + reach).intoArray(out, x);
    }
    for (; x < from + length; x++) {
      out[x] = single(padded, x + reach);
    }
  }

  private FloatVector sum(float[] padded, int centre) {
    FloatVector sum = FloatVector.fromArray(SPECIES, padded, centre).mul(weights[0]);
    int t = 1;
    for (; t <= first; t++) {
      sum = sum.add(pair(padded, centre, t));
    }
    for (; t + 2 <= reach; t += 3) {
      FloatVector three = pair(padded, centre, t).add(pair(padded, centre, t + 1));
      sum = sum.add(three.add(pair(padded, centre, t + 2)));
    }
    return t <= reach ? sum.add(pair(padded, centre, t)) : sum;
  }

  /** The same for one pixel. */
  private float single(float[] padded, int centre) {
    float sum = weights[0] * padded[centre];
    int t = 1;
    for (; t <= first; t++) {
      sum += singlePair(padded, centre, t);
    }
    for (; t + 2 <= reach; t += 3) {
      sum +=
          singlePair(padded, centre, t)
              + singlePair(padded, centre, t + 1)
              + singlePair(padded, centre, t + 2);
    }
    return t <= reach ? sum + singlePair(padded, centre, t) : sum;
  }

  private float singlePair(float[] padded, int centre, int t) {
    return weights[t] * (padded[centre - t] + padded[centre + t]);
  }

  private FloatVector pair(float[] padded, int centre, int t) {
    return FloatVector.fromArray(SPECIES, padded, centre - t)
        .add(FloatVector.fromArray(SPECIES, padded, centre + t))
        .mul(weights[t]);
  }
}
