package dev.avatar4j.server.guard;

import dev.avatar4j.server.access.RequestRate;
import dev.avatar4j.server.http.RequestRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Refuses clients that make too many requests a second, before anything is done for them. */
public final class RateGuard {
  /** Someone who has one IPv6 address usually has all that share these bytes. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private final RequestRate rate;
  private final boolean behindProxy;

  /**
   * @param rate how many requests a client may make
   * @param behindProxy whether a proxy tells the clients' addresses
   */
  public RateGuard(RequestRate rate, boolean behindProxy) {
    this.rate = rate;
    this.behindProxy = behindProxy;
  }

  public void register(RoutesConfig routes) {
    routes.before(this::check);
    routes.wsBeforeUpgrade(this::check);
  }

  private void check(Context ctx) {
    long seconds = rate.secondsToWait(client(address(ctx)));
    if (seconds > 0) {
      ctx.header("Retry-After", Long.toString(seconds));
      throw new RequestRefused(
          429, null, "Too many requests; try again in " + seconds + " s or raise --request-rate.");
    }
  }

  private String address(Context ctx) {
    String forwarded = behindProxy ? ctx.header("X-Forwarded-For") : null;
    return forwarded == null
        ? ctx.ip()
        : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
  }

  /** An IPv4 address, or the network of an IPv6 address. */
  public static String client(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      // with a colon in it this is parsed as an address and never looked up
      return InetAddress.getByName(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), IPV6_NETWORK_BYTES))
          : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
