package dev.avatar4j.server.compat;

import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.emotion.EmotionScore;
import dev.avatar4j.emotion.EmotionScores;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.ServerLimits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Emotion from text, as clients of Talkinghead and of Raven ask for it. What is classified becomes
 * the emotion of the default avatar: Talkinghead clients rely on that and name no avatar; the
 * avatars that Raven clients create and name are never touched.
 */
public final class ClassifyRoutes {
  /** Talkinghead lists this beside the emotions; its front end hangs the upload button on it. */
  private static final String PSEUDO_LABEL = "talkinghead";

  private final EmotionClassifier classifier;
  private final ServedAvatar defaultAvatar;
  private final ServerLimits limits;

  public ClassifyRoutes(
      EmotionClassifier classifier, ServedAvatar defaultAvatar, ServerLimits limits) {
    this.classifier = classifier;
    this.defaultAvatar = defaultAvatar;
    this.limits = limits;
  }

  public void register(RoutesConfig routes) {
    routes.post("/api/classify", this::classify);
    routes.get("/api/classify/labels", this::labels);
  }

  private record Reply(List<EmotionScore> classification) {}

  private void classify(Context ctx) throws IOException {
    String text = Json.requireText(Json.readObject(ctx, limits.jsonBytes()), "text");
    EmotionScores scores = classifier.classify(text);
    String label = scores.top().label();
    boolean known = defaultAvatar.avatar().emotions().find(label).isPresent();
    defaultAvatar.setEmotion(EmotionMix.of(known ? label : EmotionLibrary.NEUTRAL));
    Json.reply(ctx, 200, new Reply(scores.scores()));
  }

  private void labels(Context ctx) {
    List<String> labels = new ArrayList<>(classifier.classify("").labels());
    labels.add(PSEUDO_LABEL);
    Json.reply(ctx, 200, Map.of("labels", labels));
  }
}
