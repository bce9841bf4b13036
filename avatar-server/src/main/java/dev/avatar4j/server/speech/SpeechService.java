package dev.avatar4j.server.speech;

import dev.avatar4j.emotion.TextEmotions;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.speech.speaking.ClipCache;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What all avatars of a server speak with. Thread-safe. */
public final class SpeechService implements AutoCloseable {
  private final Optional<SpeechEngine> engine;
  private final AudioEncoder encoder;
  private final TextEmotions emotions;
  private final ClipCache clips = new ClipCache();
  private final Map<ServedAvatar, AvatarSpeech> avatars = new ConcurrentHashMap<>();

  /**
   * @param engine what they speak with, closed with this; empty if they do not
   * @param encoder brings sound into the formats it is sent in
   * @param emotions chooses the emotion of a text
   */
  public SpeechService(Optional<SpeechEngine> engine, AudioEncoder encoder, TextEmotions emotions) {
    this.engine = engine;
    this.encoder = encoder;
    this.emotions = emotions;
  }

  /**
   * @return what they speak with; empty if they do not
   */
  public Optional<SpeechEngine> engine() {
    return engine;
  }

  /**
   * @return brings sound into the formats it is sent in
   */
  public AudioEncoder encoder() {
    return encoder;
  }

  /**
   * @return chooses the emotion of a text
   */
  public TextEmotions emotions() {
    return emotions;
  }

  /**
   * @param served an avatar
   * @return its speech; empty if avatars do not speak here
   */
  public Optional<AvatarSpeech> of(ServedAvatar served) {
    return engine.map(
        voice -> avatars.computeIfAbsent(served, avatar -> new AvatarSpeech(avatar, voice, clips)));
  }

  /**
   * @param served an avatar
   * @param viewer watches it no more
   */
  public void leave(ServedAvatar served, SpeechViewer viewer) {
    AvatarSpeech speech = avatars.get(served);
    if (speech != null) {
      speech.leave(viewer);
    }
  }

  /**
   * @param served an avatar that was unloaded
   */
  public void forget(ServedAvatar served) {
    AvatarSpeech speech = avatars.remove(served);
    if (speech != null) {
      speech.close();
    }
  }

  /** Silences everybody and closes the engine. */
  @Override
  public void close() {
    avatars.keySet().forEach(this::forget);
    engine.ifPresent(SpeechEngine::close);
  }
}
