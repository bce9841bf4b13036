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
import dev.avatar4j.postprocessor.RowTask;
import dev.avatar4j.postprocessor.SignalStage;
import dev.avatar4j.postprocessor.SwitchParameter;
import dev.avatar4j.postprocessor.kernel.ChromaGrid;
import dev.avatar4j.postprocessor.kernel.ChromaRows;
import dev.avatar4j.postprocessor.kernel.GaussianKernel;
import dev.avatar4j.postprocessor.kernel.ThreadScratch;
import java.util.List;

/** {@code chroma_subsample}: colour is coarser than brightness. */
public final class ChromaSubsample implements FilterType {
  static final ChoiceParameter MODE =
      ChoiceParameter.of("mode", "Smeared along the rows, or in blocks.", "analog", "digital");
  static final ChoiceParameter SUBSAMPLING =
      ChoiceParameter.of(
          "subsampling", "Digital: coarser both ways, or along the rows only.", "4:2:0", "4:2:2");
  static final ChoiceParameter UPSCALE =
      ChoiceParameter.of("upscale", "Digital: hard or soft blocks.", "nearest", "bilinear");
  static final SwitchParameter DOUBLE_SIZE =
      SwitchParameter.of("double_size", true, "Digital: twice as coarse, both ways.");
  static final NumberParameter SIGMA =
      BlurParameters.sigma(4, 0.01, 7, "Analog: how far colour smears, in pixels.");

  @Override
  public String name() {
    return "chroma_subsample";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.TRANSPORT;
  }

  @Override
  public double priority() {
    return 5.5;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "Colour is coarser than brightness: it smears along the rows, as on tape, or comes in blocks,"
        + " as in compressed video.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(MODE, SUBSAMPLING, UPSCALE, DOUBLE_SIZE, SIGMA);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    if (values.get(MODE).equals("analog")) {
      return new Analog(GaussianKernel.ofSigma(values.number(SIGMA)));
    }
    return new Digital(
        values.get(SUBSAMPLING).equals("4:2:0"),
        values.get(DOUBLE_SIZE),
        values.get(UPSCALE).equals("bilinear"));
  }

  private static final class Analog implements RowFilter {
    private final ThreadScratch<ChromaRows> scratch;
    private int width;

    Analog(GaussianKernel kernel) {
      scratch = new ThreadScratch<>(() -> new ChromaRows(kernel, width));
    }

    @Override
    public void prepare(int newWidth, int height, FilterContext context) {
      if (width != newWidth) {
        scratch.clear();
        width = newWidth;
      }
    }

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      ChromaRows rows = scratch.take();
      for (int y = fromRow; y < toRow; y++) {
        rows.smear(frame, y);
      }
      scratch.giveBack(rows);
    }
  }

  private static final class Digital implements Filter {
    private final boolean coarseRows;
    private final boolean doubled;
    private final boolean soft;
    private final ThreadScratch<ChromaRows> scratch =
        new ThreadScratch<>(() -> new ChromaRows(null, this.width));
    private final RowTask task = this::rows;
    private ChromaGrid grid;
    private Frame frame;
    private int width;

    Digital(boolean coarseRows, boolean doubled, boolean soft) {
      this.coarseRows = coarseRows;
      this.doubled = doubled;
      this.soft = soft;
    }

    @Override
    public Frame apply(Frame newFrame, FilterContext context) {
      frame = newFrame;
      if (grid == null || !grid.fits(frame)) {
        width = frame.width();
        grid = new ChromaGrid(frame.width(), frame.height(), coarseRows, doubled, soft);
        scratch.clear();
      }
      grid.sample(frame);
      context.forRows(frame.height(), task);
      frame = null;
      return newFrame;
    }

    private void rows(int fromRow, int toRow) {
      ChromaRows rows = scratch.take();
      for (int y = fromRow; y < toRow; y++) {
        rows.replace(frame, y, grid);
      }
      scratch.giveBack(rows);
    }
  }
}
