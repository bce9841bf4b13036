package dev.avatar4j.server.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.avatar4j.server.lipsync.LipsyncStart;
import dev.avatar4j.speech.VisemeEvent;
import java.util.List;
import java.util.Locale;

/**
 * What the mouth makes of a sound.
 *
 * @param id what to call it when it is reported to play
 * @param source what the mouth was made from: visemes, phones, words, length or sound
 * @param duration how long it lasts, in seconds
 * @param start when it begins: milliseconds from now, or {@code started}
 * @param visemes what the mouth does: {@code [shape, start, end]}, in seconds of the sound
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LipsyncReply(
    long id, String source, double duration, Object start, List<List<Object>> visemes) {
  static LipsyncReply of(long id, LipsyncRequest request) {
    LipsyncStart start = request.start();
    return new LipsyncReply(
        id,
        name(request.lipsync().source()),
        request.lipsync().track().duration(),
        start.onReport() ? "started" : start.millis(),
        request.lipsync().track().events().stream().map(LipsyncReply::viseme).toList());
  }

  private static List<Object> viseme(VisemeEvent event) {
    return List.of(name(event.viseme()), event.start(), event.end());
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
