package dev.avatar4j.server.cli.options;

import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.EmotionClassifiers;
import dev.avatar4j.server.cli.console.HelpHeading;
import picocli.CommandLine.Option;

/** The option that chooses what tells the emotions of texts. */
@HelpHeading("Speech")
public final class ClassifierOption {
  @Option(
      names = "--classifier",
      paramLabel = "SPEC",
      defaultValue = EmotionClassifiers.DEFAULT,
      description =
          "What tells the emotion of a text: lexicon (built in), go-emotions (a neural "
              + "network, 287 MB, downloaded on first use) or go-emotions:FOLDER (default: "
              + "${DEFAULT-VALUE}).")
  private String spec;

  public EmotionClassifier create() {
    return EmotionClassifiers.create(spec);
  }
}
