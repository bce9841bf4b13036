package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ChoiceParameter;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.RowFilter;
import dev.avatar4j.postprocessor.SignalStage;
import dev.avatar4j.postprocessor.SwitchParameter;
import dev.avatar4j.postprocessor.TextParameter;
import dev.avatar4j.postprocessor.kernel.ColorNoiseRow;
import dev.avatar4j.postprocessor.kernel.LuminanceChange;
import dev.avatar4j.postprocessor.kernel.ThreadScratch;
import dev.avatar4j.postprocessor.kernel.VhsNoise;
import java.util.List;

/** {@code analog_vhs_noise}: the noise of a video tape over the whole picture. */
public final class AnalogVhsNoise implements FilterType {
  static final NumberParameter STRENGTH =
      NumberParameter.of("strength", 0.3, 0, 1, "How noisy the picture is.").slider(0.1, 1);
  static final ChoiceParameter MODE =
      ChoiceParameter.of(
          "mode",
          "PAL has noise in its brightness only; NTSC has noise in its colours, too.",
          "PAL",
          "NTSC");
  static final SwitchParameter DOUBLE_SIZE =
      SwitchParameter.of("double_size", true, "Grains of the noise are two pixels wide and high.");
  static final ChoiceParameter NTSC_CHROMA =
      ChoiceParameter.of(
          "ntsc_chroma",
          "Shape of the colour noise of NTSC: squares or smooth patches.",
          "nearest",
          "bilinear");
  static final TextParameter NAME = TextParameter.instanceName("analog_vhs_noise");

  @Override
  public String name() {
    return "analog_vhs_noise";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.TRANSPORT;
  }

  @Override
  public double priority() {
    return 7.5;
  }

  @Override
  public boolean dynamic() {
    return true;
  }

  @Override
  public String help() {
    return "Noise that is smeared along the rows, as on a worn video tape.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(STRENGTH, MODE, DOUBLE_SIZE, NTSC_CHROMA, NAME);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    if (values.get(MODE).equals("PAL")) {
      return new Pal(source(VhsNoise.Chroma.NONE, values, random));
    }
    boolean smooth = values.get(NTSC_CHROMA).equals("bilinear");
    return new Ntsc(
        source(smooth ? VhsNoise.Chroma.BILINEAR : VhsNoise.Chroma.NEAREST, values, random));
  }

  private static Source source(VhsNoise.Chroma chroma, ParameterValues values, RandomDraws random) {
    float strength = values.number(STRENGTH);
    return new Source(new VhsNoise(chroma, values.get(DOUBLE_SIZE), strength, -strength), random);
  }

  /** Draws new noise when a tick begins: what brightness changes by, as a part of itself. */
  private static final class Source {
    private final VhsNoise noise;
    private final RandomDraws random;
    private int width;
    private int height;

    Source(VhsNoise noise, RandomDraws random) {
      this.noise = noise;
      this.random = random;
    }

    void update(int newWidth, int newHeight, FilterContext context) {
      if (context.newTick() || newWidth != width || newHeight != height) {
        width = newWidth;
        height = newHeight;
        random.start(context.tick());
        noise.draw(width, height, random, context);
      }
    }
  }

  private record Pal(Source source, LuminanceChange change) implements RowFilter {
    Pal(Source source) {
      this(source, new LuminanceChange());
    }

    @Override
    public void prepare(int width, int height, FilterContext context) {
      source.update(width, height, context);
      change.reserve(width);
    }

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      change.add(frame, source.noise.luma(), fromRow, toRow);
    }
  }

  private static final class Ntsc implements RowFilter {
    private final Source source;
    private final ThreadScratch<ColorNoiseRow> scratch =
        new ThreadScratch<>(() -> new ColorNoiseRow(this.width));
    private int width;

    Ntsc(Source source) {
      this.source = source;
    }

    @Override
    public void prepare(int newWidth, int height, FilterContext context) {
      if (newWidth != width) {
        width = newWidth;
        scratch.clear();
      }
      source.update(width, height, context);
    }

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      ColorNoiseRow row = scratch.take();
      for (int y = fromRow; y < toRow; y++) {
        row.apply(frame, y, source.noise);
      }
      scratch.giveBack(row);
    }
  }
}
