package dev.avatar4j.server.routes;

import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.MorphCategory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a pose editor can change of a character.
 *
 * @param groups all 45 morphs: those that change one thing on the left and on the right together
 * @param cels the cels of this character that templates name, bottom to top
 * @param outputs what the poser can show
 */
record PoseSchema(List<Group> groups, List<String> cels, List<Output> outputs) {
  /** Cels that the animator switches by itself: the second picture of a pair, and data eyes. */
  private static final List<CharacterCel> PROGRAM =
      List.of(
          CharacterCel.DATA1,
          CharacterCel.DATA2,
          CharacterCel.DATA3,
          CharacterCel.DATA4,
          CharacterCel.WAVER2);

  /**
   * Morphs of one kind.
   *
   * @param name such as {@code eye_wink}
   * @param category the part of the character: {@code eyebrow}, {@code eye}, {@code iris}, {@code
   *     mouth}, {@code head} or {@code body}
   * @param label the name without the category, for people
   * @param arity 2 if left and right are morphs of their own, else 1
   * @param keys the keys of the morphs, left first
   * @param min the lowest value
   * @param max the highest value
   */
  record Group(
      String name,
      String category,
      String label,
      int arity,
      List<String> keys,
      float min,
      float max) {
    static Group of(List<Morph> morphs) {
      Morph first = morphs.get(0);
      String category = categoryOf(first.category());
      return new Group(
          first.group(),
          category,
          labelOf(first.group(), category),
          morphs.size(),
          morphs.stream().map(Morph::key).toList(),
          first.min(),
          first.max());
    }
  }

  /** One picture that the poser can show. */
  record Output(int index, String name) {}

  static PoseSchema of(CharacterImage character, List<String> outputs) {
    Map<String, List<Morph>> groups = new LinkedHashMap<>();
    for (Morph morph : Morph.ALL) {
      groups.merge(morph.group(), List.of(morph), PoseSchema::both);
    }
    return new PoseSchema(
        groups.values().stream().map(Group::of).toList(),
        CharacterCel.ALL.stream()
            .filter(cel -> !PROGRAM.contains(cel))
            .map(CharacterCel::key)
            .filter(character.cels()::containsKey)
            .toList(),
        IntStream.range(0, outputs.size()).mapToObj(i -> new Output(i, outputs.get(i))).toList());
  }

  private static List<Morph> both(List<Morph> left, List<Morph> right) {
    return List.of(left.get(0), right.get(0));
  }

  private static String categoryOf(MorphCategory category) {
    return switch (category) {
      case EYEBROW -> "eyebrow";
      case EYE -> "eye";
      case IRIS_MORPH, IRIS_ROTATION -> "iris";
      case MOUTH -> "mouth";
      case FACE_ROTATION -> "head";
      case BODY_ROTATION, BREATHING -> "body";
    };
  }

  /** {@code eye_happy_wink} as {@code Happy wink}. */
  private static String labelOf(String group, String category) {
    String prefix = category + "_";
    String words = group.startsWith(prefix) ? group.substring(prefix.length()) : group;
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1).replace('_', ' ');
  }
}
