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
import dev.avatar4j.postprocessor.kernel.Clamp;
import dev.avatar4j.postprocessor.kernel.LuminanceChange;
import java.util.List;

/** {@code scanlines}: every second row, or pair of rows, is darker. */
public final class Scanlines implements FilterType {
  static final NumberParameter FIELD =
      NumberParameter.of(
              "field", 0, 0, 1, "Which rows are darker: from the first or the second on.")
          .asWhole();
  static final SwitchParameter DYNAMIC =
      SwitchParameter.of("dynamic", true, "Whether they alternate 25 times a second.");
  static final SwitchParameter DOUBLE_SIZE =
      SwitchParameter.of("double_size", true, "Pairs of rows instead of single ones.");
  static final ChoiceParameter CHANNEL =
      ChoiceParameter.of("channel", "What is darker: luminance Y, or alpha A.", "Y", "A");
  static final NumberParameter STRENGTH =
      NumberParameter.of("strength", 0.1, 0, 1, "How much darker they are.").slider(0.1, 0.9);

  @Override
  public String name() {
    return "scanlines";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.DISPLAY;
  }

  @Override
  public double priority() {
    return 13.0;
  }

  @Override
  public boolean dynamic() {
    return true;
  }

  @Override
  public String help() {
    return "The gaps between the lines of a tube screen.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(FIELD, DYNAMIC, DOUBLE_SIZE, CHANNEL, STRENGTH);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(
        values.whole(FIELD),
        values.get(DYNAMIC),
        values.get(DOUBLE_SIZE),
        values.get(CHANNEL).equals("A"),
        values.number(STRENGTH));
  }

  private static final class Instance implements RowFilter {
    private final int field;
    private final boolean dynamic;
    private final boolean doubled;
    private final boolean ofAlpha;
    private final float strength;
    private int start;

    Instance(int field, boolean dynamic, boolean doubled, boolean ofAlpha, float strength) {
      this.field = field;
      this.dynamic = dynamic;
      this.doubled = doubled;
      this.ofAlpha = ofAlpha;
      this.strength = strength;
    }

    @Override
    public void prepare(int width, int height, FilterContext context) {
      start = dynamic ? (int) ((field + context.tick()) % 2) : field;
    }

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      int width = frame.width();
      for (int y = fromRow; y < toRow; y++) {
        boolean hit = y >= start && (doubled ? (y - start) % 4 < 2 : (y - start) % 2 == 0);
        int from = y * width;
        if (ofAlpha) {
          if (hit) {
            dim(frame.alpha(), 1 - strength, from, from + width);
          }
        } else if (hit) {
          LuminanceChange.add(frame, -strength, y);
        } else {
          Clamp.unit(frame.red(), from, from + width);
          Clamp.unit(frame.green(), from, from + width);
          Clamp.unit(frame.blue(), from, from + width);
        }
      }
    }

    private static void dim(float[] values, float factor, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] *= factor;
      }
    }
  }
}
