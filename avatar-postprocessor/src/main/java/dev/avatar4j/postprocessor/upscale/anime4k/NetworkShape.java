package dev.avatar4j.postprocessor.upscale.anime4k;

import java.util.ArrayList;
import java.util.List;

/**
 * The layers of one network: {@code depth} 3x3 convolutions, each followed by CReLU (the positive
 * and the negative parts as channels of their own), and a tail over the last activations, whose
 * result is added to the picture.
 *
 * @param depth 3x3 convolutions with CReLU
 * @param tailLayers how many of the last of them the tail sees
 * @param features output channels of each
 * @param tailKernel window of the tail: 1 or 3
 * @param outputs channels of the tail: 3 for a picture of the same size; for one of twice the size
 *     4 (one residual for all colours) or 12 (one for each colour)
 */
public record NetworkShape(int depth, int tailLayers, int features, int tailKernel, int outputs) {
  /**
   * @return whether the result has twice the width and height of the picture
   */
  public boolean doubles() {
    return outputs != 3;
  }

  /**
   * @return the convolutions in order, the tail last
   */
  public List<ConvolutionShape> convolutions() {
    List<ConvolutionShape> list = new ArrayList<>();
    list.add(new ConvolutionShape(3, features, 3));
    for (int i = 1; i < depth; i++) {
      list.add(new ConvolutionShape(2 * features, features, 3));
    }
    list.add(new ConvolutionShape(2 * features * tailLayers, outputs, tailKernel));
    return list;
  }

  /**
   * @return how many numbers the network is made of
   */
  public int parameters() {
    return convolutions().stream().mapToInt(ConvolutionShape::parameters).sum();
  }

  /**
   * @return how far a pixel sees, in pixels
   */
  int reach() {
    return depth + (tailKernel == 3 ? 1 : 0);
  }
}
