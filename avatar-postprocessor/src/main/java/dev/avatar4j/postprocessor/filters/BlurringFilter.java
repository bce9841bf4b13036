package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.kernel.BlurJob;
import dev.avatar4j.postprocessor.kernel.GaussianKernel;
import dev.avatar4j.postprocessor.kernel.PlaneBlur;

/** A filter that blurs four planes made from the frame and stores what becomes of them. */
abstract class BlurringFilter implements Filter, BlurJob {
  private final PlaneBlur blur;

  /** The frame to be filtered; only while {@link #apply} runs. */
  Frame source;

  /** The frame that receives the result; only while {@link #apply} runs. */
  Frame target;

  BlurringFilter(GaussianKernel kernel) {
    blur = new PlaneBlur(kernel, 4);
  }

  @Override
  public Frame apply(Frame frame, FilterContext context) {
    source = frame;
    target = context.spare();
    blur.run(target, this, context);
    source = null;
    Frame result = target;
    target = null;
    return result;
  }
}
