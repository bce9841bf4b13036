package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.cel.Effect;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.VisemeTrack;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever comes in from outside is either refused as invalid input or does no harm: every value
 * that comes out is finite and in range, and time goes on.
 */
class AnimatorFuzzTest {
  /** How many of each kind. */
  private static final int CASES = 10_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> EMOTIONS = EmotionLibrary.factory().names();
  private static final List<String> EFFECTS =
      AnimatorSettings.DEFAULTS.effects().stream().map(Effect::name).toList();
  private static final List<String> SETTINGS =
      AnimatorSettings.declarations().stream().map(Setting::key).toList();
  private static final List<String> KEYS =
      Stream.of(
              Morph.ALL.stream().map(Morph::key),
              CharacterCel.ALL.stream().map(CharacterCel::key),
              Stream.of("", "x", "mouth_delta_index", "\u0000", "mouth_aaa"))
          .flatMap(keys -> keys)
          .toList();
  private static final double[] NUMBERS = {
    0,
    1,
    -1,
    0.5,
    0.3,
    2,
    25,
    1e-300,
    -1e-9,
    1e300,
    600,
    601,
    0.1,
    1e-3,
    59,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Long.MAX_VALUE
  };

  private final AnimationFrame frame = new AnimationFrame();
  private SplittableRandom random;
  private Animator animator;
  private long nanos;

  @Test
  @Timeout(120)
  void no_settings_do_harm() {
    fuzz(
        20_260_101,
        () ->
            animator.setSettings(
                random.nextInt(3) > 0
                    ? AnimatorSettings.parse(settings())
                    : AnimatorSettings.parseLenient(settings(), warning -> {})));
  }

  @Test
  @Timeout(120)
  void no_templates_do_harm() {
    fuzz(
        20_260_102,
        () -> {
          animator.setEmotions(EmotionLibrary.factory().withOverrides(templates(), warning -> {}));
          animator.setEmotion(pick(animator.emotions().names()));
        });
  }

  @Test
  @Timeout(120)
  void no_call_does_harm() {
    fuzz(20_260_103, this::call);
  }

  @Test
  @Timeout(120)
  void no_sequence_of_events_does_harm() {
    fuzz(20_260_104, () -> script().player(nanos).advance(animator, nanos));
  }

