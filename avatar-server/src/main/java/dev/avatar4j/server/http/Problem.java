package dev.avatar4j.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.avatar4j.AvatarClosedException;
import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.server.avatars.ConflictException;
import dev.avatar4j.server.avatars.OverloadedException;
import dev.avatar4j.server.avatars.UnknownAvatarException;

/**
 * What is wrong with a request, for whoever sent it.
 *
 * @param status an HTTP status, 4xx or 5xx
 * @param field the value at fault; null if no single one is
 * @param reason one clear sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(int status, String field, String reason) {
  public static Problem of(RequestRefused e) {
    return new Problem(e.status(), e.field(), e.getMessage());
  }

  public static Problem of(AvatarException e) {
    if (e instanceof InvalidInputException invalid) {
      return new Problem(400, invalid.field(), e.getMessage());
    }
    if (e instanceof UnknownAvatarException) {
      return new Problem(404, "id", e.getMessage());
    }
    if (e instanceof ConflictException) {
      return new Problem(409, null, e.getMessage());
    }
    if (e instanceof OverloadedException overloaded) {
      return new Problem(503, overloaded.field(), e.getMessage());
    }
    return new Problem(400, null, e.getMessage());
  }

  public static Problem of(AvatarClosedException e) {
    return new Problem(404, null, "This avatar was unloaded; create a new one.");
  }
}
