package dev.avatar4j.server.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.command.EmotionList;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.http.WarningLog;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves single emotion templates in an avatar, and goes back to those it began with. They live as
 * long as the avatar: no client writes to the files that the server was started with.
 */
public final class TemplateRoutes {
  private static final Logger log = LoggerFactory.getLogger(TemplateRoutes.class);

  /** Most warnings that a reply repeats. */
  private static final int MOST_WARNINGS = 20;

  private final AvatarScope scope;
  private final long bodyLimit;

  public TemplateRoutes(AvatarScope scope, ServerLimits limits) {
    this.scope = scope;
    this.bodyLimit = limits.jsonBytes();
  }

  public void register(RoutesConfig routes) {
    routes.put(scope.base() + "emotions/{emotion}", this::save);
    routes.delete(scope.base() + "emotions/{emotion}", this::reset);
    routes.delete(scope.base() + "emotions", this::resetAll);
  }

  /** Which emotions there are now, and what was left out of the template. */
  private record Saved(List<String> emotions, List<String> own, List<String> warnings) {}

  private void save(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    String name = ctx.pathParam("emotion");
    boolean overwrite = overwrite(ctx);
    ObjectNode body = Json.readObject(ctx, bodyLimit);
    WarningLog warnings = new WarningLog(log, "Emotion template");
    List<String> told = new ArrayList<>();
    EmotionTemplate template = EmotionTemplate.parse(name, body, warnings.andThen(told::add));
    served
        .changes()
        .emotions(
            present -> {
              if (!overwrite && present.overridden().contains(name)) {
                throw new RequestRefused(
                    409,
                    "emotion",
                    "This avatar has an emotion \"%s\" of its own already; add ?overwrite=true to replace it."
                        .formatted(InputProblems.shown(name)));
              }
              return present.withOverride(template);
            });
    warnings.write();
    EmotionList now = EmotionList.of(served.avatar().emotions());
    List<String> few = told.stream().limit(MOST_WARNINGS).toList();
    Json.reply(ctx, 200, new Saved(now.emotions(), now.own(), few));
  }

  private static boolean overwrite(Context ctx) {
    String value = ctx.queryParam("overwrite");
    if (value == null || value.equals("false")) {
      return false;
    }
    if (!value.equals("true")) {
      throw new RequestRefused(400, "overwrite", "overwrite is true or false.");
    }
    return true;
  }

  private void reset(Context ctx) {
    String name = ctx.pathParam("emotion");
    change(
        ctx,
        present -> {
          present.requireListed(name);
          return present.withoutOverride(name);
        });
  }

  private void resetAll(Context ctx) {
    change(ctx, present -> present.withOverrides(null));
  }

  private void change(Context ctx, UnaryOperator<EmotionLibrary> change) {
    ServedAvatar served = scope.of(ctx);
    served.changes().emotions(change);
    Json.reply(ctx, 200, EmotionList.of(served.avatar().emotions()));
  }
}
