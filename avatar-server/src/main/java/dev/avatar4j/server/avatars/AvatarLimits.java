package dev.avatar4j.server.avatars;

/**
 * How many avatars clients may create, and how long those stay that nobody uses.
 *
 * @param created avatars at a time besides the default one; 0 for none
 * @param expirySeconds seconds after which a created avatar is unloaded if nobody watches it and no
 *     request names it; 0 for never
 */
public record AvatarLimits(int created, double expirySeconds) {
  /** 16 avatars, half an hour. */
  public static final AvatarLimits DEFAULTS = new AvatarLimits(16, 1800);

  /** Refuses limits below 0. */
  public AvatarLimits {
    if (created < 0 || !(expirySeconds >= 0)) {
      throw new IllegalArgumentException(
          "Limits of avatars are at least 0; got " + created + ", " + expirySeconds);
    }
  }

  /**
   * @param count avatars at a time besides the default one
   * @return these limits with that one changed
   */
  public AvatarLimits withCreated(int count) {
    return new AvatarLimits(count, expirySeconds);
  }

  /**
   * @param seconds after which an unused avatar is unloaded; 0 for never
   * @return these limits with that one changed
   */
  public AvatarLimits withExpirySeconds(double seconds) {
    return new AvatarLimits(created, seconds);
  }
}
