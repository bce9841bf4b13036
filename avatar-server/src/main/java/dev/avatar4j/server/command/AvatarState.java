package dev.avatar4j.server.command;

import dev.avatar4j.Avatar;
import dev.avatar4j.pipeline.PipelineStatistics;
import dev.avatar4j.poser.StageStatistics;
import dev.avatar4j.server.avatars.ServedAvatar;
import java.util.List;
import java.util.Map;

/**
 * What {@code GET /api/v1/state} tells about the avatar.
 *
 * @param id what clients call it
 * @param emotion the emotion shown; of a mix, the strongest
 * @param emotionMix how much of which emotion is shown; the rest is neutral
 * @param talking whether the mouth moves
 * @param speaking whether the mouth follows speech
 * @param gaze where the character looks: {@code [x, y]}, {@code "away"} or null
 * @param dataEyes whether data runs over the irises
 * @param overrides the values of the overrides in force, by morph and cel key
 * @param paused whether drawing is paused
 * @param poser what draws it
 * @param character who is drawn
 * @param warnings what the user should know about this character, each a full sentence
 * @param statistics what the frame pipeline has done
 * @param settings the animator settings by key
 */
public record AvatarState(
    String id,
    String emotion,
    Map<String, Double> emotionMix,
    boolean talking,
    boolean speaking,
    Object gaze,
    boolean dataEyes,
    Map<String, Float> overrides,
    boolean paused,
    PoserState poser,
    CharacterState character,
    List<String> warnings,
    PipelineStatistics statistics,
    Map<String, Object> settings) {

  /**
   * @param scheme what kind of poser it is
   * @param description the poser in one line
   * @param stages what its stages have done for this character; empty for posers without stages
   */
  record PoserState(String scheme, String description, List<StageStatistics> stages) {}

  /**
   * @param name what it is called
   * @param changes how often the character or its landmarks were changed; another number tells
   *     clients to ask for the picture again
   */
  record CharacterState(String name, long changes) {}

  public static AvatarState of(ServedAvatar served) {
    Avatar avatar = served.avatar();
    return new AvatarState(
        served.id(),
        avatar.emotion(),
        avatar.emotionMix().weights(),
        avatar.talking(),
        avatar.speaking(),
        avatar.gaze().toJson(),
        avatar.dataEyes(),
        avatar.overrides().toKeys(),
        avatar.paused(),
        new PoserState(
            avatar.poser().spec().scheme(),
            avatar.poser().description(),
            avatar.poserStatistics().stages()),
        new CharacterState(avatar.character().name(), avatar.characterChanges()),
        avatar.warnings(),
        avatar.statistics(),
        avatar.settings().toKeys());
  }
}
