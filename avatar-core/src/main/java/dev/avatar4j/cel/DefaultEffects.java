package dev.avatar4j.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The effects that are set unless the settings say otherwise. */
public final class DefaultEffects {
  /** The 11 effects, in drawing order. */
  public static final List<Effect> ALL = create();

  private DefaultEffects() {}

  private static List<Effect> create() {
    List<Effect> all = new ArrayList<>();
    all.add(cycle("angervein", List.of("anger")));
    all.add(fading("sweatdrop", List.of("embarrassment"), 0.3, "1", "2", "3"));
    all.add(fading("smallsweatdrop", List.of("nervousness"), 0.3, "1", "2", "3"));
    all.add(fading("heart", List.of("desire", "love"), 0.3, "1", "2", "3"));
    all.add(cycle("blackcloud", List.of("annoyance")));
    all.add(cycle("flowers", List.of("joy")));
    all.add(fading("shock", List.of("disgust", "fear"), 2, "1"));
    all.add(flash("notice", List.of("surprise"), "1", "2", "1", "2"));
    all.add(flash("beaming", List.of("admiration", "amusement", "excitement", "pride"), "1", "2"));
    all.add(flash("question", List.of("confusion"), "1", "2", "3"));
    all.add(flash("exclaim", List.of("realization"), "1", "2", "3"));
    return List.copyOf(all);
  }

  private static Effect cycle(String name, List<String> emotions) {
    EffectType type = EffectType.CYCLE_WITH_FADEOUT;
    return new Effect(name, true, emotions, type, 6, 1, pictures(name, "1", "2"));
  }

  private static Effect fading(
      String name, List<String> emotions, double duration, String... pictures) {
    EffectType type = EffectType.SEQUENCE_WITH_FADEOUT;
    return new Effect(name, true, emotions, type, 0, duration, pictures(name, pictures));
  }

  private static Effect flash(String name, List<String> emotions, String... pictures) {
    EffectType type = EffectType.SEQUENCE;
    return new Effect(name, true, emotions, type, 0, 0.25, pictures(name, pictures));
  }

  private static List<String> pictures(String name, String... numbers) {
    return Stream.of(numbers).map(number -> "fx_" + name + number).toList();
  }
}
