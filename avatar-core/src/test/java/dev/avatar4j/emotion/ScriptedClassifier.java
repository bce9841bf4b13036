package dev.avatar4j.emotion;

import dev.avatar4j.AvatarException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives the answer it was told to and keeps what it was asked. */
final class ScriptedClassifier implements EmotionClassifier {
  final List<String> texts = new ArrayList<>();
  Map<String, Double> answer = Map.of("joy", 1.0);
  AvatarException failure;

  @Override
  public EmotionScores classify(String text) {
    texts.add(text);
    if (failure != null) {
      throw failure;
    }
    return EmotionScores.ofWeights(answer);
  }

  @Override
  public String description() {
    return "scripted";
  }

  @Override
  public void close() {}
}
