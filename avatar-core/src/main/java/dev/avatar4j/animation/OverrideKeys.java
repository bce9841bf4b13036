package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.pose.Morph;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which overrides to end. Immutable and thread-safe.
 *
 * @param morphs the morphs to let go
 * @param cels the cels to let go
 * @param fade how long that takes in seconds, 0..{@value Overrides#MAX_FADE}; empty for the time
 *     they took to fade in
 */
public record OverrideKeys(Set<Morph> morphs, Set<CharacterCel> cels, OptionalDouble fade) {
  /** Copies the sets and checks the fade. */
  public OverrideKeys {
    morphs = Collections.unmodifiableSet(copy(Morph.class, morphs));
    cels = Collections.unmodifiableSet(copy(CharacterCel.class, cels));
    fade.ifPresent(seconds -> OverrideKey.check("fade", "fade", seconds, 0, Overrides.MAX_FADE));
  }

  private static <E extends Enum<E>> Set<E> copy(Class<E> type, Collection<E> elements) {
    Set<E> copy = EnumSet.noneOf(type);
    copy.addAll(elements);
    return copy;
  }

  /**
   * @param morphs the morphs to let go
   * @return these keys, without cels
   */
  public static OverrideKeys of(Collection<Morph> morphs) {
    return new OverrideKeys(copy(Morph.class, morphs), Set.of(), OptionalDouble.empty());
  }

  /**
   * Reads keys from JSON.
   *
   * @param keys a list of morph and cel keys, or an object with such keys, whose values are ignored
   * @param fade a number of seconds, or null
   * @return the keys
   * @throws InvalidInputException if a type is wrong or a key names no morph and no cel; the
   *     message lists every problem
   */
  public static OverrideKeys parse(JsonNode keys, JsonNode fade) {
    Set<Morph> morphs = EnumSet.noneOf(Morph.class);
    Set<CharacterCel> cels = EnumSet.noneOf(CharacterCel.class);
    InputProblems problems = new InputProblems();
    if (keys != null) {
      OverrideKey.requireFew(keys);
    }
    if (keys != null && keys.isObject()) {
      keys.fieldNames()
          .forEachRemaining(
              key -> problems.collect(() -> OverrideKey.resolve(key, morphs::add, cels::add)));
    } else if (keys != null && keys.isArray()) {
      for (JsonNode key : keys) {
        // text of anything else is no key, and is refused as such
        problems.collect(() -> OverrideKey.resolve(key.asText(), morphs::add, cels::add));
      }
    } else {
      problems.add("overrides", "Overrides to end need a JSON list of morph or cel keys.");
    }
    problems.throwIfAny();
    return new OverrideKeys(
        morphs,
        cels,
        fade == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(OverrideKey.seconds("fade", fade, Overrides.MAX_FADE)));
  }
}
