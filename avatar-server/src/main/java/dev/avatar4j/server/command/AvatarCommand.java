package dev.avatar4j.server.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.http.RequestRefused;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Something an avatar can be told with a JSON object, over HTTP or over a socket.
 *
 * @param fields the fields it knows
 * @param action does it, or throws and changes nothing
 */
public record AvatarCommand(List<String> fields, BiConsumer<ServedAvatar, ObjectNode> action) {
  /**
   * @throws RequestRefused 400 for a value that is missing or of the wrong type
   * @throws dev.avatar4j.InvalidInputException for a value that is refused
   */
  public void apply(ServedAvatar served, ObjectNode body) {
    action.accept(served, body);
  }
}
