package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserSession;
import java.util.List;

/** A user of a THA4 student; remembers its last frame, for poses that do not change. */
final class Tha4Session implements PoserSession {
  private final Tha4Poser poser;
  private final List<String> warnings;
  private final float[] values = new float[Morph.COUNT];
  private final Frame last = new Frame(SourcePicture.SIZE, SourcePicture.SIZE);
  private Pose lastPose;
  private boolean closed;

  Tha4Session(Tha4Poser poser, List<String> warnings) {
    this.poser = poser;
    this.warnings = warnings;
  }

  @Override
  public synchronized void pose(Pose pose, Frame out) {
    if (closed) {
      throw new IllegalStateException("This session of poser " + poser.spec() + " is closed.");
    }
    last.requireSameSize(out);
    Pose wanted = pose.clamped();
    if (wanted.equals(lastPose)) {
      poser.requireOpen();
    } else {
      lastPose = null;
      wanted.copyTo(values);
      poser.draw(values, last);
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
