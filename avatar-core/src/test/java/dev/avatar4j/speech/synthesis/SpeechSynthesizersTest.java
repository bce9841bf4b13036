package dev.avatar4j.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.SpecText;
import dev.avatar4j.speech.PhoneSet;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.sound.Sound;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechSynthesizersTest {
  private static final Sound LOUD = audio((short) 5000);

  private final Engine good = new Engine("good", 1, request -> SpeechClip.of(request.text(), LOUD));
  private final Engine better =
      new Engine("better", 2, request -> SpeechClip.of(request.text(), LOUD));

  @Test
  void the_most_preferred_engine_that_is_there_is_taken() throws Exception {
    assertThat(create("auto", good, better).name()).isEqualTo("better");
    better.missing = "not installed";
    assertThat(create("auto", good, better).name()).isEqualTo("good");
    assertThat(create("good:target?a=b", good, better).name()).isEqualTo("good");
    assertThat(good.made).hasToString("good:target?a=b");
  }

  @Test
  void engines_are_tried_in_the_order_given_and_the_reasons_are_told() throws Exception {
    better.missing = "Better is not installed.";
    assertThat(create("better, good", good, better).name()).isEqualTo("good");
    good.missing = "Good is away.";
    assertThatThrownBy(() -> create("better,good", good, better))
        .isInstanceOf(AvatarException.class)
        .hasMessage("Better is not installed. Good is away.");
  }

  @Test
  void an_unknown_engine_is_refused_with_the_nearest_name() {
    assertThatThrownBy(() -> create("beter", good, better))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Did you mean \"better\"?");
    assertThatThrownBy(() -> create("", good)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> create("auto")).hasMessageContaining("FreeTTS");
  }

  @Test
  void an_engine_gets_text_without_what_cannot_be_spoken() throws Exception {
    SpeechClip clip =
        create("good", good).synthesize(SpeechRequest.of("**Hi** \ud83d\ude00\u0000!"));
    assertThat(clip.text()).isEqualTo("Hi !");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "?!", "\ud83d\ude00"})
  void an_engine_is_not_asked_to_say_nothing(String text) {
    good.answer =
        request -> {
          throw new AssertionError();
        };
    assertThatThrownBy(() -> create("good", good).synthesize(SpeechRequest.of(text)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void an_unknown_voice_is_refused_with_those_there_are() {
    assertThatThrownBy(
            () -> create("good", good).synthesize(SpeechRequest.of("Hi").withVoice("ane")))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("voice"))
        .hasMessageContaining("Did you mean \"anne\"?")
        .hasMessageContaining("bert");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 0.24, 4.01, Double.NaN, Double.POSITIVE_INFINITY})
  void a_speed_out_of_range_is_refused(double speed) {
    assertThatThrownBy(() -> new SpeechRequest("Hi", "", speed))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("speed"));
  }

  @Test
  void one_request_has_a_longest_text() {
    assertThatThrownBy(() -> SpeechRequest.of("a".repeat(4097)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("4096");
  }

  @Test
  void an_engine_that_crashes_or_is_silent_gives_a_clear_error_and_may_work_again()
      throws Exception {
    SpeechSynthesizer engine = create("good", good);
    good.answer =
        request -> {
          throw new IllegalStateException("boom");
        };
    assertThatThrownBy(() -> engine.synthesize(SpeechRequest.of("Hi")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("good")
        .hasMessageContaining("boom");
    good.answer = request -> SpeechClip.of(request.text(), audio((short) 3));
    assertThatThrownBy(() -> engine.synthesize(SpeechRequest.of("Hi")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("silence");
    good.answer = request -> SpeechClip.of(request.text(), LOUD);
    assertThat(engine.synthesize(SpeechRequest.of("Hi")).duration()).isEqualTo(1);
  }

  @Test
  void times_that_go_back_or_outlast_the_sound_are_put_right() throws Exception {
    good.answer =
        request ->
            SpeechClip.of(request.text(), LOUD)
                .withPhones(
                    PhoneSet.ARPABET,
                    List.of(
                        new PhoneTiming("hh", -0.1, 0.3),
                        new PhoneTiming("ay", 0.2, 0.25),
                        new PhoneTiming("aa", 0.2, 0.6),
                        new PhoneTiming("m", Double.NaN, 0.8),
                        new PhoneTiming("p", 0.6, 2),
                        new PhoneTiming("t", 2, 3)));
    assertThat(create("good", good).synthesize(SpeechRequest.of("Hi")).phones())
        .containsExactly(
            new PhoneTiming("hh", 0, 0.3),
            new PhoneTiming("aa", 0.3, 0.6),
            new PhoneTiming("p", 0.6, 1));
  }

  @Test
  void a_closed_engine_says_so() throws Exception {
    SpeechSynthesizer engine = create("good", good);
    engine.close();
    engine.close();
    assertThatThrownBy(() -> engine.synthesize(SpeechRequest.of("Hi")))
        .hasMessageContaining("closed");
  }

  @Test
  void sound_has_a_sensible_rate_and_length() {
    assertThatThrownBy(() -> Sound.ofPcm16(new short[1], 100))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> Sound.ofPcm16(new short[4000 * 3601], 4000))
        .isInstanceOf(InvalidInputException.class);
    short[] samples = {0, 5000, 0, 0};
    Sound audio = Sound.ofPcm16(samples, 4000);
    samples[1] = 0;
    assertThat(audio.sample(1)).isEqualTo(5000 / 32768f);
    assertThat(audio.soundStart()).isEqualTo(1 / 4000.0);
    assertThat(audio.soundEnd()).isEqualTo(2 / 4000.0);
  }

  private static SpeechSynthesizer create(String spec, SpeechSynthesizerProvider... providers)
      throws InterruptedException {
    return new SpeechSynthesizers(List.of(providers)).first(spec);
  }

  private static Sound audio(short level) {
    short[] samples = new short[8000];
    Arrays.fill(samples, level);
    return Sound.ofPcm16(samples, 8000);
  }

  private static final class Engine implements SpeechSynthesizerProvider, SpeechSynthesizer {
    private final String name;
    private final int preference;
    private Function<SpeechRequest, SpeechClip> answer;
    private String missing;
    private SpecText made;

    Engine(String name, int preference, Function<SpeechRequest, SpeechClip> answer) {
      this.name = name;
      this.preference = preference;
      this.answer = answer;
    }

    @Override
    public Set<String> schemes() {
      return Set.of(name);
    }

    @Override
    public String description() {
      return name;
    }

    @Override
    public Optional<String> missing() {
      return Optional.ofNullable(missing);
    }

    @Override
    public int preference() {
      return preference;
    }

    @Override
    public SpeechSynthesizer create(SpecText spec) {
      if (missing != null) {
        throw new AvatarException(missing);
      }
      made = spec;
      return this;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<SpeechVoice> voices() {
      return List.of(new SpeechVoice("anne", "en", ""), new SpeechVoice("bert", "en", ""));
    }

    @Override
    public SpeechClip synthesize(SpeechRequest request) {
      return answer.apply(request);
    }

    @Override
    public void close() {}
  }
}
