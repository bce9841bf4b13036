package dev.avatar4j.postprocessor.docs;

import dev.avatar4j.image.ApngWriter;
import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.image.PngEncoder;
import dev.avatar4j.postprocessor.ChainSpec;
import dev.avatar4j.postprocessor.FilterChain;
import dev.avatar4j.postprocessor.RowWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws what each filter does to the default character, before a dark chequered wall. */
final class FilterPictures {
  private static final long SEED = 3;
  private static final int STILL_SIZE = 256;
  private static final int LEFT = 128;
  private static final int TOP = 24;
  private static final int CLIP_SIZE = STILL_SIZE / 2;
  private static final int CLIP_FRAMES = 10;
  private static final int CLIP_RATE = 15;

  /** With {@value #CLIP_SIZE} rows, ten steps of this are whole cycles of most filters. */
  private static final double CLIP_STEP = 1.6;

  private static final int TILE = 16;
  private static final float DARK = 0.05f;
  private static final float BRIGHT = 0.09f;

  private final Frame character = CharacterImages.defaultCharacter().picture();

  void writeStill(Shot shot, Path file) throws IOException {
    try (RowWorkers workers = new RowWorkers(1);
        FilterChain chain = FilterChain.open(ChainSpec.parse(shot.chain()), workers, SEED);
        PngEncoder encoder = PngEncoder.forFiles()) {
      Frame frame = cut();
      chain.apply(frame, shot.frameNumber());
      ByteSink bytes = new ByteSink(1 << 17);
      encoder.encode(composed(frame), bytes);
      Files.write(file, bytes.toByteArray());
    }
  }

  void writeClip(Shot shot, Path file) throws IOException {
    try (RowWorkers workers = new RowWorkers(1);
        FilterChain chain = FilterChain.open(ChainSpec.parse(shot.chain()), workers, SEED);
        ApngWriter writer = ApngWriter.create(file, CLIP_SIZE, CLIP_SIZE, CLIP_FRAMES, CLIP_RATE)) {
      for (int i = 0; i < CLIP_FRAMES; i++) {
        Frame frame = halved(cut());
        chain.apply(frame, i * CLIP_STEP);
        PixelBuffer pixels = composed(frame);
        coarsen(pixels);
        writer.write(pixels);
      }
    }
  }

  private Frame cut() {
    Frame part = new Frame(STILL_SIZE, STILL_SIZE);
    for (int channel = 0; channel < 4; channel++) {
      for (int y = 0; y < STILL_SIZE; y++) {
        System.arraycopy(
            character.plane(channel),
            (TOP + y) * character.width() + LEFT,
            part.plane(channel),
            y * STILL_SIZE,
            STILL_SIZE);
      }
    }
    return part;
  }

  private static Frame halved(Frame frame) {
    Frame half = new Frame(frame.width() / 2, frame.height() / 2);
    for (int channel = 0; channel < 4; channel++) {
      float[] from = frame.plane(channel);
      for (int i = 0; i < half.size(); i++) {
        int at = i / half.width() * 2 * frame.width() + i % half.width() * 2;
        half.plane(channel)[i] =
            (from[at] + from[at + 1] + from[at + frame.width()] + from[at + frame.width() + 1]) / 4;
      }
    }
    return half;
  }

  private static PixelBuffer composed(Frame frame) {
    for (int i = 0; i < frame.size(); i++) {
      int x = i % frame.width();
      int y = i / frame.width();
      float wall = (x / TILE + y / TILE) % 2 == 0 ? DARK : BRIGHT;
      float alpha = Math.max(0, Math.min(1, frame.alpha()[i]));
      for (int channel = 0; channel < 3; channel++) {
        float[] plane = frame.plane(channel);
        plane[i] = wall + alpha * (plane[i] - wall);
      }
      frame.alpha()[i] = 1;
    }
    PixelBuffer pixels = new PixelBuffer(frame.width(), frame.height());
    ColorTransfer.encode(frame, pixels);
    return pixels;
  }

  /** Five bits a colour: noise does not compress, and clips should be small. */
  private static void coarsen(PixelBuffer pixels) {
    byte[] rgba = pixels.rgba();
    for (int i = 0; i < rgba.length; i++) {
      int top = rgba[i] & 0xF8;
      rgba[i] = (byte) (top | top >> 5);
    }
  }
}
