package dev.avatar4j.server.routes;

import dev.avatar4j.InputProblems;
import dev.avatar4j.doctor.Diagnosis;
import dev.avatar4j.doctor.Finding;
import dev.avatar4j.doctor.ImageDoctor;
import dev.avatar4j.doctor.Layout;
import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PicturePlacement;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.image.PngEncoder;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.PictureUpload;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.ServerLimits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Examines and repairs pictures before they become characters. About no avatar. */
public final class DoctorRoutes {
  private static final String PATH = "/api/v1/doctor";

  /** Four times the wanted size; what is scaled up further is no picture of a head. */
  private static final int MAX_SIDE = 2048;

  private static final int MAX_OFFSET = 2048;

  private final ServerLimits limits;

  public DoctorRoutes(ServerLimits limits) {
    this.limits = limits;
  }

  public void register(RoutesConfig routes) {
    routes.post(PATH, this::examine);
    routes.post(PATH + "/repair", this::repair);
  }

  private Picture picture(Context ctx) throws IOException {
    return Picture.read(PictureUpload.readFile(ctx, limits.uploadBytes()), ImageLimits.DEFAULTS);
  }

  private void examine(Context ctx) throws IOException {
    Picture picture = picture(ctx);
    Diagnosis diagnosis = ImageDoctor.examine(picture.pixels());
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("width", diagnosis.width());
    reply.put("height", diagnosis.height());
    reply.put("findings", diagnosis.findings().stream().map(DoctorRoutes::describe).toList());
    reply.put("confidence", diagnosis.confidence());
    reply.put("alignment", diagnosis.alignment().orElse(null));
    reply.put(
        "layout", Map.of("head", Layout.HEAD, "eye_line", Layout.EYE_LINE, "axis", Layout.AXIS));
    reply.put("notes", picture.warnings());
    Json.reply(ctx, 200, reply);
  }

  private static Map<String, Object> describe(Finding finding) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", finding.id());
    entry.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    entry.put("what", finding.what());
    entry.put("where", finding.where().orElse(null));
    entry.put("cure", finding.cure());
    entry.put("repairable", finding.repairable());
    return entry;
  }

  private void repair(Context ctx) throws IOException {
    Optional<PicturePlacement> placement = placement(ctx);
    List<String> fixes = fixes(ctx);
    PixelBuffer repaired = ImageDoctor.repair(picture(ctx).pixels(), fixes);
    PixelBuffer placed = placement.map(to -> to.apply(repaired)).orElse(repaired);
    ByteSink file = new ByteSink(1 << 18);
    try (PngEncoder encoder = PngEncoder.forFiles()) {
      encoder.encode(placed, file);
    }
    ctx.contentType("image/png").result(file.toByteArray());
  }

  private static List<String> fixes(Context ctx) {
    String fix = ctx.queryParam("fix");
    return fix == null
        ? ImageDoctor.repairable()
        : Arrays.stream(fix.split(",", -1)).filter(id -> !id.isEmpty()).toList();
  }

  private static Optional<PicturePlacement> placement(Context ctx) {
    if (ctx.queryParam("side") == null
        && ctx.queryParam("x") == null
        && ctx.queryParam("y") == null) {
      return Optional.empty();
    }
    return Optional.of(
        new PicturePlacement(
            number(ctx, "side", 1, MAX_SIDE),
            number(ctx, "x", -MAX_OFFSET, MAX_OFFSET),
            number(ctx, "y", -MAX_OFFSET, MAX_OFFSET)));
  }

  private static int number(Context ctx, String name, int least, int most) {
    String text = ctx.queryParam(name);
    try {
      int value = Integer.parseInt(String.valueOf(text));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // refused like a number out of range
    }
    String got = text == null ? "is missing" : "is \"" + InputProblems.shown(text) + "\"";
    throw new RequestRefused(
        400,
        name,
        "\""
            + name
            + "\" "
            + got
            + "; a placement needs side, x and y, here a whole number from "
            + least
            + " to "
            + most
            + ".");
  }
}
