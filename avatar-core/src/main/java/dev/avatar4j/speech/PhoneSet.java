package dev.avatar4j.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a speech engine names single sounds, and what the mouth does at each. All sets give the same
 * shapes for the same sounds. A diphthong has two shapes, each for half of its time.
 */
public enum PhoneSet {
  /** Misaki's symbols, as the Kokoro voices report them. */
  MISAKI {
    @Override
    public List<Viseme> visemes(String phone) {
      return symbols(Ipa.expandDiphthongs(phone));
    }
  },

  /** eSpeak's, in the International Phonetic Alphabet. The empty phone is a pause. */
  ESPEAK {
    @Override
    public List<Viseme> visemes(String phone) {
      if (phone.isEmpty()) {
        return List.of(Viseme.MAYBE_CLOSE);
      }
      String bare = phone.replaceAll("[ˈˌː]", "");
      boolean rhotic = bare.equals("ɚ") || bare.equals("ɝ");
      return rhotic ? List.of(Viseme.DELTA) : symbols(Ipa.foldEspeak(bare));
    }
  },

  /** ARPAbet, as Flite and FreeTTS report it; upper case and stress digits are understood. */
  ARPABET {
    @Override
    public List<Viseme> visemes(String phone) {
      String bare = phone.toLowerCase(Locale.ROOT).replaceAll("[0-9]", "");
      return ARPABET_TABLE.getOrDefault(bare, List.of());
    }
  },

  /** SAMPA, as MaryTTS reports it for American English; stress and length marks are dropped. */
  SAMPA {
    @Override
    public List<Viseme> visemes(String phone) {
      return SAMPA_TABLE.getOrDefault(phone.replaceAll("['%\",:]", ""), List.of());
    }
  };

  private static final Map<String, List<Viseme>> ARPABET_TABLE = new HashMap<>();
  private static final Map<String, List<Viseme>> SAMPA_TABLE = new HashMap<>();

  static {
    put("aa ah", "A V", Viseme.AAA);
    put("ae ax hh d er", "{ @ h d r=", Viseme.DELTA);
    put("eh", "E", Viseme.EEE);
    put("ih iy v", "I i v", Viseme.III);
    put("uh uw", "U u", Viseme.UUU);
    put("ao w sh ch jh", "O w S tS dZ", Viseme.OOO);
    put("aw", "aU", Viseme.AAA, Viseme.UUU);
    put("ay", "AI", Viseme.AAA, Viseme.III);
    put("ey", "EI", Viseme.EEE, Viseme.III);
    put("ow", "@U", Viseme.OOO, Viseme.UUU);
    put("oy", "OI", Viseme.OOO, Viseme.III);
    put("f l n s t z zh", "f l n s t z Z", Viseme.EEE);
    put("g k ng r y dh th", "g k N r j D T", Viseme.AAA);
    put("b m p", "b m p", Viseme.CLOSE);
    put("pau", "_", Viseme.MAYBE_CLOSE);
  }

  private static void put(String arpabet, String sampa, Viseme... visemes) {
    for (String phone : arpabet.split(" ")) {
      ARPABET_TABLE.put(phone, List.of(visemes));
    }
    for (String phone : sampa.split(" ")) {
      SAMPA_TABLE.put(phone, List.of(visemes));
    }
  }

  private static List<Viseme> symbols(String ipa) {
    List<Viseme> visemes = new ArrayList<>();
    ipa.codePoints().forEach(symbol -> VisemeTable.of(symbol).ifPresent(visemes::add));
    return List.copyOf(visemes);
  }

  /**
   * @param phone one sound as the engine names it
   * @return what the mouth does one after another, each for the same time; empty if the sound is
   *     not known
   */
  public abstract List<Viseme> visemes(String phone);
}
