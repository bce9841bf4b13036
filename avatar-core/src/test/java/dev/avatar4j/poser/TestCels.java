package dev.avatar4j.poser;

import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.image.Cel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plain coloured cels at sensible places of the layout, and questions about what they change. */
final class TestCels {
  private static final int SIZE = CharacterImage.SIZE;

  private TestCels() {}

  /** The same character with a cel of every name. */
  static CharacterImage on(CharacterImage character) {
    Map<String, Cel> cels = new LinkedHashMap<>(character.cels());
    for (CharacterCel name : CharacterCel.ALL) {
      Frame patch =
          name.onEyeball() ? patch(60, 20, 0.1f, 0.9f, 0.2f) : patch(50, 14, 0.9f, 0f, 0.3f);
      cels.put(name.key(), name.onEyeball() ? new Cel(226, 138, patch) : new Cel(231, 158, patch));
    }
    return new CharacterImage(
        character.name(), character.picture(), cels, character.landmarks(), character.warnings());
  }

  private static Frame patch(int width, int height, float red, float green, float blue) {
    Frame frame = new Frame(width, height);
    Arrays.fill(frame.red(), red);
    Arrays.fill(frame.green(), green);
    Arrays.fill(frame.blue(), blue);
    Arrays.fill(frame.alpha(), 0.8f);
    return frame;
  }

  static CelStrengths all(float strength) {
    return cel -> strength;
  }

  static CelStrengths one(CharacterCel wanted, float strength) {
    return cel -> cel == wanted ? strength : 0f;
  }

  /** Sum of the differences of red, green and blue. */
  static double change(Frame a, Frame b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += change(a, b, i);
    }
    return sum;
  }

  static double changeOutsideHead(Frame a, Frame b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      int x = i % SIZE;
      int y = i / SIZE;
      sum += x < 160 || x > 352 || y < 90 || y > 240 ? change(a, b, i) : 0;
    }
    return sum;
  }

  /** Where the difference is, in the mean. */
  static double[] centre(Frame a, Frame b) {
    double sumX = 0;
    double sumY = 0;
    double total = 0;
    for (int i = 0; i < a.size(); i++) {
      double change = change(a, b, i);
      sumX += change * (i % SIZE);
      sumY += change * (i / SIZE);
      total += change;
    }
    return new double[] {sumX / total, sumY / total};
  }

  private static double change(Frame a, Frame b, int i) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += Math.abs(a.plane(c)[i] - b.plane(c)[i]);
    }
    return sum;
  }
}
