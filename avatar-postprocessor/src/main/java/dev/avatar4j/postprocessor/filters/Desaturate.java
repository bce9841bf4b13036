package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.Color;
import dev.avatar4j.postprocessor.ColorParameter;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.RowFilter;
import dev.avatar4j.postprocessor.SignalStage;
import dev.avatar4j.postprocessor.kernel.HueBand;
import dev.avatar4j.postprocessor.kernel.Luminance;
import dev.avatar4j.postprocessor.kernel.ThreadScratch;
import java.util.List;

/** {@code desaturate}: takes the colour out, except, if wanted, around one hue. */
public final class Desaturate implements FilterType {
  static final NumberParameter STRENGTH =
      NumberParameter.of("strength", 1, 0, 1, "How much colour is lost.");
  static final ColorParameter TINT =
      ColorParameter.of("tint_rgb", Color.WHITE, "The colour that white becomes.");
  static final ColorParameter REFERENCE =
      ColorParameter.of("bandpass_reference_rgb", new Color(1, 0, 0), "The hue that may stay.");
  static final NumberParameter WIDTH =
      NumberParameter.of(
          "bandpass_q", 0, 0, 1, "How far from that hue a colour may be to stay; 0 = none stays.");

  @Override
  public String name() {
    return "desaturate";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.CAMERA;
  }

  @Override
  public double priority() {
    return 3.5;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "Black and white film, or, with a tint, sepia and the like. Colours near one hue can be kept,"
        + " so that only red things are coloured.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(STRENGTH, TINT, REFERENCE, WIDTH);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    float strength = values.number(STRENGTH);
    Color tint = values.get(TINT);
    if (values.number(WIDTH) == 0) {
      return new Plain(strength, tint);
    }
    return new Banded(strength, tint, new HueBand(values.get(REFERENCE), values.number(WIDTH)));
  }

  /** {@code C' = (1-s)*C + s*Y*tint}. */
  record Plain(float strength, Color tint) implements RowFilter {
    @Override
    public void prepare(int width, int height, FilterContext context) {}

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      mix(
          frame.red(),
          frame.green(),
          frame.blue(),
          1 - strength,
          strength * tint.red(),
          strength * tint.green(),
          strength * tint.blue(),
          fromRow * frame.width(),
          toRow * frame.width());
    }

    private static void mix(
        float[] red,
        float[] green,
        float[] blue,
        float keep,
        float redTint,
        float greenTint,
        float blueTint,
        int from,
        int to) {
      for (int i = from; i < to; i++) {
        float y = Luminance.RED * red[i] + Luminance.GREEN * green[i] + Luminance.BLUE * blue[i];
        red[i] = keep * red[i] + redTint * y;
        green[i] = keep * green[i] + greenTint * y;
        blue[i] = keep * blue[i] + blueTint * y;
      }
    }
  }

  /** The same with a strength that is less near the reference hue, for colourful pixels. */
  private static final class Banded implements RowFilter {
    private final float strength;
    private final Color tint;
    private final HueBand band;
    private final ThreadScratch<float[][]> scratch = new ThreadScratch<>(this::makeRows);
    private int width;

    Banded(float strength, Color tint, HueBand band) {
      this.strength = strength;
      this.tint = tint;
      this.band = band;
    }

    private float[][] makeRows() {
      return new float[ROWS][width];
    }

    @Override
    public void prepare(int newWidth, int height, FilterContext context) {
      if (width != newWidth) {
        scratch.clear();
        width = newWidth;
      }
    }

    private static final int ROWS = 4 + HueBand.SCRATCH_ROWS;

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      float[][] rows = scratch.take();
      float[] strengths = rows[3];
      for (int y = fromRow; y < toRow; y++) {
        for (int channel = 0; channel < 3; channel++) {
          System.arraycopy(frame.plane(channel), y * width, rows[channel], 0, width);
        }
        band.keep(rows, 4, strengths, width);
        invert(strengths, strength, width);
        Luminance.of(rows[0], rows[1], rows[2], rows[4], 0, width);
        mix(rows[0], rows[4], tint.red(), strengths, width);
        mix(rows[1], rows[4], tint.green(), strengths, width);
        mix(rows[2], rows[4], tint.blue(), strengths, width);
        for (int channel = 0; channel < 3; channel++) {
          System.arraycopy(rows[channel], 0, frame.plane(channel), y * width, width);
        }
      }
      scratch.giveBack(rows);
    }

    private static void invert(float[] keep, float strength, int count) {
      for (int x = 0; x < count; x++) {
        keep[x] = strength * (1f - keep[x]);
      }
    }

    private static void mix(float[] c, float[] y, float tint, float[] strengths, int count) {
      for (int x = 0; x < count; x++) {
        c[x] += strengths[x] * (tint * y[x] - c[x]);
      }
    }
  }
}
