package dev.avatar4j.poser.warp.face;

/**
 * A mouth as the artist drew it, with the skin around it, and its outline: drawn so that this
 * outline falls on any other. On its own outline it is drawn as it is.
 */
final class MouthDrawing {
  /** Where skin no longer moves with the outline, in units of the mouth's width. */
  private static final float REACH = 0.6f;

  private static final int ROOM = 4;

  private final Sprite sprite;
  private final MouthShape own;
  private final MouthPlace place;
  private final Box box;
  private final float reach;

  /**
   * @param sprite the drawing
   * @param own its outline
   * @param place what outlines are relative to
   * @param width columns and rows of the picture
   */
  MouthDrawing(Sprite sprite, MouthShape own, MouthPlace place, int width) {
    this.sprite = sprite;
    this.own = own;
    this.place = place;
    Box inner = sprite.box();
    box =
        Box.around(
            inner.x() - ROOM, inner.y() - ROOM, inner.right() + ROOM, inner.bottom() + ROOM, width);
    reach = REACH * place.unit();
  }

  Box box() {
    return box;
  }

  /** Draws this mouth with another outline; {@code strength} 1 hides what was there. */
  void draw(Texture canvas, MouthShape outline, float strength) {
    if (strength <= 0f) {
      return;
    }
    float left = place.left(outline);
    float width = place.width(outline);
    float ownLeft = place.left(own);
    float ownWidth = place.width(own);
    for (int x = box.x(); x <= box.right(); x++) {
      float u = (x - left) / width;
      float t = Math.max(0f, Math.min(1f, u));
      float beside = Math.abs(u - t) * width;
      float rest = Math.max(0f, 1f - beside / reach);
      float fromX = x + rest * (ownLeft + t * ownWidth - (left + t * width));
      float top = place.row(outline.upper, t);
      float bottom = place.row(outline.lower, t);
      float ownTop = place.row(own.upper, t);
      float ownBottom = place.row(own.lower, t);
      float stretch = bottom - top < 0.01f ? 0f : (ownBottom - ownTop) / (bottom - top);
      for (int y = box.y(); y <= box.bottom(); y++) {
        float shift;
        if (y < top) {
          shift = (ownTop - top) * Math.max(0f, 1f - (top - y) / reach);
        } else if (y > bottom) {
          shift = (ownBottom - bottom) * Math.max(0f, 1f - (y - bottom) / reach);
        } else {
          shift = ownTop + stretch * (y - top) - y;
        }
        sprite.drawOver(canvas, x, y, fromX, y + rest * shift, strength);
      }
    }
  }
}
