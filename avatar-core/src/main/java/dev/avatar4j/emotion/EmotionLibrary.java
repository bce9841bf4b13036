package dev.avatar4j.emotion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.pose.Pose;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The emotions a character knows, by name. Immutable and thread-safe.
 *
 * <p>Three levels, each replacing whole emotions of the one below and adding new names: the
 * character's own templates ({@link #withOverrides}), a directory or file of the server's ({@link
 * #withDirectory}, {@link #withTemplates}), the built-in ones ({@link #factory}). {@link #NEUTRAL}
 * is always there.
 */
public final class EmotionLibrary {
  /** The emotion of a character that shows none. */
  public static final String NEUTRAL = "neutral";

  /** Accepted like an emotion but not listed: every morph at 0. */
  public static final String RESET = "[reset]";

  private static final Logger LOG = LoggerFactory.getLogger(EmotionLibrary.class);
  private static final EmotionTemplate ZERO = new EmotionTemplate(RESET, Pose.NEUTRAL, Map.of());
  private static final EmotionLibrary FACTORY = new EmotionLibrary(FactoryTemplates.load(), null);

  private final Map<String, EmotionTemplate> templates;
  private final List<String> names;
  private final EmotionLibrary base;

  private EmotionLibrary(Map<String, EmotionTemplate> templates, EmotionLibrary base) {
    this.templates = Collections.unmodifiableMap(new TreeMap<>(templates));
    this.names = List.copyOf(this.templates.keySet());
    this.base = base == null ? this : base;
  }

  /**
   * @return the 28 built-in emotions
   */
  public static EmotionLibrary factory() {
    return FACTORY;
  }

  /**
   * Puts a directory's templates over these; character templates given before are dropped. Each
   * {@code <emotion>.json} holds that emotion under its own name; {@code _defaults.json} may hold
   * several, for names without a file of their own.
   *
   * @param directory the directory; only its own files are read, not those of sub-directories
   * @return the new library
   * @throws InvalidInputException if it cannot be read or a file is malformed; the message lists
   *     every problem with its file
   */
  public EmotionLibrary withDirectory(Path directory) {
    return new EmotionLibrary(
        merged(base.templates, new TemplateDirectory(directory, LOG::warn).read()), null);
  }

  /**
   * Puts the templates of one file over these; character templates given before are dropped. Like
   * those of a directory, they stay when later character templates are restored.
   *
   * @param templates templates by emotion name
   * @param warning receives one sentence for each thing that was left out or brought into range
   * @return the new library
   * @throws InvalidInputException if a template is malformed; the message lists every problem
   */
  public EmotionLibrary withTemplates(JsonNode templates, Consumer<String> warning) {
    return new EmotionLibrary(merged(base.templates, TemplateMap.read(templates, warning)), null);
  }

  /**
   * Puts a character's templates over the server's and the built-in ones; those given before are
   * dropped. Warnings go to the log.
   *
   * @param userTemplates templates by emotion name; {@code null} or empty restores the level below
   * @return the new library
   * @throws InvalidInputException if a template is malformed; the message lists every problem
   */
  public EmotionLibrary withOverrides(JsonNode userTemplates) {
    return withOverrides(userTemplates, LOG::warn);
  }

  /**
   * Like {@link #withOverrides(JsonNode)}.
   *
   * @param userTemplates templates by emotion name; {@code null} or empty restores the level below
   * @param warning receives one sentence for each thing that was left out or brought into range
   * @return the new library
   * @throws InvalidInputException if a template is malformed; the message lists every problem
   */
  public EmotionLibrary withOverrides(JsonNode userTemplates, Consumer<String> warning) {
    if (userTemplates == null || userTemplates.isNull() || userTemplates.isMissingNode()) {
      return base;
    }
    Map<String, EmotionTemplate> parsed = TemplateMap.read(userTemplates, warning);
    return parsed.isEmpty() ? base : new EmotionLibrary(merged(base.templates, parsed), base);
  }

  /**
   * Puts one more template of the character's over these; those given before stay.
   *
   * @param template the template, under a name of 1 to 64 characters that is not {@code zero} and
   *     does not begin with a bracket
   * @return the new library
   * @throws InvalidInputException if the name is none for an emotion, or there are too many
   */
  public EmotionLibrary withOverride(EmotionTemplate template) {
    TemplateMap.requireName(template.name());
    Map<String, EmotionTemplate> all = merged(templates, Map.of(template.name(), template));
    TemplateMap.requireFew(all.size());
    return new EmotionLibrary(all, base);
  }

  /**
   * Takes a template of the character's away: that of the level below shows again, or the emotion
   * is gone.
   *
   * @param name the name of an emotion
   * @return the new library; this one if that emotion is not the character's own
   */
  public EmotionLibrary withoutOverride(String name) {
    List<String> own = overridden();
    if (!own.contains(name)) {
      return this;
    }
    Map<String, EmotionTemplate> rest = new TreeMap<>(base.templates);
    own.stream().filter(other -> !other.equals(name)).forEach(o -> rest.put(o, templates.get(o)));
    return own.size() == 1 ? base : new EmotionLibrary(rest, base);
  }

  /**
   * @return the names of the emotions whose templates are the character's own, sorted
   */
  public List<String> overridden() {
    return names.stream().filter(it -> templates.get(it) != base.templates.get(it)).toList();
  }

  private static Map<String, EmotionTemplate> merged(
      Map<String, EmotionTemplate> below, Map<String, EmotionTemplate> above) {
    Map<String, EmotionTemplate> all = new TreeMap<>(below);
    all.putAll(above);
    return all;
  }

  /**
   * @return the names of all emotions, sorted
   */
  public List<String> names() {
    return names;
  }

  /**
   * @param name the name of an emotion, or {@link #RESET}
   * @return its template, or empty if there is none
   */
  public Optional<EmotionTemplate> find(String name) {
    return RESET.equals(name) ? Optional.of(ZERO) : Optional.ofNullable(templates.get(name));
  }

  /**
   * @param name the name of an emotion, or {@link #RESET}
   * @return its template
   * @throws InvalidInputException if there is none; the message offers the nearest name
   */
  public EmotionTemplate require(String name) {
    return RESET.equals(name) ? ZERO : requireListed(name);
  }

  /**
   * Like {@link #require}, but {@link #RESET} is no emotion.
   *
   * @param name one of {@link #names()}
   * @return its template
   * @throws InvalidInputException if there is none; the message offers the nearest name
   */
  public EmotionTemplate requireListed(String name) {
    EmotionTemplate template = templates.get(name);
    if (template == null) {
      throw new InvalidInputException(
          "emotion",
          "No emotion is called \""
              + InputProblems.shown(name)
              + "\"."
              + Suggestion.of(name, names)
              + " Known: "
              + String.join(", ", names)
              + ".");
    }
    return template;
  }

  /**
   * Blends templates: each morph and cel is the weighted sum of theirs, and what the weights leave
   * to 1 is neutral.
   *
   * @param mix how much of which emotion
   * @return one template, named after the strongest of them
   * @throws InvalidInputException if there is no such emotion; the message offers the nearest name
   */
  public EmotionTemplate blend(EmotionMix mix) {
    return TemplateBlend.of(mix, this::require, require(NEUTRAL));
  }

  /**
   * @param mix how much of which emotion
   * @return the mix without the emotions that this library does not have
   */
  public EmotionMix known(EmotionMix mix) {
    return mix.keeping(name -> find(name).isPresent());
  }
}
