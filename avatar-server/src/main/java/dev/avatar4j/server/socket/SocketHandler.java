package dev.avatar4j.server.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.server.http.RequestRefused;
import java.util.Map;

/** Carries out one type of socket message. */
@FunctionalInterface
interface SocketHandler {
  /**
   * @param viewer who asks
   * @param message what it sent
   * @return further fields of the answer; may be empty
   * @throws RequestRefused for a message that is refused; nothing changes
   * @throws dev.avatar4j.AvatarException for a value that is refused; nothing changes
   */
  Map<String, ?> handle(SocketViewer viewer, ObjectNode message);
}
