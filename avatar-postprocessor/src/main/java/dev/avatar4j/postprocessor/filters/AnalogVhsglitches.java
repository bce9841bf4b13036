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
import dev.avatar4j.postprocessor.kernel.GlitchSchedule;
import dev.avatar4j.postprocessor.kernel.NoiseBlend;
import dev.avatar4j.postprocessor.kernel.VhsNoise;
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
    return List.of(
        STRENGTH,
        GlitchParameters.UNBOOST,
        GlitchParameters.MAX_GLITCHES,
        MIN_HEIGHT,
        MAX_HEIGHT,
        GlitchParameters.HOLD_MIN,
        GlitchParameters.HOLD_MAX,
        NAME);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    GlitchParameters.requireOrder(values, MIN_HEIGHT, MAX_HEIGHT);
    return new Instance(values, random);
  }

  private static final class Instance implements RowFilter {
    private final float strength;
    private final RandomDraws random;
    private final GlitchSchedule schedule;
    private final GlitchRows bands;
    private final VhsNoise[] noise;

    Instance(ParameterValues values, RandomDraws random) {
      this.random = random;
      strength = values.number(STRENGTH);
      schedule = GlitchParameters.schedule(values, random);
      int most = values.whole(GlitchParameters.MAX_GLITCHES);
      bands = new GlitchRows(random, most, values.whole(MIN_HEIGHT), values.whole(MAX_HEIGHT));
      noise = new VhsNoise[most];
      for (int i = 0; i < most; i++) {
        noise[i] = new VhsNoise(VhsNoise.Chroma.NONE, false);
      }
    }

    @Override
    public void prepare(int width, int height, FilterContext context) {
      if (!schedule.due(context, width, height)) {
        return;
      }
      bands.drawStarts(schedule.begin(context, width, height), height);
      for (int i = 0; i < bands.count(); i++) {
        bands.drawHeight(i);
        noise[i].draw(width, bands.end(i) - bands.start(i), random, context);
      }
      schedule.end();
    }

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      for (int y = fromRow; y < toRow; y++) {
        // Where glitches overlap, the last one hides the others.
        for (int i = bands.count() - 1; i >= 0; i--) {
          if (bands.start(i) <= y && y < bands.end(i)) {
            NoiseBlend.row(frame, y, noise[i].luma(), y - bands.start(i), strength);
            break;
          }
        }
      }
    }
  }
}
