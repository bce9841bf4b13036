package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowWorkers;
import java.util.ArrayList;
import java.util.List;

/**
 * Enlarges the colours of frames: some networks, the last of which doubles; then highlights are
 * clamped and the result is brought to the wanted size bilinearly. Pixels far from anything visible
 * become black. One caller at a time; keeps its memory between frames.
 */
public final class Anime4kPipeline {
  private final RowWorkers workers;
  private final LightCurve light;
  private final List<Network> networks = new ArrayList<>();
  private final VisibleArea area = new VisibleArea();
  private final Highlights highlights;
  private final SourcePlanes source;
  private List<PipelineStep> steps = List.of();
  private PipelineEnd end;
  private int width;
  private int height;
  private int outWidth;
  private int outHeight;

  /**
   * @param weights the networks, in order; the last one doubles
   * @param light what they work on
   * @param workers the threads to share out rows to
   */
  public Anime4kPipeline(List<NetworkWeights> weights, LightCurve light, RowWorkers workers) {
    this.workers = workers;
    this.light = light;
    for (NetworkWeights network : weights) {
      networks.add(new Network(network, workers));
    }
    if (!networks.get(networks.size() - 1).doubles()) {
      throw new IllegalArgumentException("The last network of a pipeline doubles");
    }
    highlights = new Highlights(workers);
    source = new SourcePlanes(light, workers);
  }

  /**
   * @param in linear light
   * @param out receives colours; its alpha is left alone
   */
  public void run(Frame in, Frame out) {
    prepare(in, out);
    area.update(in);
    ColorPlanes picture = source.of(in);
    highlights.measure(picture);
    for (int i = 0; i < steps.size(); i++) {
      picture = steps.get(i).run(picture, area);
    }
    end.run(picture, area, out);
  }

  private void prepare(Frame in, Frame out) {
    if (in.width() == width
        && in.height() == height
        && out.width() == outWidth
        && out.height() == outHeight) {
      return;
    }
    width = in.width();
    height = in.height();
    outWidth = out.width();
    outHeight = out.height();
    int last = networks.size() - 1;
    int[] margins = margins();
    List<PipelineStep> made = new ArrayList<>();
    int columns = width;
    int rows = height;
    for (int i = 0; i < last; i++) {
      Network network = networks.get(i);
      int scale = network.doubles() ? 2 : 1;
      columns *= scale;
      rows *= scale;
      made.add(PipelineStep.network(network, margins[i], columns, rows));
    }
    if (isFarLargerThanHalf(columns, outWidth) && isFarLargerThanHalf(rows, outHeight)) {
      made.add(PipelineStep.resize(workers, columns, rows, outWidth / 2, outHeight / 2));
      columns = outWidth / 2;
      rows = outHeight / 2;
    }
    steps = made;
    boolean halves = columns == outWidth && rows == outHeight;
    boolean quadruples = columns == 2 * width && rows == 2 * height;
    Network doubling = networks.get(last);
    end =
        halves && quadruples
            ? PipelineEnd.halving(doubling, margins[last], highlights, light, columns)
            : PipelineEnd.resizing(
                doubling, margins[last], highlights, light, workers, columns, rows, out);
  }

  /** How much of each network's result is needed around what is visible, in pixels of the input. */
  private int[] margins() {
    int[] margins = new int[networks.size()];
    int margin = 2;
    for (int i = margins.length - 1; i >= 0; i--) {
      margins[i] = margin;
      margin += networks.get(i).reach() + 2;
    }
    return margins;
  }

  /** Whether the last doubling would overshoot the wanted size by so much that shrinking pays. */
  private static boolean isFarLargerThanHalf(int now, int wanted) {
    double ratio = now / (2.0 * wanted);
    return ratio > 1.2 && ratio < 2 && wanted >= 2;
  }
}
