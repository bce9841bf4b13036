package dev.avatar4j.server.avatars;

/** When what last happened to an avatar, in nanoseconds of the server's clock. Not thread-safe. */
final class AvatarTimers {
  private long used;
  private long active;
  private long awakeUntil;
  private long expressed;

  AvatarTimers(long now) {
    used = now;
    active = now;
    awakeUntil = now;
    expressed = now;
  }

  /** Somebody watches it or names it. */
  void used(long now) {
    used = now;
  }

  /** Something happens that is worth drawing. */
  void active(long now) {
    active = now;
  }

  /** It is active, and counts as active until some seconds have passed. */
  void keepAwake(long now, double seconds) {
    active = now;
    long until = now + nanos(seconds);
    if (until - awakeUntil > 0) {
      awakeUntil = until;
    }
  }

  /** It speaks, or was given an emotion. */
  void expressed(long now) {
    expressed = now;
  }

  double unusedSeconds(long now) {
    return (now - used) / 1e9;
  }

  boolean emotionIsOld(long now, Automation automation) {
    return passed(now - expressed, automation.emotionResetSeconds());
  }

  boolean isIdle(long now, Automation automation) {
    return now - awakeUntil >= 0 && passed(now - active, automation.idlePauseSeconds());
  }

  private static boolean passed(long nanos, double seconds) {
    return seconds > 0 && nanos >= nanos(seconds);
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
