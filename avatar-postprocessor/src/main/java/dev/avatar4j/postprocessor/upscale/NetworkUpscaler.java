package dev.avatar4j.postprocessor.upscale;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowTask;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.upscale.anime4k.Anime4kPipeline;
import dev.avatar4j.postprocessor.upscale.resample.PlaneScaler;
import dev.avatar4j.postprocessor.upscale.resample.Taps;

/** Colours by Anime4K networks, bilinear alpha. */
final class NetworkUpscaler implements Upscaler {
  private final Anime4kPipeline pipeline;
  private final RowWorkers workers;
  private final RowTask task = this::alphaRows;
  private Frame in = new Frame(1, 1);
  private Frame out = in;
  private PlaneScaler alpha;
  private ThreadLocal<PlaneScaler.Scratch> scratch;

  NetworkUpscaler(Anime4kPipeline pipeline, RowWorkers workers) {
    this.pipeline = pipeline;
    this.workers = workers;
  }

  @Override
  public void upscale(Frame from, Frame to) {
    if (alpha == null || !sameSize(from, in) || !sameSize(to, out)) {
      alpha =
          new PlaneScaler(
              Taps.bilinear(from.width(), to.width()),
              Taps.bilinear(from.height(), to.height()),
              from.width());
      scratch = ThreadLocal.withInitial(alpha::newScratch);
    }
    in = from;
    out = to;
    pipeline.run(from, to);
    workers.forRows(to.height(), task);
  }

  private static boolean sameSize(Frame a, Frame b) {
    return a.width() == b.width() && a.height() == b.height();
  }

  private void alphaRows(int from, int to) {
    alpha.scale(in.alpha(), out.alpha(), from, to, scratch.get());
  }
}
