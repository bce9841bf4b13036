package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.cel.CelBuffer;
import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.warp.face.PosedCels;
import java.util.List;

/** A user of a THA4 student; remembers its last frame, for poses that do not change. */
final class Tha4Session implements PoserSession {
  private final Tha4Poser poser;
  private final List<String> warnings;

  /** {@code null} if the character has none. */
  private final PosedCels cels;

  private final CelBuffer lastCels = new CelBuffer();
  private final float[] values = new float[Morph.COUNT];
  private final Frame last = new Frame(SourcePicture.SIZE, SourcePicture.SIZE);
  private Pose lastPose;
  private boolean closed;

  Tha4Session(Tha4Poser poser, CharacterImage character) {
    this.poser = poser;
    this.warnings = character.warnings();
    cels = PosedCels.has(character) ? new PosedCels(character) : null;
  }

  @Override
  public void pose(Pose pose, Frame out) {
    pose(pose, CelStrengths.NONE, out);
  }

  @Override
  public synchronized void pose(Pose pose, CelStrengths strengths, Frame out) {
    if (closed) {
      throw new IllegalStateException("This session of poser " + poser.spec() + " is closed.");
    }
    last.requireSameSize(out);
    Pose wanted = pose.clamped();
    if (wanted.equals(lastPose) && lastCels.sameAs(strengths)) {
      poser.requireOpen();
    } else {
      lastPose = null;
      wanted.copyTo(values);
      boolean drawn = cels != null && cels.update(strengths);
      poser.draw(values, drawn ? cels : null, last);
      lastCels.copyFrom(strengths);
      lastPose = wanted;
    }
    out.copyFrom(last);
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
