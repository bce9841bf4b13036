package dev.avatar4j.server.http;

/** A request that is answered with an error; nothing was changed. */
public final class RequestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String field;

  /**
   * @param status the HTTP status, 4xx or 5xx
   * @param field what is at fault: a body field, a query parameter or a header
   * @param reason one clear sentence that also names the next step
   */
  public RequestRefused(int status, String field, String reason) {
    super(reason);
    this.status = status;
    this.field = field;
  }

  int status() {
    return status;
  }

  String field() {
    return field;
  }
}
