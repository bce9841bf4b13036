package dev.avatar4j.server.avatars;

import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterImage;
import java.util.Optional;

/**
 * What a new avatar is to be. What is left empty is as the server has it.
 *
 * @param character who is drawn; by default the poser's own character or else the default one
 * @param poser which poser, one of {@link PoserPool#names()}
 * @param settings how it moves; also what its settings go back to
 * @param emotions what it can show
 * @param automation what it does by itself
 * @param paused whether drawing waits for {@link ServedAvatar#resume()}
 */
public record AvatarRequest(
    Optional<CharacterImage> character,
    Optional<String> poser,
    Optional<AnimatorSettings> settings,
    Optional<EmotionLibrary> emotions,
    Optional<Automation> automation,
    boolean paused) {
  /** Everything as the server has it, drawing at once. */
  public static final AvatarRequest DEFAULTS =
      new AvatarRequest(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  /**
   * @param image who is drawn
   * @return a request for that character, everything else as the server has it
   */
  public static AvatarRequest of(CharacterImage image) {
    return new AvatarRequest(
        Optional.of(image),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
