package dev.avatar4j.server.compat;

import dev.avatar4j.AvatarException;
import dev.avatar4j.image.EncodedTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.postprocessor.ChainSpec;
import dev.avatar4j.postprocessor.FilterChain;
import dev.avatar4j.postprocessor.FilterStatistics;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.upscale.UpscalePreset;
import dev.avatar4j.postprocessor.upscale.UpscaleQuality;
import dev.avatar4j.postprocessor.upscale.Upscaler;
import dev.avatar4j.postprocessor.upscale.anime4k.ShaderDirectory;
import dev.avatar4j.server.http.RequestRefused;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Works on single pictures, one at a time, so that they take their share of the machine and memory
 * only once. Colour values are worked on as encoded, as Raven does. Thread-safe.
 */
final class ImageFx {
  /** A 4K screen; a picture of that size takes about 133 MB while it is worked on. */
  private static final int MAX_PIXELS = 3840 * 2160;

  private static final int MAX_WAITING = 4;
  private static final long SEED = 0;

  private static final ImageLimits LIMITS =
      new ImageLimits(
          ImageLimits.DEFAULT_MAX_BYTES, MAX_PIXELS, ImageLimits.DEFAULT_MAX_SIDE, 0, 1);

  private final Semaphore admitted = new Semaphore(1 + MAX_WAITING);
  private final ReentrantLock turn = new ReentrantLock(true);

  /**
   * @throws dev.avatar4j.InvalidInputException if the file is no usable picture
   * @throws AvatarException if a filter fails on it
   * @throws RequestRefused 503 if too many wait already
   */
  PixelBuffer filter(byte[] file, ChainSpec chain) {
    return inTurn(workers -> filtered(file, chain, workers));
  }

  private static PixelBuffer filtered(byte[] file, ChainSpec chain, RowWorkers workers) {
    PixelBuffer pixels = Picture.read(file, LIMITS).pixels();
    Frame frame = decode(pixels);
    try (FilterChain filters = FilterChain.open(chain, workers, SEED)) {
      filters.apply(frame, 0);
      for (FilterStatistics filter : filters.statistics()) {
        if (filter.failures() > 0) {
          throw new AvatarException(
              "Filter " + filter.filter() + " failed on this picture: " + filter.lastFailure());
        }
      }
    }
    EncodedTransfer.encode(frame, pixels);
    return pixels;
  }

  /**
   * @throws dev.avatar4j.InvalidInputException if the file is no usable picture
   * @throws RequestRefused 400 if the size is out of range, 503 if too many wait already
   * @throws AvatarException if the quality needs networks that are not there
   */
  PixelBuffer upscale(
      byte[] file, int width, int height, UpscaleQuality quality, UpscalePreset preset) {
    if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
      throw new RequestRefused(
          400,
          "upscaled_width",
          "The result would have "
              + width
              + "x"
              + height
              + " pixels; it needs 1 to "
              + MAX_PIXELS
              + " of them.");
    }
    return inTurn(workers -> upscaled(file, width, height, quality, preset, workers));
  }

  private static PixelBuffer upscaled(
      byte[] file,
      int width,
      int height,
      UpscaleQuality quality,
      UpscalePreset preset,
      RowWorkers workers) {
    Frame frame = decode(Picture.read(file, LIMITS).pixels());
    Frame enlarged = new Frame(width, height);
    ShaderDirectory shaders = new ShaderDirectory(ShaderDirectory.defaultFolder(System.getenv()));
    Upscaler.create(quality, preset, shaders, workers).upscale(frame, enlarged);
    PixelBuffer result = new PixelBuffer(width, height);
    EncodedTransfer.encode(enlarged, result);
    return result;
  }

  private static Frame decode(PixelBuffer pixels) {
    Frame frame = new Frame(pixels.width(), pixels.height());
    EncodedTransfer.decode(pixels, frame);
    return frame;
  }

  private PixelBuffer inTurn(Function<RowWorkers, PixelBuffer> work) {
    if (!admitted.tryAcquire()) {
      throw new RequestRefused(
          503, null, "Too many pictures are being worked on; try again in a moment.");
    }
    turn.lock();
    try (RowWorkers workers = new RowWorkers(Runtime.getRuntime().availableProcessors())) {
      return work.apply(workers);
    } finally {
      turn.unlock();
      admitted.release();
    }
  }
}
