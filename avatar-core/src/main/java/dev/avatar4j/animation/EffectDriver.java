package dev.avatar4j.animation;

import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.cel.Effect;
import dev.avatar4j.cel.EffectLayers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs the effects. An effect starts when the emotion becomes one of its own, or on request, and
 * runs for its whole duration whatever the emotion does meanwhile; different effects run at the
 * same time.
 *
 * <p>Pictures are drawn in the order of the effects in the settings, those of one effect in the
 * order of their first mention. A picture shared by several effects lies where the first of them
 * has it and shows as strongly as the strongest. Pictures that the character lacks are skipped.
 */
final class EffectDriver {
  private final EffectLayers layers = new EffectLayers();
  private final Set<String> requests = new HashSet<>();
  private List<Effect> effects = List.of();
  private EffectRun[] runs = {};
  private Set<String> available;
  private boolean stale = true;
  private String emotion = "";

  /**
   * @param names the pictures there are; until this is called all are taken to exist
   */
  void setPictures(Set<String> names) {
    available = Set.copyOf(names);
    stale = true;
  }

  /**
   * Starts an effect with the next frame.
   *
   * @param name an effect of the settings, enabled or not
   * @throws InvalidInputException if the settings have no such effect
   */
  void request(String name, AnimatorSettings settings) {
    require(name, settings);
    requests.add(name);
  }

  /**
   * @throws InvalidInputException if the settings have no effect of that name
   */
  static void require(String name, AnimatorSettings settings) {
    List<String> names = settings.effects().stream().map(Effect::name).toList();
    if (!names.contains(name)) {
      throw new InvalidInputException(
          "effect",
          "There is no effect \""
              + InputProblems.shown(name)
              + "\"."
              + Suggestion.of(name, names)
              + " There are: "
              + String.join(", ", names)
              + ".");
    }
  }

  /**
   * @param time the time of the frame
   * @param settings the effects and whether emotions trigger them
   * @param shownEmotion the emotion of the frame
   */
  void apply(FrameTime time, AnimatorSettings settings, String shownEmotion) {
    if (stale || settings.effects() != effects) {
      prepare(settings.effects());
    }
    boolean entered = !shownEmotion.equals(emotion);
    emotion = shownEmotion;
    long since = time.stepStartNanos();
    layers.clear();
    for (EffectRun run : runs) {
      Effect effect = run.effect();
      boolean wanted =
          settings.animefxEnabled() && effect.enabled() && effect.emotions().contains(emotion);
      run.advance(since, wanted);
      if (entered && wanted) {
        run.trigger(since, false);
      }
      if (requests.contains(effect.name())) {
        run.trigger(since, true);
      }
      run.advance(time.nanos(), wanted);
      run.show(time.nanos(), layers);
    }
    requests.clear();
  }

  EffectLayers layers() {
    return layers;
  }

  private void prepare(List<Effect> newEffects) {
    Set<String> drawn = new LinkedHashSet<>();
    newEffects.forEach(effect -> drawn.addAll(existing(effect)));
    List<String> names = List.copyOf(drawn);
    EffectRun[] before = runs;
    runs = new EffectRun[newEffects.size()];
    for (int i = 0; i < runs.length; i++) {
      Effect effect = newEffects.get(i);
      int[] pictures = existing(effect).stream().mapToInt(names::indexOf).toArray();
      runs[i] = new EffectRun(effect, pictures);
      for (EffectRun old : before) {
        if (old.effect().equals(effect)) {
          runs[i].continueFrom(old);
        }
      }
    }
    layers.reset(names);
    effects = newEffects;
    stale = false;
  }

  private List<String> existing(Effect effect) {
    List<String> found = new ArrayList<>(effect.cels());
    found.removeIf(name -> available != null && !available.contains(name));
    return found;
  }
}
