package dev.avatar4j.poser.djl.distilbert;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.EmotionClassifierProvider;
import dev.avatar4j.models.ModelStore;
import dev.avatar4j.poser.djl.engine.PyTorchRuntime;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes the classifier {@code go-emotions} from the model store, or from a folder with a DistilBERT
 * classifier, {@code go-emotions:FOLDER}.
 */
public final class GoEmotionsClassifierProvider implements EmotionClassifierProvider {
  private static final String SCHEME = "go-emotions";

  /** The model's name in the store. */
  static final String MODEL = "go-emotions:distilbert";

  /** For {@link java.util.ServiceLoader}. */
  public GoEmotionsClassifierProvider() {}

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public String description() {
    return "go-emotions[:FOLDER]: DistilBERT for the 28 go-emotions labels, neural, English,"
        + " 270 MB to download";
  }

  @Override
  public Optional<String> missing() {
    return PyTorchRuntime.missing();
  }

  @Override
  public EmotionClassifier create(String target) {
    return new DistilBertClassifier(folder(target, ModelStore.standard()));
  }

  static Path folder(String target, ModelStore store) {
    if (target.isEmpty()) {
      return store.require(MODEL);
    }
    try {
      Path folder = Path.of(target);
      if (!Files.isDirectory(folder)) {
        throw new InvalidInputException(
            "classifier", "There is no folder " + target + "; write go-emotions:FOLDER.");
      }
      return folder;
    } catch (InvalidPathException e) {
      throw new InvalidInputException(
          "classifier", "\"" + target + "\" is no path; write go-emotions:FOLDER.", e);
    }
  }
}
