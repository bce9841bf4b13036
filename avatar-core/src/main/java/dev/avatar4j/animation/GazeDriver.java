package dev.avatar4j.animation;

import dev.avatar4j.pose.Morph;
import java.util.SplittableRandom;

/**
 * Where the character looks. The eyes jump there first, the head follows more slowly for its share
 * of the way, and while it turns, the eyes turn back by as much (the vestibulo-ocular reflex), so
 * that the look stays on its point.
 *
 * <p>All of it is added to what the emotion does with eyes and head. If the settings ask for it,
 * the eyes also make small jumps of their own, and now and then return.
 *
 * <p>A jump of the eyes lasts 21 ms and 2.2 ms per degree (the main sequence of saccades;
 * Carpenter, Movements of the Eyes, 1988). The head moves like a critically damped spring: it
 * starts and ends softly.
 */
final class GazeDriver {
  private static final double JUMP_SECONDS = 0.021;
  private static final double JUMP_SECONDS_PER_DEGREE = 0.0022;

  /** What a rotation of 1 stands for. */
  private static final double DEGREES = 15;

  /** Nine tenths of a turn of the head take half a second. */
  private static final double HEAD_RATE = 7.8;

  private static final double RETURN_CHANCE = 0.3;

  /** Eyes wander less up and down than from side to side. */
  private static final double VERTICAL_PART = 0.6;

  private final SplittableRandom random;
  private final Axis horizontal = new Axis();
  private final Axis vertical = new Axis();
  private Gaze gaze = Gaze.FREE;
  private double jumpX;
  private double jumpY;
  private double nextJump = Double.NEGATIVE_INFINITY;

  GazeDriver(SplittableRandom random) {
    this.random = random;
  }

  Gaze gaze() {
    return gaze;
  }

  void set(Gaze newGaze) {
    if (newGaze.equals(gaze)) {
      return;
    }
    gaze = newGaze;
    horizontal.goal = newGaze.x();
    vertical.goal = newGaze.y();
    if (newGaze.kind() == Gaze.Kind.AWAY) {
      double side = random.nextDouble() < 0.5 ? -1 : 1;
      horizontal.goal = side * Uniform.between(random, 0.6, 0.9);
      vertical.goal = Uniform.between(random, -0.5, 0.2);
    }
  }

  void advance(FrameTime time, AnimatorSettings settings) {
    horizontal.advance(jumpX, settings.gazeHeadShare(), time.spacing());
    vertical.advance(jumpY, settings.gazeHeadShare(), time.spacing());
    if (time.onTick()) {
      wander(time.now(), settings);
    }
  }

  private void wander(double now, AnimatorSettings settings) {
    if (!settings.gazeSaccades()) {
      jumpX = 0;
      jumpY = 0;
      nextJump = Double.NEGATIVE_INFINITY;
    } else if (now >= nextJump - FrameTime.TOLERANCE) {
      // the first pause comes before the first jump
      if (nextJump > Double.NEGATIVE_INFINITY) {
        jump(settings.gazeSaccadeStrength());
      }
      nextJump =
          now
              + Uniform.between(
                  random, settings.gazeSaccadeIntervalMin(), settings.gazeSaccadeIntervalMax());
    }
  }

  private void jump(double strength) {
    boolean returns = random.nextDouble() < RETURN_CHANCE;
    double angle = Uniform.between(random, 0, 2 * Math.PI);
    double size = returns ? 0 : strength * StrictMath.sqrt(random.nextDouble());
    jumpX = size * StrictMath.cos(angle);
    jumpY = size * StrictMath.sin(angle) * VERTICAL_PART;
  }

  /** Adds the look to a pose. Looking right of the picture is negative for eyes and head. */
  void addTo(double[] pose) {
    add(pose, Morph.IRIS_ROTATION_X, vertical.eye());
    add(pose, Morph.IRIS_ROTATION_Y, -horizontal.eye());
    add(pose, Morph.HEAD_X, vertical.head);
    add(pose, Morph.HEAD_Y, -horizontal.head);
  }

  private static void add(double[] pose, Morph morph, double offset) {
    if (offset != 0) {
      int i = morph.ordinal();
      pose[i] = Math.max(-1, Math.min(1, pose[i] + offset));
    }
  }

  /** One direction: where the look is to go, where it is, and how far the head has come. */
  private static final class Axis {
    private final Fader look = new Fader();
    private double goal;
    private double aimed;
    private double head;
    private double headLead;

    void advance(double jump, double headShare, double seconds) {
      double wanted = Math.max(-1, Math.min(1, goal + jump));
      if (wanted != aimed) {
        double degrees = DEGREES * Math.abs(wanted - look.value());
        look.aim(wanted, JUMP_SECONDS + JUMP_SECONDS_PER_DEGREE * degrees);
        aimed = wanted;
      }
      if (!look.isOff()) {
        look.advance(0, seconds);
      }
      turn(goal * headShare, seconds);
    }

    /** Two equal first-order lags in a row, solved exactly. */
    private void turn(double headGoal, double seconds) {
      double lead = headLead - headGoal;
      double lag = head - headGoal;
      if (Math.abs(lead) < 1e-6 && Math.abs(lag) < 1e-6) {
        head = headGoal;
        headLead = headGoal;
        return;
      }
      double decay = StrictMath.exp(-HEAD_RATE * seconds);
      headLead = headGoal + lead * decay;
      head = headGoal + (lag + HEAD_RATE * seconds * lead) * decay;
    }

    /** What the eyes do: the look, less what the head has taken over. */
    double eye() {
      return look.value() - head;
    }
  }
}
