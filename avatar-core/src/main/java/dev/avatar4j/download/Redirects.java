package dev.avatar4j.download;

import dev.avatar4j.AvatarException;
import java.net.URI;
import java.util.Locale;

/** Follows a server that sends us elsewhere, but not from an encrypted address to an open one. */
final class Redirects {
  static final int MOST = 8;

  private Redirects() {}

  static boolean is(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  static URI next(URI from, String location) {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new AvatarException(
          from + " sends us to \"" + location + "\", which is no address; try another mirror.", e);
    }
    String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
    boolean downgrade = "https".equalsIgnoreCase(from.getScheme()) && scheme.equals("http");
    if (downgrade || !(scheme.equals("http") || scheme.equals("https")) || to.getHost() == null) {
      throw new AvatarException(
          from
              + " sends us to "
              + to
              + (downgrade ? ", which is not encrypted" : ", which is no web address")
              + "; that is refused. Try another mirror, or copy the file by hand.");
    }
    return to;
  }
}
