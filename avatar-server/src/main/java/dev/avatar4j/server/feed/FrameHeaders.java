package dev.avatar4j.server.feed;

import dev.avatar4j.Avatar;
import dev.avatar4j.image.CropBox;
import dev.avatar4j.pipeline.EncodedFrame;
import dev.avatar4j.pipeline.FrameLayout;
import dev.avatar4j.pipeline.PipelineStatistics;
import java.util.Locale;
import java.util.Map;

/**
 * What feeds say about each frame: its place in the whole picture and the server's timing, in the
 * form Raven clients read. Times and rates have one decimal.
 */
public final class FrameHeaders implements PartHeaders {
  private static final String UNCACHED =
      "Pragma-directive: no-cache\r\n"
          + "Cache-directive: no-cache\r\n"
          + "Cache-control: no-cache\r\n"
          + "Pragma: no-cache\r\n"
          + "Expires: 0\r\n";

  private final Avatar avatar;

  private FrameHeaders(Avatar avatar) {
    this.avatar = avatar;
  }

  /** The same for a single picture, as headers of the reply: number, place and timing. */
  public static Map<String, String> describe(Avatar avatar, EncodedFrame frame) {
    FrameLayout layout = frame.layout();
    return Map.of(
        "X-Frame-Sequence",
        Long.toString(frame.sequence()),
        "X-Crop",
        json(layout.crop()),
        "X-Full-Size",
        layout.fullWidth() + " " + layout.fullHeight(),
        "X-Server-Stats",
        new FrameHeaders(avatar).json(avatar.statistics()));
  }

  /** Those of our own feed: the frame's number, its place, the timing, when it was drawn for. */
  static PartHeaders numbered(Avatar avatar) {
    FrameHeaders place = new FrameHeaders(avatar);
    return (frame, head) -> {
      head.append("X-Frame-Sequence: ").append(frame.sequence()).append("\r\n");
      place.append(frame, head);
      head.append("X-Frame-Time: ").append(frame.timeNanos() / 1e6).append("\r\n");
    };
  }

  /** Those of Raven's feed: place and timing, then that service's words against caches. */
  static PartHeaders forRaven(Avatar avatar) {
    FrameHeaders place = new FrameHeaders(avatar);
    return (frame, head) -> {
      place.append(frame, head);
      head.append(UNCACHED);
    };
  }

  @Override
  public void append(EncodedFrame frame, StringBuilder head) {
    FrameLayout layout = frame.layout();
    head.append("X-Crop: ").append(json(layout.crop())).append("\r\n");
    head.append("X-Full-Size: ").append(layout.fullWidth()).append(' ');
    head.append(layout.fullHeight()).append("\r\n");
    head.append("X-Server-Stats: ").append(json(avatar.statistics())).append("\r\n");
  }

  private static String json(CropBox crop) {
    return "{\"enabled\":%s,\"left\":%s,\"top\":%s,\"right\":%s,\"bottom\":%s}"
        .formatted(crop.enabled(), crop.left(), crop.top(), crop.right(), crop.bottom());
  }

  private String json(PipelineStatistics means) {
    double render = means.renderMillis() + means.stageMillis();
    double spacing = rate(means.framesPerSecond());
    return String.format(
        Locale.ROOT,
        "{\"render_ms\":%.1f,\"render_fps\":%.1f,\"encode_ms\":%.1f,\"encode_fps\":%.1f,"
            + "\"wait_ms\":%.1f,\"output_ms\":%.1f,\"output_fps\":%.1f,\"target_fps\":%.1f}",
        render,
        rate(render),
        means.encodeMillis(),
        rate(means.encodeMillis()),
        Math.max(0, spacing - render - means.encodeMillis()),
        spacing,
        means.framesPerSecond(),
        avatar.settings().targetFps());
  }

  /** From milliseconds to times a second and back; 0 while unknown. */
  private static double rate(double value) {
    return value > 0 ? 1000 / value : 0;
  }
}
