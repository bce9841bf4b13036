package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.kernel.TestDraws;

/** One filter on its own. */
final class FilterRun {
  private final FilterContext context = new FilterContext(new RowWorkers(1));
  private final Filter filter;

  FilterRun(FilterType type, ParameterValues values) {
    filter = type.create(values, new TestDraws());
  }

  /** A copy of the frame, filtered. */
  Frame at(double frameNumber, Frame picture) {
    Frame frame = new Frame(picture.width(), picture.height());
    frame.copyFrom(picture);
    context.begin(frame, frameNumber);
    Frame result = filter.apply(frame, context);
    Frame copy = new Frame(picture.width(), picture.height());
    copy.copyFrom(result);
    return copy;
  }

  /** Colours that differ from column to column and row to row, all in 0.2..0.8; alpha 0.5. */
  static Frame picture(int width, int height) {
    Frame frame = new Frame(width, height);
    for (int i = 0; i < frame.size(); i++) {
      frame.red()[i] = 0.2f + 0.6f * (i % width) / width;
      frame.green()[i] = 0.2f + 0.6f * (i / width) / height;
      frame.blue()[i] = 0.5f;
      frame.alpha()[i] = 0.5f;
    }
    return frame;
  }

  /** The rows in which any of the channels differ by more than rounding. */
  static boolean[] rowsThatDiffer(Frame a, Frame b) {
    boolean[] rows = new boolean[a.height()];
    for (int channel = 0; channel < 4; channel++) {
      for (int i = 0; i < a.size(); i++) {
        rows[i / a.width()] |= Math.abs(a.plane(channel)[i] - b.plane(channel)[i]) > 1e-6;
      }
    }
    return rows;
  }
}
