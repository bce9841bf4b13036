package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.postprocessor.Color;
import dev.avatar4j.postprocessor.ColorParameter;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.SignalStage;
import java.util.List;

/** {@code monochrome_display}: a screen of one colour. */
public final class MonochromeDisplay implements FilterType {
  static final NumberParameter STRENGTH =
      NumberParameter.of("strength", 1, 0, 1, "How much colour is lost.");
  static final ColorParameter TINT =
      ColorParameter.of("tint_rgb", Color.WHITE, "The colour of the screen.");

  @Override
  public String name() {
    return "monochrome_display";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.DISPLAY;
  }

  @Override
  public double priority() {
    return 11.0;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "A screen that shows only brightness, in one colour, such as amber.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(STRENGTH, TINT);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Desaturate.Plain(values.number(STRENGTH), values.get(TINT));
  }
}
