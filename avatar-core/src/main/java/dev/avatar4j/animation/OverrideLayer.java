package dev.avatar4j.animation;

import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.pose.Morph;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The topmost layer: fixed values for some morphs and cels, which win over everything below,
 * blinking and breathing included.
 *
 * <p>The layers below go on unseen, so a released morph returns to where it would have been.
 */
final class OverrideLayer {
  private final OverrideChannel[] morphs = channels(Morph.COUNT);
  private final OverrideChannel[] cels = channels(CharacterCel.COUNT);
  private boolean active;

  private static OverrideChannel[] channels(int count) {
    return Stream.generate(OverrideChannel::new).limit(count).toArray(OverrideChannel[]::new);
  }

  /** The values in force, without those that fade out; a copy. */
  Overrides wanted() {
    Overrides.Builder all = Overrides.builder();
    for (Morph morph : Morph.ALL) {
      OverrideChannel channel = morphs[morph.ordinal()];
      if (channel.wanted()) {
        all.morph(morph, channel.goal());
      }
    }
    for (CharacterCel cel : CharacterCel.ALL) {
      OverrideChannel channel = cels[cel.ordinal()];
      if (channel.wanted()) {
        all.cel(cel, channel.goal());
      }
    }
    return all.build();
  }

  /**
   * Ends all overrides that a request does not list and sets those it lists.
   *
   * @param now the time on {@link FrameTime#now}'s scale
   */
  void replace(Overrides request, double now) {
    for (Morph morph : Morph.ALL) {
      if (!request.morphs().containsKey(morph)) {
        morphs[morph.ordinal()].release(request.fade());
      }
    }
    for (CharacterCel cel : CharacterCel.ALL) {
      if (!request.cels().containsKey(cel)) {
        cels[cel.ordinal()].release(request.fade());
      }
    }
    set(request, now);
  }

  /** Sets the overrides that a request lists. */
  void set(Overrides request, double now) {
    active = active || !request.isEmpty();
    double endsAt = now + request.expiry().orElse(Double.POSITIVE_INFINITY);
    request
        .morphs()
        .forEach((morph, value) -> morphs[morph.ordinal()].set(value, request.fade(), endsAt));
    request.cels().forEach((cel, value) -> cels[cel.ordinal()].set(value, request.fade(), endsAt));
  }

  /** Ends some overrides. */
  void unset(OverrideKeys keys) {
    OptionalDouble fade = keys.fade();
    keys.morphs().forEach(morph -> morphs[morph.ordinal()].release(fade));
    keys.cels().forEach(cel -> cels[cel.ordinal()].release(fade));
  }

  /** When the next override ends by itself, on {@link FrameTime#now}'s scale. */
  double nextEnd() {
    return active ? Math.min(nextEnd(morphs), nextEnd(cels)) : Double.POSITIVE_INFINITY;
  }

  private static double nextEnd(OverrideChannel[] channels) {
    double next = Double.POSITIVE_INFINITY;
    for (OverrideChannel channel : channels) {
      next = Math.min(next, channel.endsAt());
    }
    return next;
  }

  /**
   * Goes through one step. Of the cels, one that eases sets the target that the cel layer eases to;
   * one with a fade of its own must not be eased again.
   *
   * @param step the pose's step for the time that has passed
   * @param celTarget the strengths that the emotion asks for
   */
  void advance(FrameTime time, double step, double[] celTarget, CelLayer celLayer) {
    if (!active) {
      return;
    }
    active = false;
    for (OverrideChannel channel : morphs) {
      channel.advance(time, step);
      active |= channel.active();
    }
    for (int i = 0; i < celTarget.length; i++) {
      OverrideChannel channel = cels[i];
      if (channel.active() && channel.hasOwnFade()) {
        channel.advance(time, step);
        celTarget[i] = channel.over(celTarget[i]);
        celLayer.jumpTo(i, celTarget[i]);
      } else if (channel.active()) {
        if (channel.wanted()) {
          celTarget[i] = channel.goal();
        }
        channel.advance(time, step);
      }
      active |= channel.active();
    }
  }

  /** Lays the morphs' overrides over the values of the layers below. */
  void coverMorphs(double[] values) {
    for (int i = 0; active && i < values.length; i++) {
      if (morphs[i].active()) {
        values[i] = morphs[i].over(values[i]);
      }
    }
  }
}
