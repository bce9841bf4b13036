package dev.avatar4j.poser.djl.golden;

import dev.avatar4j.poser.djl.SharedFiles;
import java.util.Arrays;

/** The twelve poses of the goldens. */
public final class GoldenPoses {
  private static final int VALUES = 45;

  private GoldenPoses() {}

  public static float[] pose(int index) {
    float[] all = SharedFiles.floats(SharedFiles.require("golden/tha/poses/poses.f32"));
    return Arrays.copyOfRange(all, index * VALUES, (index + 1) * VALUES);
  }
}
