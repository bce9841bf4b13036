package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.kernel.DamagedArea;
import dev.avatar4j.postprocessor.kernel.GlitchSchedule;
import java.util.stream.Stream;

/** One {@link Datamosh} of a chain. */
final class DatamoshInstance implements Filter {
  private enum Kind {
    CONSTANT,
    MISSING,
    BLUR,
    ZIGZAG
  }

  /** A damaged rectangle, reused by later draws. */
  private static final class Patch {
    private final DamagedArea area = new DamagedArea();
    private Kind kind = Kind.CONSTANT;
    private float red;
    private float green;
    private float blue;
  }

  /** Rows of a zigzag from one turn to the same turn again, in squares. */
  private static final int ZIGZAG_SQUARES = 4;

  private final RandomDraws random;
  private final GlitchSchedule schedule;
  private final Kind[] kinds;
  private final Patch[] patches;
  private final int minWidth;
  private final int maxWidth;
  private final int minHeight;
  private final int maxHeight;
  private final int block;
  private final double displacement;
  private final float strength;
  private final float missingAlpha;
  private int count;

  DatamoshInstance(ParameterValues values, RandomDraws random) {
    this.random = random;
    schedule =
        GlitchParameters.schedule(
            values, random, Datamosh.MAX_GLITCHES, Datamosh.HOLD_MIN, Datamosh.HOLD_MAX);
    kinds =
        Stream.of(Kind.values())
            .filter(
                kind ->
                    switch (kind) {
                      case CONSTANT -> values.get(Datamosh.CONSTANT);
                      case MISSING -> values.get(Datamosh.MISSING);
                      case BLUR -> values.get(Datamosh.BLUR);
                      case ZIGZAG -> values.get(Datamosh.ZIGZAG);
                    })
            .toArray(Kind[]::new);
    patches =
        Stream.generate(Patch::new)
            .limit(values.whole(Datamosh.MAX_GLITCHES))
            .toArray(Patch[]::new);
    minWidth = values.whole(Datamosh.MIN_WIDTH);
    maxWidth = values.whole(Datamosh.MAX_WIDTH);
    minHeight = values.whole(Datamosh.MIN_HEIGHT);
    maxHeight = values.whole(Datamosh.MAX_HEIGHT);
    block = values.whole(Datamosh.BLOCK);
    displacement = values.get(Datamosh.DISPLACEMENT);
    strength = values.number(Datamosh.STRENGTH);
    missingAlpha = values.get(Datamosh.MISSING_DATA).equals("black") ? 1 : 0;
  }

  @Override
  public Frame apply(Frame frame, FilterContext context) {
    if (kinds.length == 0) {
      return frame;
    }
    if (schedule.due(context, frame.width(), frame.height())) {
      count = schedule.begin(context, frame.width(), frame.height());
      for (int i = 0; i < count; i++) {
        draw(patches[i], frame.width(), frame.height());
      }
      schedule.end();
    }
    for (int i = 0; i < count; i++) {
      damage(patches[i], frame, context);
    }
    return frame;
  }

  /** Draws, in this order: kind, left, top, width, height, red, green, blue. */
  private void draw(Patch patch, int frameWidth, int frameHeight) {
    patch.kind = kinds[(int) (kinds.length * random.scalar())];
    int left = start(frameWidth, maxWidth);
    int top = start(frameHeight, maxHeight);
    int width = Math.min(length(minWidth, maxWidth), frameWidth - left);
    int height = Math.min(length(minHeight, maxHeight), frameHeight - top);
    patch.area.set(left, top, width, height);
    patch.red = light(random.scalar());
    patch.green = light(random.scalar());
    patch.blue = light(random.scalar());
  }

  /** Squared, since evenly spread linear light looks pale. */
  private static float light(float uniform) {
    return uniform * uniform;
  }

  private int start(int size, int longest) {
    int start = (int) (Math.max(1, size - (longest - 1)) * random.scalar());
    return start / block * block;
  }

  private int length(int min, int max) {
    return (int) (min + (max - min) * random.scalar());
  }

  private void damage(Patch patch, Frame frame, FilterContext context) {
    switch (patch.kind) {
      case CONSTANT -> patch.area.fill(frame, patch.red, patch.green, patch.blue, 1, strength);
      case MISSING -> patch.area.fill(frame, 0, 0, 0, missingAlpha, strength);
      case BLUR -> patch.area.average(frame, block, strength);
      case ZIGZAG ->
          patch.area.zigzag(
              frame,
              strength * displacement * frame.width() / 2,
              ZIGZAG_SQUARES * block,
              context.plane(0));
    }
  }
}
