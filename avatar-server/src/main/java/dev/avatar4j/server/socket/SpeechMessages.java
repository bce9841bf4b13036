package dev.avatar4j.server.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.server.command.SpeakCommands;
import dev.avatar4j.server.speech.SpeechService;
import java.util.LinkedHashMap;
import java.util.Map;

/** The socket messages about what avatars say. */
final class SpeechMessages {
  /** Carries out one type of message; its answer is about speech. */
  @FunctionalInterface
  private interface Action {
    ObjectNode carryOut(SocketViewer viewer, ObjectNode message);
  }

  private final SpeakCommands commands;

  SpeechMessages(SpeechService speech) {
    this.commands = new SpeakCommands(speech);
  }

  /** What carries them out, by type. */
  Map<String, SocketHandler> handlers() {
    Map<String, SocketHandler> handlers = new LinkedHashMap<>();
    handlers.put("speak", about((viewer, message) -> commands.speak(viewer.served(), message)));
    handlers.put("speak_again", about((viewer, message) -> commands.again(viewer.served())));
    handlers.put("stop_speaking", about((viewer, message) -> commands.stop(viewer.served())));
    handlers.put(
        "playback",
        about((viewer, message) -> commands.playback(viewer.served(), message, viewer)));
    return handlers;
  }

  private static SocketHandler about(Action action) {
    return (viewer, message) -> Map.of("speech", action.carryOut(viewer, message));
  }
}
