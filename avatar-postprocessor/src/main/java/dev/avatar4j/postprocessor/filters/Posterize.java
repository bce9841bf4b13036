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
import dev.avatar4j.postprocessor.kernel.EncodedLevels;
import java.util.List;

/** {@code posterize}: few levels of each colour. */
public final class Posterize implements FilterType {
  static final NumberParameter LEVELS =
      NumberParameter.of(
              "levels", 6, 2, 256, "How many values of each of red, green and blue stay.")
          .slider(2, 16)
          .asWhole();
  static final ChoiceParameter DOMAIN =
      ChoiceParameter.of(
          "domain",
          "What has equal steps: the sRGB encoding, as the eye sees it, or light.",
          "encoded",
          "linear");
  static final SwitchParameter DITHER =
      SwitchParameter.of("dither", false, "Whether a fine pattern stands for values in between.");

  @Override
  public String name() {
    return "posterize";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.GENERAL;
  }

  @Override
  public double priority() {
    return 4.0;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "Flat areas of few colours, as in a poster; with dither, as on an old home computer.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(LEVELS, DOMAIN, DITHER);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    EncodedLevels levels =
        new EncodedLevels(values.whole(LEVELS), values.get(DOMAIN).equals("encoded"));
    return new Instance(levels, values.get(DITHER) ? BAYER : NEAREST);
  }

  private static final float[][] NEAREST = {{0.5f}};

  /** Bayer's matrix: neighbours differ as much as can be, and every 4x4 block has all 16 values. */
  private static final float[][] BAYER = bayer();

  private static float[][] bayer() {
    int[][] order = {{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};
    float[][] thresholds = new float[4][4];
    for (int i = 0; i < 16; i++) {
      thresholds[i / 4][i % 4] = (order[i / 4][i % 4] + 0.5f) / 16;
    }
    return thresholds;
  }

  private static final class Instance implements RowFilter {
    private final EncodedLevels levels;
    private final float[][] pattern;

    Instance(EncodedLevels levels, float[][] pattern) {
      this.levels = levels;
      this.pattern = pattern;
    }

    @Override
    public void prepare(int width, int height, FilterContext context) {}

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      int width = frame.width();
      for (int y = fromRow; y < toRow; y++) {
        float[] rounding = pattern[y % pattern.length];
        for (int channel = 0; channel < 3; channel++) {
          levels.round(frame.plane(channel), y * width, (y + 1) * width, rounding);
        }
      }
    }
  }
}
