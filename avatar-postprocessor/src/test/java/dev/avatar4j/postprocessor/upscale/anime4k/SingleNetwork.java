package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowWorkers;
import java.util.Arrays;

/** Runs one network on the colours of a whole frame. */
public final class SingleNetwork {
  private SingleNetwork() {}

  public static void run(NetworkWeights weights, Frame in, Frame out) {
    Frame opaque = new Frame(in.width(), in.height());
    Arrays.fill(opaque.alpha(), 1f);
    VisibleArea area = new VisibleArea();
    area.update(opaque);
    try (RowWorkers workers = new RowWorkers(2)) {
      PlanesSink sink = new PlanesSink(ColorPlanes.of(out), weights.shape().doubles());
      new Network(weights, workers).run(ColorPlanes.of(in), area, 0, sink);
    }
    Arrays.fill(out.alpha(), 1f);
  }
}
