package dev.avatar4j.animation;

import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.pose.Morph;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
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

  private static OverrideChannel[] channels(int count) {
    return Stream.generate(OverrideChannel::new).limit(count).toArray(OverrideChannel[]::new);
  }

  /** The overrides in force, without those that fade out; a copy. */
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

  /** Ends all that a request does not list, in the request's fade if it has one. */
  void retain(Overrides kept) {
    for (Morph morph : Morph.ALL) {
      if (!kept.morphs().containsKey(morph)) {
        release(morphs[morph.ordinal()], fade(kept.fade().orElse(Fader.EASE)));
      }
    }
    for (CharacterCel cel : CharacterCel.ALL) {
      if (!kept.cels().containsKey(cel)) {
        release(cels[cel.ordinal()], fade(kept.fade().orElse(Fader.EASE)));
      }
    }
  }
}
