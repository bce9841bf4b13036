package dev.avatar4j.cel;

import dev.avatar4j.image.Cel;
import dev.avatar4j.image.CelNames;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The effect pictures there are for one character: its own, then those shared by its folder, then
 * those that ship with avatar4j, which are decoded once and shared by all characters. Immutable and
 * thread-safe.
 */
public final class EffectPictures {
  private static final String RESOURCES = "/dev/avatar4j/effects/";

  private final Map<String, Cel> own;

  private EffectPictures(Map<String, Cel> own) {
    this.own = own;
  }

  /**
   * The first call decodes the pictures that ship with avatar4j, so make it before the first frame.
   *
   * @param character a character; a picture of its own hides the shared one of the same name
   * @return its effect pictures
   */
  public static EffectPictures of(CharacterImage character) {
    Map<String, Cel> own = new LinkedHashMap<>();
    character
        .cels()
        .forEach(
            (name, cel) -> {
              if (CelNames.isEffect(name)) {
                own.put(name, cel);
              }
            });
    BuiltIn.PICTURES.forEach(own::putIfAbsent);
    return new EffectPictures(Collections.unmodifiableMap(own));
  }

  /**
   * @param name a name, such as {@code fx_heart1}
   * @return the picture of that name
   */
  public Optional<Cel> find(String name) {
    return Optional.ofNullable(own.get(name));
  }

  /**
   * @return the names of all pictures
   */
  public Set<String> names() {
    return own.keySet();
  }

  /** Loaded when first asked for: a program without effects pays nothing. */
  private static final class BuiltIn {
    static final Map<String, Cel> PICTURES = load();

    private BuiltIn() {}

    private static Map<String, Cel> load() {
      Set<String> names = new LinkedHashSet<>();
      DefaultEffects.ALL.forEach(effect -> names.addAll(effect.cels()));
      Map<String, Cel> pictures = new LinkedHashMap<>();
      names.forEach(name -> pictures.put(name, CharacterImages.readCel(resource(name))));
      return pictures;
    }

    private static byte[] resource(String name) {
      String file = RESOURCES + name + ".png";
      try (InputStream in = EffectPictures.class.getResourceAsStream(file)) {
        if (in == null) {
          throw new IllegalStateException("The class path lacks " + file);
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
