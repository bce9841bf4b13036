package dev.avatar4j.server.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.FrameEncoder;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.postprocessor.ChainSpec;
import dev.avatar4j.postprocessor.Dialect;
import dev.avatar4j.postprocessor.FilterRegistry;
import dev.avatar4j.postprocessor.upscale.UpscalePreset;
import dev.avatar4j.postprocessor.upscale.UpscaleQuality;
import dev.avatar4j.server.feed.StreamFormats;
import dev.avatar4j.server.http.FormParts;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.ServerLimits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** Raven's {@code imagefx} module: filters and enlarges single pictures. */
public final class ImageFxRoutes {
  private static final String BASE = "/api/imagefx/";
  private static final String JSON = "json";

  private final ServerLimits limits;
  private final ImageFx imageFx = new ImageFx();

  public ImageFxRoutes(ServerLimits limits) {
    this.limits = limits;
  }

  public void register(RoutesConfig routes) {
    routes.post(BASE + "process", this::process);
    routes.post(BASE + "upscale", this::upscale);
  }

  private void process(Context ctx) throws IOException {
    FormParts form = FormParts.read(ctx, limits.uploadBytes());
    byte[] file = form.require("file").bytes();
    ObjectNode fields = form.requireJson(JSON, limits.jsonBytes());
    FrameFormat format = format(fields);
    JsonNode filters = fields.get("filters");
    if (filters == null) {
      throw new RequestRefused(400, "filters", "\"filters\" is required: [[\"bloom\", {}], ...].");
    }
    ChainSpec chain = ChainSpec.parse(filters, "filters", Dialect.AUTO, FilterRegistry.standard());
    reply(ctx, imageFx.filter(file, chain), format);
  }

  private void upscale(Context ctx) throws IOException {
    FormParts form = FormParts.read(ctx, limits.uploadBytes());
    byte[] file = form.require("file").bytes();
    ObjectNode fields = form.requireJson(JSON, limits.jsonBytes());
    FrameFormat format = format(fields);
    int width = side(fields, "upscaled_width");
    int height = side(fields, "upscaled_height");
    UpscalePreset preset = preset(Json.requireText(fields, "preset"));
    UpscaleQuality quality = UpscaleQuality.parse("quality", Json.requireText(fields, "quality"));
    reply(ctx, imageFx.upscale(file, width, height, quality, preset), format);
  }

  private static FrameFormat format(ObjectNode fields) {
    String name = Json.requireText(fields, "format");
    return StreamFormats.find(name).orElseThrow(() -> StreamFormats.refusal("format", name));
  }

  private static int side(ObjectNode fields, String field) {
    JsonNode value = fields.get(field);
    if (value == null || !value.canConvertToInt() || !value.canConvertToExactIntegral()) {
      throw new RequestRefused(
          400, field, "\"" + field + "\" is required and must be a whole number of pixels.");
    }
    return value.intValue();
  }

  private static UpscalePreset preset(String name) {
    for (UpscalePreset preset : UpscalePreset.values()) {
      if (preset.name().equals(name)) {
        return preset;
      }
    }
    throw new RequestRefused(
        400,
        "preset",
        "There is no upscale preset \"" + InputProblems.shown(name) + "\"; choose A, B or C.");
  }

  private static void reply(Context ctx, PixelBuffer pixels, FrameFormat format) {
    ByteSink bytes = new ByteSink(1 << 16);
    try (FrameEncoder encoder = format.newEncoder()) {
      encoder.encode(pixels, bytes);
    }
    ctx.contentType(format.mediaType()).result(bytes.toByteArray());
  }
}
