package dev.avatar4j.server.avatars;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.Avatar;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Changes of what an avatar is made of: settings, emotions, character. Clients change parts of what
 * is there, so that two of them at a time must not undo one another. Thread-safe.
 */
public final class AvatarChanges {
  private final Avatar avatar;
  private final AnimatorSettings startSettings;
  private final Object settingsLock = new Object();
  private final Object characterLock = new Object();

  AvatarChanges(Avatar avatar) {
    this.avatar = avatar;
    startSettings = avatar.settings();
  }

  /**
   * @return the settings it began with, which are what clients restore
   */
  public AnimatorSettings startSettings() {
    return startSettings;
  }

  /**
   * Changes settings so that two changes at a time do not undo one another.
   *
   * @param change makes the new settings from those in force
   * @throws dev.avatar4j.InvalidInputException if they are refused; nothing changes
   */
  public void settings(UnaryOperator<AnimatorSettings> change) {
    synchronized (settingsLock) {
      avatar.setSettings(change.apply(avatar.settings()));
    }
  }

  /**
   * Changes the character so that two changes at a time do not undo one another.
   *
   * @param change looks at the present character and shows another
   */
  public void character(Consumer<Avatar> change) {
    synchronized (characterLock) {
      change.accept(avatar);
    }
  }

  /**
   * Goes back to the settings it began with and changes them as older clients expect it: what is
   * wrong is left out. If the filters or the upscaler are refused, all frame settings stay as they
   * were at the start.
   *
   * @param object a JSON object of settings
   * @param warning receives one sentence for each thing left out
   */
  public void restoreSettings(JsonNode object, Consumer<String> warning) {
    AnimatorSettings wanted = startSettings.patchedLenient(object, warning);
    synchronized (settingsLock) {
      try {
        avatar.setSettings(wanted);
      } catch (InvalidInputException refused) {
        warning.accept(
            refused.getMessage() + " The frame settings stay as they were at the start.");
        avatar.setSettings(wanted.withFrameSettingsOf(startSettings));
      }
    }
  }

  /**
   * Goes back to the emotions it began with and puts a client's over them.
   *
   * @param templates templates by emotion name; may be empty
   * @param warning receives one sentence for each thing left out
   * @throws InvalidInputException if a template is malformed; nothing changes
   */
  public void restoreEmotions(JsonNode templates, Consumer<String> warning) {
    emotions(present -> present.withOverrides(templates, warning));
  }

  /**
   * Changes the emotions so that two changes at a time do not undo one another.
   *
   * @param change makes the new emotions from the present ones; what it throws is thrown on, and
   *     nothing changes
   */
  public void emotions(UnaryOperator<EmotionLibrary> change) {
    synchronized (settingsLock) {
      avatar.setEmotions(change.apply(avatar.emotions()));
    }
  }
}
