package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** Every setting of how frames are finished, declared once, in the order of the documentation. */
public final class FrameKeys {
  private static final Declarations DECLARED = new Declarations();

  /** {@code target_fps}. */
  public static final Setting<Double> TARGET_FPS =
      DECLARED.number(
          "Frames", "target_fps", 25, 1, 240, "1/s", "How many frames per second are sent.");

  /** {@code format}. */
  public static final Setting<String> FORMAT =
      DECLARED.add(
          "Frames",
          "format",
          new SettingType.Choice(List.of("PNG", "QOI", "TGA", "JPEG")),
          "PNG",
          "",
          "How the frames of Raven streams are encoded; other streams name their format themselves.");

  /** {@code crop.enabled}. */
  public static final Setting<Boolean> CROP_ENABLED =
      DECLARED.add(
          "Frames",
          "crop.enabled",
          new SettingType.Switch(),
          false,
          "",
          "Whether the frame is cut to the edges below; they are kept when this is off.");

  /** {@code crop.left}. */
  public static final Setting<Double> CROP_LEFT =
      DECLARED.number("Frames", "crop.left", 0, 0, 1, "width", "Left edge of what is kept.");

  /** {@code crop.top}. */
  public static final Setting<Double> CROP_TOP =
      DECLARED.number("Frames", "crop.top", 0, 0, 1, "height", "Upper edge of what is kept.");

  /** {@code crop.right}. */
  public static final Setting<Double> CROP_RIGHT =
      DECLARED.number(
          "Frames",
          "crop.right",
          1,
          0,
          1,
          "width",
          "Right edge of what is kept, at least 0.05 right of the left one.");

  /** {@code crop.bottom}. */
  public static final Setting<Double> CROP_BOTTOM =
      DECLARED.number(
          "Frames",
          "crop.bottom",
          1,
          0,
          1,
          "height",
          "Lower edge of what is kept, at least 0.05 below the upper one.");

  /** {@code upscale}. */
  public static final Setting<Double> UPSCALE =
      DECLARED.number(
          "Frames",
          "upscale",
          1,
          1,
          4,
          "",
          "Factor by which the frame is enlarged after cropping; 1 switches it off.");

  /** {@code upscale_preset}. */
  public static final Setting<String> UPSCALE_PRESET =
      DECLARED.add(
          "Frames",
          "upscale_preset",
          new SettingType.Choice(List.of("C", "A", "B")),
          "C",
          "",
          "Chain of Anime4K networks: A restores, B restores softly, C removes noise.");

  /** {@code upscale_quality}. */
  public static final Setting<String> UPSCALE_QUALITY =
      DECLARED.add(
          "Frames",
          "upscale_quality",
          new SettingType.Choice(List.of("bicubic", "bilinear", "lanczos", "low", "high")),
          "bicubic",
          "",
          "How the frame is enlarged; low and high use the Anime4K networks.");

  /** {@code metrics_enabled}. */
  public static final Setting<Boolean> METRICS_ENABLED =
      DECLARED.add(
          "Frames",
          "metrics_enabled",
          new SettingType.Switch(),
          false,
          "",
          "Whether the time of each stage is logged every few seconds.");

  /** {@code postprocessor_chain}. */
  public static final Setting<JsonNode> POSTPROCESSOR_CHAIN =
      DECLARED.add(
          "Filters",
          "postprocessor_chain",
          new FilterChainType(),
          JsonNodeFactory.instance.arrayNode(),
          "",
          "The filters, in the order they are applied; replaces the whole list.");

  /** {@code postprocessor_before_upscale}. */
  public static final Setting<Boolean> POSTPROCESSOR_BEFORE_UPSCALE =
      DECLARED.add(
          "Filters",
          "postprocessor_before_upscale",
          new SettingType.Switch(),
          false,
          "",
          "Whether the filters work on the frame before it is enlarged, which is faster and coarser.");

  /** {@code backdrop_path}. */
  public static final Setting<String> BACKDROP_PATH =
      DECLARED.add(
          "Backdrop",
          "backdrop_path",
          new SettingType.Text(1000),
          "",
          "",
          "The picture a client shows behind the character; the server only keeps it.");

  /** {@code backdrop_blur}. */
  public static final Setting<Boolean> BACKDROP_BLUR =
      DECLARED.add(
          "Backdrop",
          "backdrop_blur",
          new SettingType.Switch(),
          true,
          "",
          "Whether a client blurs that picture; the server only keeps it.");

  /** All of them. */
  static final List<Setting<?>> ALL = DECLARED.all();

  private FrameKeys() {}
}
