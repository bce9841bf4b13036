package dev.avatar4j.server.access;

import dev.avatar4j.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A secret that clients name with every request. Immutable; never shows itself by accident. */
public final class ApiKey {
  private static final int RANDOM_BYTES = 16;

  /** What fits in a header and in an address without being escaped. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/=-]{8,256}");

  private final String secret;
  private final byte[] digest;

  private ApiKey(String secret) {
    this.secret = secret;
    this.digest = digest(secret);
  }

  /**
   * @param secret 8 to 256 letters, digits and characters of {@code . _ ~ + / = -}
   * @return that key
   * @throws InvalidInputException if it has another form; the message does not repeat it
   */
  public static ApiKey of(String secret) {
    if (!FORM.matcher(secret).matches()) {
      throw new InvalidInputException(
          "api_key",
          "An API key has 8 to 256 letters, digits and characters of . _ ~ + / = -; this one has "
              + secret.length()
              + " characters"
              + (secret.length() < 8 ? "." : " or others than these."));
    }
    return new ApiKey(secret);
  }

  /**
   * @return a key of 128 random bits, as 32 hexadecimal digits
   */
  public static ApiKey random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new ApiKey(HexFormat.of().formatHex(bytes));
  }

  /**
   * Compares in a time that depends neither on where the two differ nor on this key's length.
   *
   * @param candidate what a client named
   * @return whether it is this key
   */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(digest, digest(candidate));
  }

  /**
   * @return the secret itself, to be written to its file or shown to the user who started the
   *     server
   */
  public String secret() {
    return secret;
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ApiKey key && MessageDigest.isEqual(digest, key.digest);
  }

  @Override
  public int hashCode() {
    return digest[0];
  }

  @Override
  public String toString() {
    return "ApiKey[...]";
  }
}
