package dev.avatar4j.export;

import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserOutput;
import dev.avatar4j.poser.PoserSession;
import java.util.Arrays;
import java.util.List;

/** Paints each morph, and the blush, as one opaque pixel of the first row. */
final class PaintedSession implements PoserSession {
  static final int BLUSH = Morph.COUNT;

  @Override
  public void pose(Pose pose, Frame out) {
    out.clear();
    for (Morph morph : Morph.ALL) {
      out.green()[morph.ordinal()] = 0.5f + 0.5f * pose.get(morph);
      out.alpha()[morph.ordinal()] = 1f;
    }
  }

  @Override
  public void pose(Pose pose, CelStrengths cels, Frame out) {
    pose(pose, out);
    out.red()[BLUSH] = cels.get(CharacterCel.BLUSH1);
    out.alpha()[BLUSH] = 1f;
  }

  @Override
  public List<String> outputs() {
    return List.of("frame", "mask");
  }

  @Override
  public PoserOutput output(Pose pose, int index) {
    float[] values = new float[4];
    Arrays.fill(values, pose.get(Morph.MOUTH_AAA));
    return new PoserOutput("mask", PoserOutput.Kind.MASK, 1, 2, 2, values);
  }

  @Override
  public void close() {}
}