  /** Runs an action over and over, on a new animator every 40 times, and shows what comes of it. */
  private void fuzz(long seed, Runnable action) {
    random = new SplittableRandom(seed);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      if (i % 40 == 0) {
        animator =
            new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), random.nextLong());
        nanos =
            random.nextLong() >> random.nextInt(8); // any origin, also near the ends of the range
      }
      try {
        action.run();
      } catch (InvalidInputException expected) {
        assertThat(expected.getMessage()).isNotBlank();
        assertThat(expected.field()).isNotNull();
        refused++;
      }
      animator.setTalking(random.nextBoolean());
      advance();
    }
    assertThat(refused).isBetween(CASES / 10, CASES - CASES / 10);
  }

  private void call() {
    switch (random.nextInt(7)) {
      case 0 -> animator.setEmotion(EmotionMix.parse(mix()));
      case 1 ->
          animator.modifyOverrides(
              Overrides.parse(numbers(KEYS), maybe(number()), maybe(number())));
      case 2 -> animator.setOverrides(Overrides.parse(numbers(KEYS), null, maybe(number())));
      case 3 -> animator.unsetOverrides(OverrideKeys.parse(numbers(KEYS), maybe(number())));
      case 4 -> animator.setGaze(Gaze.parse(gaze()));
      case 5 -> animator.playEffect(effect());
      default -> animator.speak(VisemeTrack.parse(speech(), warning -> {}), nanos - offset());
    }
  }

  private void advance() {
    int frames = 1 + random.nextInt(5);
    for (int i = 0; i < frames; i++) {
      long gap =
          switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> random.nextLong(3_000_000_000L);
            default -> random.nextLong(100_000_000L);
          };
      nanos += gap;
      animator.update(nanos);
      animator.apply(frame);
      assertThat(frame.timeNanos()).isEqualTo(nanos);
      for (int k = 0; k < Morph.COUNT; k++) {
        Morph morph = Morph.ALL.get(k);
        float value = frame.value(morph);
        if (!(value >= morph.min() && value <= morph.max())) {
          throw new AssertionError(morph.key() + " is " + value);
        }
      }
      for (int k = 0; k < CharacterCel.COUNT; k++) {
        float strength = frame.cels().get(CharacterCel.ALL.get(k));
        if (!(strength >= 0 && strength <= 1)) {
          throw new AssertionError(CharacterCel.ALL.get(k).key() + " is " + strength);
        }
      }
    }
  }

  private long offset() {
    return random.nextLong(4_000_000_000L) - 2_000_000_000L;
  }

  private AnimationScript script() {
    ArrayNode events = JSON.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      ObjectNode event = JSON.objectNode();
      event.put("at", random.nextInt(8) == 0 ? number(NUMBERS) : 0);
      event.set("emotion", mix());
      if (random.nextInt(3) == 0) {
        event.set("gaze", gaze());
        event.set("speak", speech());
        event.put("talking", random.nextBoolean());
        event.put("data_eyes", random.nextBoolean());
        event.put("effect", effect());
      }
      if (random.nextInt(3) == 0) {
        event.set("overrides", numbers(KEYS));
        event.set("expiry", number());
        event.set("settings", settings());
      }
      events.add(event);
    }
    return AnimationScript.parse(events, animator.emotions(), animator.settings());
  }

  private JsonNode settings() {
    if (random.nextInt(40) == 0) {
      return anything(3);
    }
    ObjectNode object = JSON.objectNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      Setting<?> setting = AnimatorSettings.declarations().get(random.nextInt(SETTINGS.size()));
      boolean sensible = random.nextInt(3) > 0 && setting.min().isPresent();
      double low = setting.min().orElse(0);
      double part = random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble();
      object.set(
          setting.key(),
          sensible
              ? JSON.numberNode(low + part * (setting.max().orElse(1) - low))
              : random.nextInt(3) == 0 ? anything(2) : number());
    }
    return object;
  }

  private JsonNode templates() {
    ObjectNode object = JSON.objectNode();
    for (int i = random.nextInt(3); i > 0; i--) {
      ObjectNode template = JSON.objectNode();
      template.set("pose", random.nextInt(10) == 0 ? anything(2) : numbers(KEYS));
      template.set("cels", random.nextInt(10) == 0 ? anything(2) : numbers(KEYS));
      object.set(name(), random.nextBoolean() ? template : numbers(KEYS));
    }
    return object;
  }

  private String name() {
    return random.nextInt(8) == 0 ? "own" + random.nextInt(3) : pick(EMOTIONS);
  }

  private JsonNode mix() {
    return switch (random.nextInt(6)) {
      case 0 -> anything(1);
      case 1, 2 -> JSON.textNode(name());
      default -> {
        ObjectNode object = JSON.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.set(name(), number());
        }
        yield object;
      }
    };
  }

  private JsonNode gaze() {
    return switch (random.nextInt(4)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.textNode("away");
      case 2 -> anything(2);
      default -> JSON.arrayNode().add(number()).add(random.nextDouble(-1, 1));
    };
  }

  private String effect() {
    return random.nextInt(10) == 0 ? name() : pick(EFFECTS);
  }

  private JsonNode speech() {
    if (random.nextInt(10) == 0) {
      return anything(2);
    }
    ArrayNode words = JSON.arrayNode();
    double time = random.nextDouble();
    for (int i = random.nextInt(6); i > 0; i--) {
      ObjectNode word = JSON.objectNode();
      word.put("word", pick(EMOTIONS));
      word.put("phonemes", random.nextBoolean() ? "bˈʌmps" : "A. ?!ɪ;\uD83D\uDE00");
      word.put("start", random.nextInt(20) == 0 ? number(NUMBERS) : time);
      time += random.nextDouble();
      word.put("end", random.nextInt(20) == 0 ? number(NUMBERS) : time);
      words.add(word);
    }
    return JSON.objectNode().set("words", words);
  }

  private JsonNode numbers(List<String> keys) {
    ObjectNode object = JSON.objectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      String key = random.nextInt(30) == 0 ? pick(keys) : keys.get(random.nextInt(61));
      object.set(key, number());
    }
    return object;
  }

  private JsonNode number() {
    return random.nextInt(8) == 0
        ? JSON.numberNode(number(NUMBERS))
        : JSON.numberNode(random.nextDouble());
  }

  private double number(double[] numbers) {
    return numbers[random.nextInt(numbers.length)];
  }

  private JsonNode maybe(JsonNode node) {
    return random.nextBoolean() ? node : null;
  }

  private JsonNode anything(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> number();
      case 3 -> JSON.textNode("text");
      case 4 -> JSON.textNode("\u0000\uD83D".repeat(random.nextInt(100)));
      case 5 -> JSON.numberNode(number(NUMBERS));
      case 6 -> JSON.arrayNode().add(anything(depth - 1)).add(anything(depth - 1));
      default -> JSON.objectNode().set(pick(KEYS), anything(depth - 1));
    };
  }

  private String pick(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }
}
