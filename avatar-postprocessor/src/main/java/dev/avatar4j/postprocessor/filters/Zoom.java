package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ChoiceParameter;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.SignalStage;
import dev.avatar4j.postprocessor.TextParameter;
import dev.avatar4j.postprocessor.kernel.ZoomBox;
import dev.avatar4j.postprocessor.kernel.ZoomWarp;
import dev.avatar4j.postprocessor.upscale.RegionUpscaler;
import dev.avatar4j.postprocessor.upscale.UpscalePreset;
import dev.avatar4j.postprocessor.upscale.UpscaleQuality;
import dev.avatar4j.postprocessor.upscale.Upscaler;
import dev.avatar4j.postprocessor.upscale.anime4k.ShaderDirectory;
import dev.avatar4j.postprocessor.upscale.anime4k.WeightsSource;
import java.util.List;

/** {@code zoom}: enlarges a part of the picture to its full size. */
public final class Zoom implements FilterType {
  static final NumberParameter CENTER_X =
      NumberParameter.of(
          "center_x", 0, -1, 1, "Which point stays where it is: -1 is left, 1 is right.");
  static final NumberParameter CENTER_Y =
      NumberParameter.of(
          "center_y", -0.867, -1, 1, "Which point stays where it is: -1 is the top, 1 the bottom.");
  static final NumberParameter FACTOR =
      NumberParameter.of("factor", 2, 1, 64, "How much larger the picture gets; 1 is off.")
          .slider(1, 4);
  static final ChoiceParameter QUALITY =
      ChoiceParameter.of(
          "quality",
          "How pixels are interpolated: low is linear; high and ultra keep lines sharp with the"
              + " small and the large Anime4K networks, whose shader files must be installed.",
          "low",
          "high",
          "ultra");
  static final TextParameter NAME = TextParameter.instanceName("zoom");

  private final WeightsSource weights;

  /** Takes networks from {@link ShaderDirectory#defaultFolder}. */
  public Zoom() {
    this(new ShaderDirectory(ShaderDirectory.defaultFolder(System.getenv())));
  }

  Zoom(WeightsSource weights) {
    this.weights = weights;
  }

  @Override
  public String name() {
    return "zoom";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.GENERAL;
  }

  @Override
  public double priority() {
    return -1;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "Enlarges the picture about a point, by default the head.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(CENTER_X, CENTER_Y, FACTOR, QUALITY, NAME);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    double factor = values.get(FACTOR);
    if (factor == 1) {
      return new Off();
    }
    double centerX = values.get(CENTER_X);
    double centerY = values.get(CENTER_Y);
    return switch (values.get(QUALITY)) {
      case "high" -> drawn(UpscaleQuality.LOW, values, new ZoomBox(centerX, centerY, factor));
      case "ultra" -> drawn(UpscaleQuality.HIGH, values, new ZoomBox(centerX, centerY, factor));
      default -> new Linear(new ZoomWarp(centerX, centerY, factor));
    };
  }

  private Filter drawn(UpscaleQuality quality, ParameterValues values, ZoomBox box) {
    try {
      UpscalePreset.C.networks(quality).forEach(weights::load);
    } catch (AvatarException e) {
      throw new InvalidInputException(
          QUALITY.name(),
          "Zoom in quality %s draws with Anime4K networks, which it cannot load; quality low needs none. %s"
              .formatted(values.get(QUALITY), e.getMessage()),
          e);
    }
    return new Drawn(quality, weights, box);
  }

  private record Off() implements Filter {
    @Override
    public Frame apply(Frame frame, FilterContext context) {
      return frame;
    }
  }

  private record Linear(ZoomWarp warp) implements Filter {
    @Override
    public Frame apply(Frame frame, FilterContext context) {
      return warp.apply(frame, context);
    }
  }

  private static final class Drawn implements Filter {
    private final UpscaleQuality quality;
    private final WeightsSource weights;
    private final ZoomBox box;
    private RegionUpscaler upscaler;

    Drawn(UpscaleQuality quality, WeightsSource weights, ZoomBox box) {
      this.quality = quality;
      this.weights = weights;
      this.box = box;
    }

    @Override
    public Frame apply(Frame frame, FilterContext context) {
      if (upscaler == null) {
        upscaler =
            new RegionUpscaler(
                Upscaler.create(quality, UpscalePreset.C, weights, context.workers()));
      }
      Frame result = context.spare();
      box.fit(frame.width(), frame.height());
      upscaler.upscale(frame, box.left(), box.top(), box.width(), box.height(), result);
      return result;
    }
  }
}
