package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.RowFilter;
import dev.avatar4j.postprocessor.SignalStage;
import dev.avatar4j.postprocessor.TextParameter;
import dev.avatar4j.postprocessor.kernel.GlitchRows;
import dev.avatar4j.postprocessor.kernel.NoiseBlend;
import dev.avatar4j.postprocessor.kernel.VhsNoise;
import java.util.Arrays;
import java.util.List;

/** {@code analog_vhsglitches}: a few rows turn to noise for a moment. */
public final class AnalogVhsglitches implements FilterType {
  static final NumberParameter STRENGTH =
      NumberParameter.of("strength", 0.1, 0, 1, "How much of the picture the noise replaces.")
          .slider(0.1, 0.9);
  static final NumberParameter MIN_HEIGHT =
      GlitchParameters.pixels("min_glitch_height", 3, 1, 3, "Rows of the lowest glitch.");
  static final NumberParameter MAX_HEIGHT =
      GlitchParameters.pixels("max_glitch_height", 6, 3, 10, "Glitches are lower than this.");
  static final TextParameter NAME = TextParameter.instanceName("analog_vhsglitches");

  @Override
  public String name() {
    return "analog_vhsglitches";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.TRANSPORT;
  }

  @Override
  public double priority() {
    return 8;
  }

  @Override
  public boolean dynamic() {
    return true;
  }

  @Override
  public String help() {
    return "Now and then, a few rows turn to grey noise for a moment, as where the coating of a"
        + " video tape is damaged.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return GlitchParameters.ofRows(STRENGTH, MIN_HEIGHT, MAX_HEIGHT, NAME);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(values, random);
  }

  private static final class Instance implements RowFilter {
    private final float strength;
    private final RandomDraws random;
    private final GlitchRows bands;
    private final int maxHeight;
    private final VhsNoise noise = new VhsNoise(VhsNoise.Chroma.NONE, false);
    private float[] picture = {};
    private boolean[] hit = {};

    Instance(ParameterValues values, RandomDraws random) {
      this.random = random;
      strength = values.number(STRENGTH);
      maxHeight = values.whole(MAX_HEIGHT);
      bands = GlitchParameters.rows(values, random, MIN_HEIGHT, MAX_HEIGHT);
    }

    @Override
    public void prepare(int width, int height, FilterContext context) {
      if (!bands.due(context, width, height)) {
        return;
      }
      reserve(width, height);
      Arrays.fill(hit, false);
      bands.begin(context, width, height);
      while (bands.next()) {
        int rows = bands.end() - bands.start();
        noise.draw(width, rows, random, context);
        System.arraycopy(noise.luma(), 0, picture, bands.start() * width, rows * width);
        Arrays.fill(hit, bands.start(), bands.end(), true);
      }
    }

    private void reserve(int width, int height) {
      if (picture.length != width * height || hit.length != height) {
        picture = new float[width * height];
        hit = new boolean[height];
        noise.reserve(width, Math.min(maxHeight, height));
      }
    }

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      for (int y = fromRow; y < toRow; y++) {
        if (hit[y]) {
          NoiseBlend.row(frame, y, picture, y, strength);
        }
      }
    }
  }
}
