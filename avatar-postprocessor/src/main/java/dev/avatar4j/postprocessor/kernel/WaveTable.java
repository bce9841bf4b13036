package dev.avatar4j.postprocessor.kernel;

/**
 * A sine wave down the rows of a picture that moves with time, {@code amplitude · sin(π·density·(Y
 * + phase))} with {@code Y} from -1 at the first row to 1 at the last. Keeps the sines of the rows,
 * so that a frame costs two multiplications per row.
 */
public final class WaveTable {
  private final double amplitude;
  private final double density;
  private double[] sines = {};
  private double[] cosines = {};

  /**
   * @param amplitude height of the wave
   * @param density how many waves there are on the picture
   */
  public WaveTable(double amplitude, double density) {
    this.amplitude = amplitude;
    this.density = density;
  }

  /**
   * Adds the wave to what is there.
   *
   * @param rows one value for each row of the picture
   * @param phase moves the wave: 2 is the height of the picture
   */
  public void addTo(double[] rows, double phase) {
    if (amplitude == 0) {
      return;
    }
    if (sines.length != rows.length) {
      tabulate(rows.length);
    }
    double sine = amplitude * Math.sin(Math.PI * density * phase);
    double cosine = amplitude * Math.cos(Math.PI * density * phase);
    for (int y = 0; y < rows.length; y++) {
      rows[y] += sines[y] * cosine + cosines[y] * sine;
    }
  }

  private void tabulate(int height) {
    sines = new double[height];
    cosines = new double[height];
    for (int y = 0; y < height; y++) {
      double angle = Math.PI * density * (2.0 * y / Math.max(1, height - 1) - 1);
      sines[y] = Math.sin(angle);
      cosines[y] = Math.cos(angle);
    }
  }
}
