package dev.avatar4j.examples;

import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.FrameEncoder;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws one pose of the default character to a PNG file, without animator or pipeline. */
public final class StillPose {
  private StillPose() {}

  /**
   * @param arguments where to write the PNG; {@code wink.png} by default
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments.length > 0 ? arguments[0] : "wink.png");
    Pose pose =
        Pose.NEUTRAL
            .with(Morph.EYE_WINK_LEFT, 1f)
            .with(Morph.MOUTH_RAISED_CORNER_LEFT, 0.8f)
            .with(Morph.HEAD_Y, 0.4f);

    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    try (Poser poser = Posers.create("warp");
        PoserSession session = poser.open(CharacterImages.defaultCharacter())) {
      session.pose(pose, frame);
    }

    PixelBuffer pixels = new PixelBuffer(frame.width(), frame.height());
    ColorTransfer.encode(frame, pixels);
    ByteSink png = new ByteSink(1 << 17);
    try (FrameEncoder encoder = FrameFormat.PNG.newEncoder()) {
      encoder.encode(pixels, png);
    }
    Files.write(file, png.toByteArray());
    System.out.println("Wrote " + file.toAbsolutePath());
  }
}
