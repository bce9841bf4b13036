package dev.avatar4j.server.posing;

import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserOutput;
import dev.avatar4j.poser.PoserSession;
import java.util.List;
import java.util.function.Function;

/** A session that is borrowed for each picture anew, so that others get their turns in between. */
final class SharedSession implements PoserSession {
  private final Lender lender;

  SharedSession(Lender lender) {
    this.lender = lender;
  }

  /** Lends the session for one task. */
  interface Lender {
    <T> T lend(Function<PoserSession, T> task);
  }

  @Override
  public void pose(Pose pose, Frame out) {
    pose(pose, CelStrengths.NONE, out);
  }

  @Override
  public void pose(Pose pose, CelStrengths cels, Frame out) {
    lender.lend(
        session -> {
          session.pose(pose, cels, out);
          return out;
        });
  }

  @Override
  public List<String> outputs() {
    return lender.lend(PoserSession::outputs);
  }

  @Override
  public PoserOutput output(Pose pose, int index) {
    return lender.lend(session -> session.output(pose, index));
  }

  /** Leaves the session open; it is not this one's. */
  @Override
  public void close() {}
}
