package dev.avatar4j.poser.warp.landmarks;

/**
 * One eye as drawn, open.
 *
 * @param upper upper edge of the visible opening, corner to corner
 * @param lower its lower edge, over the same columns
 * @param iris middle of the iris
 * @param irisRadiusX half its width
 * @param irisRadiusY half its height, completed where a lid hides it
 * @param lash centre line of the upper lash line, which may reach beyond the corners
 * @param lashThickness thickness of that line in pixels
 */
public record EyeLandmarks(
    Curve upper,
    Curve lower,
    Point iris,
    float irisRadiusX,
    float irisRadiusY,
    Curve lash,
    float lashThickness)
    implements Opening {

  /**
   * @return the greatest height of the opening in pixels, at least 1
   */
  @Override
  public float height() {
    return Math.max(1f, Opening.super.height());
  }

  /**
   * @param x a column
   * @return the row from which the eye is seen there: the edge of the opening or of the lash line
   *     that hangs over it
   */
  public float visibleTop(float x) {
    boolean hung = x >= lash.left() && x <= lash.right();
    return hung ? Math.max(upper.at(x), lash.at(x) + 0.5f * lashThickness) : upper.at(x);
  }
}
