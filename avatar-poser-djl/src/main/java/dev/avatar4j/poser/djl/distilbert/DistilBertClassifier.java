package dev.avatar4j.poser.djl.distilbert;

import dev.avatar4j.AvatarException;
import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.EmotionScores;
import dev.avatar4j.poser.djl.engine.SequenceProgram;
import dev.avatar4j.poser.djl.model.WeightTensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A DistilBERT classifier on libtorch. Texts are cut to the longest sequence the model reads, from
 * the start on. One text is classified at a time, on a thread of the classifier's own.
 */
final class DistilBertClassifier implements EmotionClassifier {
  /** No sequence of tokens the model reads needs more. */
  private static final int MAX_CHARACTERS = 1 << 16;

  private final DistilBertConfig config;
  private final WordPieceTokenizer tokenizer;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread worker = new Thread(task, "avatar-classifier");
            worker.setDaemon(true);
            return worker;
          });
  private final SequenceProgram program;

  /**
   * @param folder holds {@code config.json}, {@code vocab.txt} and the weights
   * @throws AvatarException if a file is missing or wrong, or the engine cannot start
   */
  DistilBertClassifier(Path folder) {
    config = DistilBertConfig.read(folder);
    DistilBertNetwork network = new DistilBertNetwork(config);
    tokenizer = WordPieceTokenizer.read(folder, config.positions());
    try {
      if (tokenizer.vocabulary() > config.vocabulary()) {
        throw new AvatarException(
            "The vocabulary in "
                + folder
                + " has more tokens than the model knows; use that of the model.");
      }
      Map<String, WeightTensor> weights = DistilBertWeights.read(folder, network);
      program = new SequenceProgram(network.source());
      for (String key : network.shapes().keySet()) {
        WeightTensor weight = weights.remove(key);
        program.addWeight(weight.values(), weight.shape());
      }
    } catch (RuntimeException e) {
      tokenizer.close();
      thread.shutdown();
      throw e;
    }
  }

  @Override
  public EmotionScores classify(String text) {
    try {
      return thread.submit(() -> read(text)).get();
    } catch (RejectedExecutionException e) {
      throw new AvatarException("The classifier is closed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AvatarException("The classification was interrupted.", e);
    } catch (ExecutionException e) {
      throw new AvatarException("The classifier failed: " + e.getCause().getMessage(), e);
    }
  }

  private EmotionScores read(String text) {
    String start = text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
    float[] probabilities = program.run(tokenizer.encode(start));
    Map<String, Double> scores = new LinkedHashMap<>();
    for (int i = 0; i < probabilities.length; i++) {
      scores.put(config.labels().get(i), (double) probabilities[i]);
    }
    return EmotionScores.ofWeights(scores);
  }

  @Override
  public String description() {
    return "DistilBERT for "
        + config.labels().size()
        + " labels; reads the first "
        + config.positions()
        + " tokens of a text";
  }

  @Override
  public void close() {
    if (!thread.isShutdown()) {
      thread.execute(
          () -> {
            program.close();
            tokenizer.close();
          });
      thread.shutdown();
    }
  }
}
