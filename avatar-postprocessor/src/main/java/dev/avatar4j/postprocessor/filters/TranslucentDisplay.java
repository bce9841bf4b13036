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
import java.util.List;

/** {@code translucent_display}: a see-through screen; {@code A *= alpha}. */
public final class TranslucentDisplay implements FilterType {
  static final NumberParameter ALPHA =
      NumberParameter.of("alpha", 0.9, 0, 1, "How much of the picture's opacity is left.")
          .slider(0.1, 0.9);

  @Override
  public String name() {
    return "translucent_display";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.DISPLAY;
  }

  @Override
  public double priority() {
    return 10.5;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "The picture is a little transparent, like a hologram or a see-through screen.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(ALPHA);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(values.number(ALPHA));
  }

  private record Instance(float factor) implements RowFilter {
    @Override
    public void prepare(int width, int height, FilterContext context) {}

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      float[] alpha = frame.alpha();
      for (int i = fromRow * frame.width(), end = toRow * frame.width(); i < end; i++) {
        alpha[i] *= factor;
      }
    }
  }
}
