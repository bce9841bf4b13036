package dev.avatar4j.pipeline;

import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.image.CropBox;
import dev.avatar4j.image.Frame;

/** Cuts the frame to the {@code crop} of the settings. */
public final class CropStage implements ConfigurableStage {
  private volatile CropBox box = CropBox.WHOLE;
  private Frame cropped = new Frame(1, 1);

  @Override
  public Runnable prepare(AnimatorSettings settings) {
    return () -> box = settings.crop();
  }

  @Override
  public Frame process(long timeNanos, Frame frame) {
    CropBox now = box;
    int columns = now.columns(frame.width());
    int rows = now.rows(frame.height());
    if (columns == frame.width() && rows == frame.height()) {
      return frame;
    }
    if (cropped.width() != columns || cropped.height() != rows) {
      cropped = new Frame(columns, rows);
    }
    int start = now.firstRow(frame.height()) * frame.width() + now.firstColumn(frame.width());
    for (int channel = 0; channel < 4; channel++) {
      float[] from = frame.plane(channel);
      float[] to = cropped.plane(channel);
      for (int y = 0; y < rows; y++) {
        System.arraycopy(from, start + y * frame.width(), to, y * columns, columns);
      }
    }
    return cropped;
  }
}
