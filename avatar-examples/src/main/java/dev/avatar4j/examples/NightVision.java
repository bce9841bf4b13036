package dev.avatar4j.examples;

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
import java.util.List;

/**
 * A filter of one's own. It is listed in {@code
 * META-INF/services/dev.avatar4j.postprocessor.FilterType}, which is all it takes: chains, the
 * settings, the command line and editors know it as {@code night_vision}.
 */
public final class NightVision implements FilterType {
  private static final NumberParameter GAIN =
      NumberParameter.of("gain", 4, 0, 100, "How much the tube amplifies the light.").slider(1, 10);
  private static final NumberParameter GRAIN =
      NumberParameter.of("grain", 0.15, 0, 1, "How strongly single photons show.");
  private static final ColorParameter TINT =
      ColorParameter.of("tint_rgb", new Color(0.3f, 1, 0.25f), "The colour of the screen.");

  @Override
  public String name() {
    return "night_vision";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.CAMERA;
  }

  @Override
  public double priority() {
    return 2.5;
  }

  @Override
  public boolean dynamic() {
    return true;
  }

  @Override
  public String help() {
    return "The picture as an image intensifier shows it: green, bright and grainy.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(GAIN, GRAIN, TINT);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(values.number(GAIN), values.number(GRAIN), values.get(TINT), random);
  }

  /** Each pixel depends on itself alone, so the chain may share out the rows among threads. */
  private static final class Instance implements RowFilter {
    private final float gain;
    private final float grain;
    private final Color tint;
    private final RandomDraws random;
    private float[] noise = {};

    Instance(float gain, float grain, Color tint, RandomDraws random) {
      this.gain = gain;
      this.grain = grain;
      this.tint = tint;
      this.random = random;
    }

    /** New grain 25 times a second, however many frames there are; no new memory for it. */
    @Override
    public void prepare(int width, int height, FilterContext context) {
      boolean resized = noise.length != width * height;
      if (resized) {
        noise = new float[width * height];
      }
      if (resized || context.newTick()) {
        random.start(context.tick());
        random.fill(noise, noise.length);
      }
    }

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      float[] red = frame.red();
      float[] green = frame.green();
      float[] blue = frame.blue();
      for (int i = fromRow * frame.width(), end = toRow * frame.width(); i < end; i++) {
        float light = gain * (0.2126f * red[i] + 0.7152f * green[i] + 0.0722f * blue[i]);
        float glow = light / (1 + light) * (1 + grain * (2 * noise[i] - 1));
        float shown = Math.max(0, Math.min(1, glow));
        red[i] = shown * tint.red();
        green[i] = shown * tint.green();
        blue[i] = shown * tint.blue();
      }
    }
  }
}
