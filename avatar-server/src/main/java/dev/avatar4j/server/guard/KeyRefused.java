package dev.avatar4j.server.guard;

/** A request without the API key. */
final class KeyRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyRefused() {
    super("This server wants its API key: send the header \"Authorization: Bearer KEY\".");
  }
}
