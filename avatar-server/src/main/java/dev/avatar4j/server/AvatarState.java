package dev.avatar4j.server;

import dev.avatar4j.Avatar;
import dev.avatar4j.pipeline.PipelineStatistics;
import java.util.List;
import java.util.Map;

/**
 * What {@code GET /api/v1/state} tells about the avatar.
 *
 * @param emotion the emotion shown; of a mix, the strongest
 * @param emotionMix how much of which emotion is shown; the rest is neutral
 * @param talking whether the mouth moves
 * @param paused whether drawing is paused
 * @param poser what draws it
 * @param character who is drawn
 * @param warnings what the user should know about this character, each a full sentence
 * @param statistics what the frame pipeline has done
 * @param settings the animator settings by key
 */
record AvatarState(
    String emotion,
    Map<String, Double> emotionMix,
    boolean talking,
    boolean paused,
    PoserState poser,
    CharacterState character,
    List<String> warnings,
    PipelineStatistics statistics,
    Map<String, Object> settings) {

  record PoserState(String scheme, String description) {}

  record CharacterState(String name) {}

  static AvatarState of(Avatar avatar) {
    return new AvatarState(
        avatar.emotion(),
        avatar.emotionMix().weights(),
        avatar.talking(),
        avatar.paused(),
        new PoserState(avatar.poser().spec().scheme(), avatar.poser().description()),
        new CharacterState(avatar.character().name()),
        avatar.warnings(),
        avatar.statistics(),
        avatar.settings().toKeys());
  }
}
