package dev.avatar4j.speech.synthesis;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.SpecText;
import dev.avatar4j.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Finds speech engines on the class path and makes synthesizers from specs. */
public final class SpeechSynthesizers {
  /** The spec that stands for the best engine that works here. */
  public static final String AUTO = "auto";

  private final List<SpeechSynthesizerProvider> providers;

  SpeechSynthesizers(List<SpeechSynthesizerProvider> providers) {
    this.providers =
        providers.stream()
            .sorted(Comparator.comparingInt(SpeechSynthesizerProvider::preference).reversed())
            .toList();
  }

  private static SpeechSynthesizers installed() {
    List<SpeechSynthesizerProvider> found = new ArrayList<>();
    ServiceLoader.load(SpeechSynthesizerProvider.class, SpeechSynthesizers.class.getClassLoader())
        .forEach(found::add);
    return new SpeechSynthesizers(found);
  }

  /**
   * @return all providers on the class path, the most preferred first
   */
  public static List<SpeechSynthesizerProvider> providers() {
    return installed().providers;
  }

  /**
   * Makes a synthesizer that takes any text (it is {@linkplain
   * dev.avatar4j.speech.text.SpeechText#require cleaned}), knows its voices, and answers with sound
   * or a clear error, whatever the engine does.
   *
   * @param spec {@value #AUTO}, or an engine such as {@code freetts}, {@code freetts:kevin16},
   *     {@code flite?voice=slt}, {@code http://host:8880?kind=kokoro}; several, separated by
   *     commas, are tried in that order and the first that can be had is taken
   * @return a synthesizer, to be closed by the caller
   * @throws AvatarException if there is none; the message says why for each
   * @throws InterruptedException if the thread is interrupted while an engine is asked
   */
  public static SpeechSynthesizer create(String spec) throws InterruptedException {
    return installed().first(spec);
  }

  /**
   * Checks, without loading anything, that a spec is well written and names engines there are.
   *
   * @param spec as for {@link #create}
   * @throws InvalidInputException if not; the message names the nearest engine
   */
  public static void requireKnown(String spec) {
    SpeechSynthesizers installed = installed();
    for (String one : AUTO.equals(spec.strip()) ? List.<String>of() : split(spec)) {
      installed.provider(parse(one));
    }
  }

  private static List<String> split(String spec) {
    return List.of(spec.split(",", -1));
  }

  private static SpecText parse(String spec) {
    return SpecText.parse("voice", "freetts", spec.strip());
  }

  SpeechSynthesizer first(String spec) throws InterruptedException {
    List<String> specs = AUTO.equals(spec.strip()) ? automatic() : split(spec);
    List<String> reasons = new ArrayList<>();
    for (String one : specs) {
      try {
        return new GuardedSynthesizer(one(parse(one)));
      } catch (InvalidInputException e) {
        throw e;
      } catch (AvatarException e) {
        reasons.add(e.getMessage());
      }
    }
    throw new AvatarException(
        reasons.isEmpty()
            ? "No speech engine is on the class path; add avatar-server, which brings FreeTTS."
            : String.join(" ", reasons));
  }

  private List<String> automatic() {
    List<String> specs = new ArrayList<>();
    for (SpeechSynthesizerProvider provider : providers) {
      if (provider.preference() >= 0 && provider.missing().isEmpty()) {
        specs.add(new TreeSet<>(provider.schemes()).first());
      }
    }
    return specs;
  }

  private SpeechSynthesizer one(SpecText spec) throws InterruptedException {
    return provider(spec).create(spec);
  }

  private SpeechSynthesizerProvider provider(SpecText spec) {
    TreeSet<String> schemes = new TreeSet<>();
    for (SpeechSynthesizerProvider provider : providers) {
      if (provider.schemes().contains(spec.scheme())) {
        return provider;
      }
      schemes.addAll(provider.schemes());
    }
    throw new InvalidInputException(
        "voice",
        "No speech engine is called \""
            + spec.scheme()
            + "\"."
            + Suggestion.of(spec.scheme(), schemes)
            + " Available: "
            + String.join(", ", schemes)
            + ".");
  }
}
