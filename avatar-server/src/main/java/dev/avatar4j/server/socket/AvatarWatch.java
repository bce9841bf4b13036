package dev.avatar4j.server.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.command.AvatarState;
import dev.avatar4j.server.command.EmotionList;
import dev.avatar4j.server.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The socket clients of one avatar, and what they know of its state. Changes are found by looking,
 * whoever made them and however: over HTTP, over a socket, in Java, or the avatar by itself.
 * Thread-safe.
 */
final class AvatarWatch {
  private final ServedAvatar served;
  private final SocketLimits limits;
  private final Set<SocketViewer> viewers = ConcurrentHashMap.newKeySet();
  private ObjectNode known;

  AvatarWatch(ServedAvatar served, SocketLimits limits) {
    this.served = served;
    this.limits = limits;
    this.known = look();
  }

  ServedAvatar served() {
    return served;
  }

  Set<SocketViewer> viewers() {
    return viewers;
  }

  /** Greets a client with the state; from then on it hears of every change. */
  synchronized void join(SocketViewer viewer) {
    check();
    viewer.send(SocketMessages.Hello.of(served, limits, known));
    viewers.add(viewer);
  }

  void leave(SocketViewer viewer) {
    viewers.remove(viewer);
  }

  /** Tells everybody what has changed. */
  synchronized void check() {
    ObjectNode now = look();
    ObjectNode changes = now.objectNode();
    for (Map.Entry<String, JsonNode> part : now.properties()) {
      if (!part.getValue().equals(known.get(part.getKey()))) {
        changes.set(part.getKey(), part.getValue());
      }
    }
    known = now;
    if (!changes.isEmpty()) {
      viewers.forEach(viewer -> viewer.send(SocketMessages.Changed.of(changes)));
    }
  }

  /** The state, without what changes with every frame. */
  private ObjectNode look() {
    ObjectNode state = Json.tree(AvatarState.of(served));
    state.remove("statistics");
    EmotionList emotions = EmotionList.of(served.avatar().emotions());
    addAll(state.putArray("emotions"), emotions.emotions());
    addAll(state.putArray("own_emotions"), emotions.own());
    return state;
  }

  private static void addAll(ArrayNode array, List<String> names) {
    names.forEach(array::add);
  }

  /** Sends the statistics to those who asked for them. */
  void tellStatistics() {
    viewers.stream()
        .filter(SocketViewer::wantsStatistics)
        .forEach(viewer -> viewer.send(SocketMessages.Statistics.of(served.avatar().statistics())));
  }
}
