package dev.avatar4j.poser.djl.hybrid;

import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserStatistics;
import dev.avatar4j.poser.StageStatistics;
import java.util.List;

/** A character whose face a network paints and whose body is warped. */
public final class HybridSession implements PoserSession {
  private final HybridPoser poser;
  private final List<String> warnings;
  private final FaceCanvas canvas;
  private final FaceView face;
  private final float[] values = new float[Morph.COUNT];
  private boolean closed;

  HybridSession(HybridPoser poser, List<String> warnings, FaceCanvas canvas, FaceView face) {
    this.poser = poser;
    this.warnings = warnings;
    this.canvas = canvas;
    this.face = face;
  }

  @Override
  public void pose(Pose pose, Frame out) {
    pose(pose, CelStrengths.NONE, out);
  }

  @Override
  public void pose(Pose pose, CelStrengths strengths, Frame out) {
    poser.requireOpen();
    if (closed) {
      throw new IllegalStateException("This session of poser " + poser.spec() + " is closed.");
    }
    if (out.width() != CharacterImage.SIZE || out.height() != CharacterImage.SIZE) {
      throw new IllegalArgumentException(
          "A hybrid poser draws 512x512 frames; got " + out.width() + "x" + out.height() + ".");
    }
    pose.clamped().copyTo(values);
    face.show(values, canvas.texture());
    canvas.draw(face.shown(), values, strengths, out);
  }

  /**
   * @return what happened to its faces so far; may be asked by any thread
   */
  public FaceStatistics faceStatistics() {
    return face.statistics();
  }

  /** The face is its one stage: hits are frames whose face was ready, misses faces painted. */
  @Override
  public PoserStatistics statistics() {
    FaceStatistics faces = faceStatistics();
    return new PoserStatistics(
        List.of(
            new StageStatistics(
                "face",
                faces.hits(),
                faces.faces(),
                faces.kept(),
                faces.cacheBytes(),
                faces.meanMillis())));
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      poser.closed(this);
    }
  }

  /** Frees the face; called once, by the poser. */
  void free() {
    face.close();
  }
}
