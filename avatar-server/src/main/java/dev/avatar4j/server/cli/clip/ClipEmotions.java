package dev.avatar4j.server.cli.clip;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimationScript;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.TextEmotions;
import dev.avatar4j.server.cli.console.HelpHeading;
import dev.avatar4j.server.cli.options.ClassifierOption;
import dev.avatar4j.speech.clip.Narration;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what the character shows while it speaks, sentence by sentence. */
@HelpHeading("Speech")
final class ClipEmotions {
  private static final String AUTO = "auto";

  @Option(
      names = "--emotion",
      paramLabel = "NAME|auto",
      defaultValue = EmotionLibrary.NEUTRAL,
      description =
          "What the character shows, one of the emotions; auto: what each sentence "
              + "expresses, as --classifier tells (default: ${DEFAULT-VALUE}).")
  private String emotion;

  @Mixin private ClassifierOption classifierOption;

  /** Refuses, before the work begins, an emotion that there is not. */
  void check(EmotionLibrary library) {
    if (!emotion.equals(AUTO)) {
      library.require(emotion);
    }
  }

  /** The emotion of each part. */
  List<String> of(Narration narration, EmotionLibrary library) {
    if (!emotion.equals(AUTO)) {
      return Collections.nCopies(narration.parts().size(), emotion);
    }
    if (narration.parts().stream().allMatch(part -> part.clip().text().isBlank())) {
      throw new InvalidInputException(
          "--emotion",
          "--emotion auto reads what is said, and this sound comes without words; give --timestamps"
              + " with words, or name an emotion.");
    }
    try (EmotionClassifier classifier = classifierOption.create()) {
      TextEmotions emotions = new TextEmotions(classifier);
      return narration.parts().stream()
          .map(part -> emotions.emotionOf(part.clip().text()))
          .map(name -> library.find(name).isPresent() ? name : EmotionLibrary.NEUTRAL)
          .toList();
    }
  }

  /** Shows each emotion from where its sentence begins; the first from the first frame. */
  static AnimationScript script(
      Narration narration,
      List<String> emotions,
      EmotionLibrary library,
      AnimatorSettings settings) {
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    String last = EmotionLibrary.NEUTRAL;
    for (int i = 0; i < emotions.size(); i++) {
      if (!emotions.get(i).equals(last)) {
        last = emotions.get(i);
        double at = i == 0 ? 0 : narration.parts().get(i).start();
        events.addObject().put("at", at).put("emotion", last);
      }
    }
    return AnimationScript.parse(events, library, settings);
  }
}
