package dev.avatar4j.poser.warp;

import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A session of the warp poser and questions about what it draws. */
final class WarpDrawing implements AutoCloseable {
  private final Poser poser;
  private final PoserSession session;
  private final Frame reused = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);

  WarpDrawing(String spec, CharacterImage character) {
    poser = Posers.create(spec);
    session = poser.open(character);
  }

  WarpDrawing(CharacterImage character) {
    this("warp", character);
  }

  List<String> warnings() {
    return session.warnings();
  }

  Frame draw(Pose pose) {
    return draw(pose, CelStrengths.NONE);
  }

  Frame draw(Pose pose, CelStrengths cels) {
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    session.pose(pose, cels, frame);
    return frame;
  }

  /** The mouth of a pose, drawn on the frame that the last one was drawn on. */
  MouthMark mouth(Pose pose) {
    session.pose(pose, CelStrengths.NONE, reused);
    return MouthMark.of(reused);
  }

  Frame draw(Morph morph, float value) {
    return draw(Pose.NEUTRAL.with(morph, value));
  }

  static Pose pose(float value, Morph... morphs) {
    Map<Morph, Float> values = new EnumMap<>(Morph.class);
    for (Morph morph : morphs) {
      values.put(morph, value);
    }
    return Pose.of(values);
  }

  /** Greatest premultiplied difference of any channel at a pixel. */
  static float difference(Frame a, Frame b, int x, int y) {
    int i = y * CharacterImage.SIZE + x;
    float most = Math.abs(a.alpha()[i] - b.alpha()[i]);
    for (int c = 0; c < 3; c++) {
      float one = a.plane(c)[i] * a.alpha()[i];
      float two = b.plane(c)[i] * b.alpha()[i];
      most = Math.max(most, Math.abs(one - two));
    }
    return most;
  }

  /** Greatest difference in the rectangle x0..x1, y0..y1. */
  static float difference(Frame a, Frame b, int x0, int y0, int x1, int y1) {
    float most = 0f;
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        most = Math.max(most, difference(a, b, x, y));
      }
    }
    return most;
  }

  static double meanDifference(Frame a, Frame b) {
    double sum = 0;
    for (int y = 0; y < CharacterImage.SIZE; y++) {
      if (sameRow(a, b, y)) {
        continue;
      }
      for (int x = 0; x < CharacterImage.SIZE; x++) {
        sum += difference(a, b, x, y);
      }
    }
    return sum / (CharacterImage.SIZE * CharacterImage.SIZE);
  }

  /** Most rows, for most morphs: told by comparing them as a whole. */
  private static boolean sameRow(Frame a, Frame b, int y) {
    int from = y * CharacterImage.SIZE;
    int to = from + CharacterImage.SIZE;
    for (int c = 0; c < 4; c++) {
      if (!Arrays.equals(a.plane(c), from, to, b.plane(c), from, to)) {
        return false;
      }
    }
    return true;
  }

  /** Mean place of the bluish pixels (the irises of the drawn character) in a rectangle. */
  static double[] irisCentre(Frame frame, int x0, int y0, int x1, int y1) {
    double sumX = 0;
    double sumY = 0;
    double count = 0;
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        if (bluish(frame, x, y)) {
          sumX += x;
          sumY += y;
          count++;
        }
      }
    }
    return new double[] {sumX / count, sumY / count, count};
  }

  private static boolean bluish(Frame frame, int x, int y) {
    int i = y * CharacterImage.SIZE + x;
    return frame.alpha()[i] > 0.5f
        && frame.blue()[i] > 0.25f
        && frame.blue()[i] > 2f * frame.red()[i];
  }

  @Override
  public void close() {
    session.close();
    poser.close();
  }
}
