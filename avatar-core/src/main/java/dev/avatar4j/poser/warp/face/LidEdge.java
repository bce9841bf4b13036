package dev.avatar4j.poser.warp.face;

/** One edge of a lid at rest and in a pose: its row at every span of {@link Coverage}. */
final class LidEdge {
  private final Box box;

  /** Rows in the picture. */
  final float[] rest;

  /** Rows in the current pose. */
  final float[] now;

  LidEdge(Box box) {
    this.box = box;
    rest = new float[box.width() * Coverage.SUB];
    now = new float[rest.length];
  }

  /** Row in the current pose, mean over a pixel column. */
  float at(int x) {
    return mean(now, x);
  }

  /** Row in the picture, mean over a pixel column. */
  float restAt(int x) {
    return mean(rest, x);
  }

  /** Rows per column in the current pose. */
  float slope(int x) {
    return slope(now, x);
  }

  /** Rows per column in the picture. */
  float restSlope(int x) {
    return slope(rest, x);
  }

  /** How much taller a line along the edge must be drawn to look as thick as it did at rest. */
  float stretch(int x) {
    float slope = slope(x);
    float restSlope = restSlope(x);
    double ratio = Math.sqrt((1 + slope * slope) / (1 + restSlope * restSlope));
    return (float) Math.max(0.55, Math.min(1.7, ratio));
  }

  private float mean(float[] curve, int x) {
    int i = (x - box.x()) * Coverage.SUB;
    return 0.25f * (curve[i] + curve[i + 1] + curve[i + 2] + curve[i + 3]);
  }

  private float slope(float[] curve, int x) {
    int a = Math.max(0, (x - 1 - box.x()) * Coverage.SUB);
    int b = Math.min(curve.length - 1, (x + 2 - box.x()) * Coverage.SUB - 1);
    return (curve[b] - curve[a]) * Coverage.SUB / (b - a);
  }
}
